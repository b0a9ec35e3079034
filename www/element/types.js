/**
 * Types of the element's public interface: properties other than parameters, and events. The allowed values are in author-options.js.
 *
 * @import { Counters, State, Value } from '../engine/messages.js'
 *
 * @typedef {object} Authored author options; each is also an attribute; null removes it
 * @property {string} scene
 * @property {string} controls `all`, `none`, or a list of controls the reader can use
 * @property {string} show `all`, `none`, or a list of parts that are shown
 * @property {string} lock `none`, `all`, or a list of parameters that a reader cannot change
 * @property {'off' | 'visible'} autoplay
 * @property {number} speed speed factor, .25 to 4
 * @property {'auto' | 'light' | 'dark' | 'projector'} theme
 * @property {'auto' | 'off'} motion
 * @property {string} credit `off`, `on`, or an address
 * @property {'shown' | 'asked'} numbers
 * @property {'on' | 'off' | 'answered'} think
 * @property {'on' | 'off'} keys
 * @property {'on' | 'off'} tint
 * @property {'auto' | 'core' | 'webgl'} renderer
 *
 * @typedef {object} ExportOptions options of a picture or film export
 * @property {'image/png' | 'image/svg+xml' | 'image/gif' | 'video/webm'} [type] default: PNG
 * @property {number} [width] in CSS pixels; times `scale` 16 to 8,192 pixels (GIF: to 800, WebM: to 1,920); default: as on screen
 * @property {number} [height] as the width; a picture has at most 16.7 million pixels; default: as on screen
 * @property {number} [scale] device pixels a CSS pixel, .5 to 4; default: as on screen, and 1 for a GIF
 * @property {'light' | 'dark'} [theme] default: as on screen
 * @property {boolean} [caption] a strip with title, key, counts and credit: a part of `height`, or under the picture without one; default: no
 * @property {'growth' | 'post'} [what] content of a film: the growth up to now, or the current post (default if there is a post)
 * @property {number} [seconds] duration of a film, 2 to 30; default: 6
 * @property {AbortSignal} [signal] cancels the export
 * @property {(done: number, total: number) => void} [progress] called with the number of finished and of all frames
 *
 * @typedef {object} HopScopeEvents event types by name; all bubble and are composed
 * @property {CustomEvent<{}>} ready the first counts and the first picture are shown
 * @property {CustomEvent<{ name: string, value: Value }>} input the reader moves a slider
 * @property {CustomEvent<State & { names: string[] }>} change the reader changed these parameters
 * @property {CustomEvent<{ connection: number }>} accept an invitation is accepted; `connection` is the new number of connections
 * @property {CustomEvent<{ post: number }>} post a post is written; `post` is its number
 * @property {CustomEvent<{ hop: number, saw: number }>} hop the post made a hop; `saw` is the number of viewers so far
 * @property {CustomEvent<Counters>} reach the counts changed; dispatched at most ten times a second
 * @property {CustomEvent<State>} settled all movement ended and the final state is shown
 * @property {CustomEvent<{}>} play playback started
 * @property {CustomEvent<{}>} pause playback was stopped before its end
 * @property {CustomEvent<{}>} reset the figure went back to 0 connections
 * @property {CustomEvent<{ scene: string }>} scenechange the figure has another scene
 * @property {CustomEvent<{ message: string, fatal: boolean }>} error an operation failed; after a fatal error the figure has stopped
 *
 * @typedef {{
 *   addEventListener<K extends keyof HopScopeEvents>(type: K, listener: (event: HopScopeEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
 *   removeEventListener<K extends keyof HopScopeEvents>(type: K, listener: (event: HopScopeEvents[K]) => unknown, options?: boolean | EventListenerOptions): void;
 * }} EventTypes
 */
export {};
