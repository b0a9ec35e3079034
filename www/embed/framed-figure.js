/** A document in a frame that has one figure: it tells its host what the host asks to be told, and does what the host asks it to do. */
import { tellHeights } from './height.js';
import { converse } from './protocol.js';
import { warn } from '../shared/url-state.js';

/** @import { HopScope } from '../element/hop-scope.js' */

/** So long may a frame's name be. */
const NAME = 64;

/** A name that was given, if it can be one. @param {string | undefined} id */
function nameOf(id) {
  if (id !== undefined && id !== '' && id.length <= NAME) return id;
  if (id !== undefined) warn(`id has to have 1 to ${NAME} characters and is ignored`);
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/**
 * Begins to listen to the host.
 * @param {{ id?: string, events?: string }} said in the address: the frame's name, and what the host wants to hear of
 * @param {() => HopScope} begin the figure, begun if it was not yet
 * @returns {(figure: HopScope) => void} to be called when it has begun
 */
export function framed({ id, events = '' }, begin) {
  const { hear, tell } = converse(nameOf(id), events, begin);
  return (figure) => {
    // In a window of its own there is nobody to tell.
    if (parent === window) return;
    hear(figure);
    tellHeights(figure, (height) => tell('height', { height }));
  };
}
