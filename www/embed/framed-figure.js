/** Connects a framed document with one figure to its host page: sends events to the host and runs the host's requests. */
import { reportHeights } from './height.js';
import { speak } from './host-dialects.js';
import { connect } from './protocol.js';
import { warn } from '../shared/url-state.js';

/** @import { HopScope } from '../element/hop-scope.js' */

/** Maximum length of a frame's id, in characters. */
const NAME = 64;

/** The given id if it is valid, else a random id. @param {string | undefined} id */
function nameOf(id) {
  if (id !== undefined && id !== '' && id.length <= NAME) return id;
  if (id !== undefined) warn(`id has to have 1 to ${NAME} characters and is ignored`);
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/**
 * Starts to handle the host's messages.
 * @param {{ id?: string, events?: string }} frame from the address: the frame's id, and the names of the events to send to the host
 * @param {() => HopScope} begin returns the figure; creates it at the first call
 * @returns {(figure: HopScope) => void} call it with the figure once the figure exists
 */
export function framed({ id, events = '' }, begin) {
  const { forwardEvents, send } = connect(nameOf(id), events, begin);
  const sendElse = speak(begin);
  return (figure) => {
    // A document that is not in a frame has no host.
    if (parent === window) return;
    forwardEvents(figure);
    reportHeights(figure, (height) => {
      send('height', { height });
      sendElse(height);
    });
  };
}
