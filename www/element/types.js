/**
 * What a figure is to the page it stands in: its properties besides the parameters, and what it tells. Only types; the words are in author.js.
 *
 * @import { Counters, State, Theme, Value } from '../engine/messages.js'
 *
 * @typedef {object} Authored the author's words, each an attribute, too; set to null it is taken away
 * @property {string} scene
 * @property {string} controls `all`, `none`, or a list of what a reader can work
 * @property {string} show `all`, `none`, or a list of what a reader can read
 * @property {string} lock `none`, `all`, or a list of parameters that a reader cannot change
 * @property {'off' | 'visible'} autoplay
 * @property {number} speed .25 to 4
 * @property {'auto' | 'light' | 'dark' | 'projector'} theme
 * @property {'auto' | 'off'} motion
 * @property {string} credit `off`, `on`, or an address
 * @property {'shown' | 'asked'} numbers
 * @property {'on' | 'off' | 'answered'} think
 * @property {'on' | 'off'} keys
 * @property {'auto' | 'core' | 'webgl'} renderer
 *
 * @typedef {object} Wishes of whoever takes a picture or a film
 * @property {'image/png' | 'image/svg+xml' | 'image/gif' | 'video/webm'} [type] a PNG where nothing is said
 * @property {number} [width] in CSS pixels; as on screen
 * @property {number} [height]
 * @property {number} [scale] device pixels a CSS pixel: lines and outlines are so many times as wide; as on screen, and 1 for a GIF
 * @property {Theme} [theme] as on screen
 * @property {'growth' | 'post'} [what] of a film: the life up to the moment on show, or the post on show; the post where there is one
 * @property {number} [seconds] how long it is: 6
 * @property {AbortSignal} [signal] gives it up
 * @property {(done: number, total: number) => void} [progress] hears how many of its pictures there are
 *
 * @typedef {object} HopScopeEvents by name; all bubble, and leave shadow roots
 * @property {CustomEvent<{}>} ready the first numbers and the first picture stand
 * @property {CustomEvent<{ name: string, value: Value }>} input a control is being moved
 * @property {CustomEvent<State & { names: string[] }>} change a reader has changed these parameters
 * @property {CustomEvent<{ connection: number }>} accept an invitation is accepted: so many connections there will be
 * @property {CustomEvent<{ post: number }>} post a post is written, by its number
 * @property {CustomEvent<{ hop: number, saw: number }>} hop it has come so far, and so many saw it
 * @property {CustomEvent<Counters>} reach the counts on the way, at most ten times a second
 * @property {CustomEvent<State>} settled everything is at rest and on show
 * @property {CustomEvent<{}>} play a life or a post goes on by itself
 * @property {CustomEvent<{}>} pause it was stopped on the way
 * @property {CustomEvent<{}>} reset no connections any more
 * @property {CustomEvent<{ scene: string }>} scenechange
 * @property {CustomEvent<{ message: string, fatal: boolean }>} error something failed; after a fatal one the figure has stopped
 *
 * @typedef {{
 *   addEventListener<K extends keyof HopScopeEvents>(type: K, listener: (event: HopScopeEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
 *   removeEventListener<K extends keyof HopScopeEvents>(type: K, listener: (event: HopScopeEvents[K]) => unknown, options?: boolean | EventListenerOptions): void;
 * }} Telling
 */
export {};
