/**
 * What the address of the one file asks for: settings in `?`, a state in `#`, as on the page. What is the element's own is on the tag
 * before it becomes an element.
 */
import { AUTHOR } from '../element/author-options.js';
import { isScenario, opened } from '../shared/url-state.js';

export const figure = /** @type {import('../element/hop-scope.js').HopScope} */ (document.querySelector('hop-scope'));
const settings = opened(location.search, [...Object.keys(AUTHOR), 'id', 'events']);
const state = opened(isScenario(location.hash) ? location.hash : '');

if (settings.named) figure.setAttribute('scene', settings.scene);
// Settings of one scene are not another's.
const other = state.named && state.scene !== (figure.getAttribute('scene') ?? opened('').scene);
if (other) figure.setAttribute('scene', state.scene);
const parameters = { ...(other ? {} : settings.values) };
// All else in an address are parameters.
for (const name of Object.keys(AUTHOR)) {
  const value = settings.values[name];
  if (value !== undefined) figure.setAttribute(name, value);
  delete parameters[name];
}

const { id, events } = settings.values;
for (const name of ['id', 'events']) delete parameters[name];

/** What its host says, where it stands in a frame. */
export const said = { id, events };

/** Shows it, once the tag is an element. What its author has locked, which is known when it is ready, a reader's state does not change. */
export async function follow() {
  if (Object.keys(parameters).length > 0) figure.set(parameters);
  if (Object.keys(state.values).length === 0) return;
  if (figure.hasAttribute('lock')) await figure.ready.catch(() => undefined);
  figure.setState({ ...parameters, ...state.values }, { shared: true });
}
