/**
 * The table of scenes: the parts a figure shows, the settings it offers, and its start values. Each scene is one entry.
 *
 * A folder scenes/NAME/ contains the parts that only one scene has. It imports scenes/common/, analysis/, import/, ui/, state/, render/,
 * chart/, i18n/, shared/, pkg/text/, lit, and types of engine/, but no other scene.
 */

/** @import { Part, Scene } from '../state/model.js' */

/** @param {string} names @returns {ReadonlySet<Part>} */
const parts = (names) => new Set(/** @type {Part[]} */ (names.split(' ')));

const ALL = parts('lenses key scrubber counters accept post play step reset happened next chart drawer more seed file');

/** @type {Readonly<Record<string, Scene>>} */
export const SCENES = {
  /** The scene `hook`: eight people, one button, and one sentence about what the last connection brought. */
  hook: {
    parts: parts('accept'),
    settings: [],
    start: { people: 8, ties: 2.5, community: 3, shortcuts: 0.3, connections: 0, seed: 58 },
    story: true,
  },

  'two-lives': {
    parts: parts('seed'),
    settings: [],
    start: { connections: 0, strategy: 'everyone' },
    pauses: true,
    load: () => import('./two-lives/two-lives.js'),
  },

  'their-networks': {
    parts: parts('lenses key counters happened'),
    settings: [],
    // 15 months are just enough for the invitations of a round. With few people, each is drawn larger.
    start: { connections: 0, months: 15 },
    stands: true,
    load: () => import('./their-networks/their-networks.js'),
  },

  post: {
    parts: parts('lenses key seed'),
    settings: ['reshare'],
    start: { connections: 100 },
    pauses: true,
    load: () => import('./post/post.js'),
  },

  exponential: {
    // The scene adds the counters and the scrubber with the answer.
    parts: parts('key seed'),
    settings: ['strategy'],
    start: { connections: 10 },
    stands: true,
    load: () => import('./exponential/exponential.js'),
  },

  'not-everyone': {
    parts: parts('lenses key scrubber counters accept play step reset happened next chart seed'),
    settings: ['strategy', 'writers'],
    start: { connections: 80 },
    load: () => import('./not-everyone/not-everyone.js'),
  },

  'hidden-lists': {
    parts: parts('key scrubber counters post happened seed'),
    settings: [],
    start: { connections: 100, hidden: 0.5 },
    load: () => import('./hidden-lists/hidden-lists.js'),
  },

  // The parameters of the tested claim, equal to `contacts::CLAIM` in the core. With 68 connections the life is at month 49.
  contacts: {
    parts: parts('key counters play reset seed'),
    settings: [],
    start: { strategy: 'met', people: 4000, switch: 60, months: 72, invitations: 10, met: 15, feedback: 0.05, connections: 68 },
    load: () => import('./contacts/contacts.js'),
  },

  'own-network': {
    parts: parts('lenses key scrubber counters accept post play step reset happened next chart more file'),
    settings: ['strategy', 'reshare'],
    start: { connections: 25 },
    grows: true,
    load: () => import('./own-network/own-network.js'),
  },

  /** The scene `sandbox`: every control and every parameter. */
  sandbox: { parts: ALL, settings: ['strategy', 'kind', 'reshare'], start: {} },
};

/** The default scene. */
export const OTHERWISE = 'sandbox';
