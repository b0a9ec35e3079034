/** The scenes: one table of what a figure shows, which settings it offers and how it starts. A scene more is an entry more. */

/**
 * @import { Value } from './calls.js'
 *
 * @typedef {'lenses' | 'key' | 'scrubber' | 'counters' | 'accept' | 'post' | 'play' | 'step' | 'reset' | 'happened' | 'next' | 'chart'
 *   | 'drawer' | 'more' | 'seed' | 'file'} Part
 * @typedef {object} Scene
 * @property {ReadonlySet<Part>} parts what is shown besides the picture
 * @property {readonly string[]} settings the parameters that are said as sentences
 * @property {Readonly<Record<string, Value>>} start what holds where nothing else is asked for
 * @property {boolean} [story] the words under the picture are a story's, and there is little else: no keys, no holding
 * @property {() => Promise<object>} [act] the script of what it has and no other has, with a `make` (see panel.js)
 */

/** @param {string} names @returns {ReadonlySet<Part>} */
const parts = (names) => new Set(/** @type {Part[]} */ (names.split(' ')));

const ALL = parts('lenses key scrubber counters accept post play step reset happened next chart drawer more seed file');

/** @type {Readonly<Record<string, Scene>>} */
export const SCENES = {
  hook: {
    parts: parts('accept'),
    settings: [],
    start: { people: 8, ties: 2.5, community: 3, shortcuts: 0.3, connections: 0, seed: 4 },
    story: true,
  },

  'two-lives': {
    parts: parts('seed'),
    settings: [],
    start: { connections: 0, strategy: 'everyone' },
    act: () => import('./scenes/lives.js'),
  },

  'their-networks': {
    parts: parts('lenses key counters happened seed'),
    settings: [],
    start: { connections: 0 },
  },

  post: {
    parts: parts('lenses key counters post play step reset happened chart seed'),
    settings: ['kind', 'reshare'],
    start: { connections: 100 },
  },

  exponential: {
    parts: parts('key scrubber counters play reset chart seed'),
    settings: ['strategy'],
    start: { connections: 'all' },
  },

  'not-everyone': {
    parts: parts('lenses key scrubber counters accept play step reset happened next chart seed'),
    settings: ['strategy'],
    start: { connections: 100 },
  },

  'hidden-lists': {
    parts: parts('key scrubber counters post happened seed'),
    settings: ['hidden'],
    start: { connections: 100 },
  },

  contacts: {
    parts: parts('key scrubber counters play reset seed'),
    settings: ['strategy', 'switch', 'write'],
    start: { connections: 'all' },
  },

  'own-network': {
    parts: parts('lenses key scrubber counters accept post play step reset happened next chart more file'),
    settings: ['strategy', 'reshare'],
    start: { connections: 25 },
  },

  sandbox: { parts: ALL, settings: ['strategy', 'kind', 'reshare'], start: {} },
};

/** Where no scene is asked for. */
export const OTHERWISE = 'sandbox';
