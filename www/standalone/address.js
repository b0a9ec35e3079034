/**
 * Reads the address of the standalone file: settings after `?`, a state after `#`, as on the page. This module sets the element's
 * attributes before the custom element is defined.
 */
import { AUTHOR, splitSettings } from '../element/author-options.js';
import { isScenario, opened } from '../shared/url-state.js';

export const figure = /** @type {import('../element/hop-scope.js').HopScope} */ (document.querySelector('hop-scope'));
const settings = opened(location.search, [...Object.keys(AUTHOR), 'id', 'events']);
const state = opened(isScenario(location.hash) ? location.hash : '');

if (settings.named) figure.setAttribute('scene', settings.scene);
// The settings do not apply if the state is of another scene.
const other = state.named && state.scene !== (figure.getAttribute('scene') ?? opened('').scene);
if (other) figure.setAttribute('scene', state.scene);
const { id, events, ...rest } = settings.values;
const split = splitSettings(rest);
for (const [name, value] of Object.entries(split.author)) figure.setAttribute(name, value);
const parameters = other ? {} : split.parameters;

/** The frame's id and the events to send to the host. Used only in a frame. */
export const frameSettings = { id, events };

/**
 * Sets the parameters and the reader's state. The custom element must be defined. The reader's state does not change locked parameters. The
 * figure knows which parameters are locked when it is ready; so if there is a lock, this function waits for that.
 */
export async function follow() {
  if (Object.keys(parameters).length > 0) figure.set(parameters);
  if (Object.keys(state.values).length === 0) return;
  if (figure.hasAttribute('lock')) await figure.ready.catch(() => undefined);
  figure.setState({ ...parameters, ...state.values }, { shared: true });
}
