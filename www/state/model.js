/** What is on show: one object, which the session writes and everything that shows reads. */

/**
 * @import { Counters, Facts, Imported, Invitation, Parameter, Picked, Series, Value } from '../engine/messages.js'
 * @import { Findings } from './analysis-requests.js'
 * @import { Words } from '../i18n/translate.js'
 *
 * @typedef {'lenses' | 'key' | 'scrubber' | 'counters' | 'accept' | 'post' | 'play' | 'step' | 'reset' | 'happened' | 'next' | 'chart'
 *   | 'drawer' | 'more' | 'seed' | 'file'} Part
 * @typedef {{ has(name: string): boolean }} Names
 * @typedef {object} Scene what a figure shows (see scenes.js)
 * @property {ReadonlySet<Part>} parts besides the picture
 * @property {readonly string[]} settings the parameters that are said as sentences
 * @property {Readonly<Record<string, Value>>} start what holds where nothing else is asked for
 * @property {boolean} [stands] nothing plays in it: it waits for what a reader says
 * @property {boolean} [pauses] it has a button of its own that stops what plays
 * @property {boolean} [story] the words under the picture are a story's, and there is little else: no keys, no holding
 * @property {() => Promise<object>} [act] the script of what it has and no other has, with a `make` (see panel.js)
 *
 * @typedef {object} Model
 * @property {string} scene its name
 * @property {Scene} shown the same
 * @property {boolean} controls what only this scene has is offered
 * @property {Names} offers the parts that its author wants of those the scene has
 * @property {Names} lock the parameters that a reader cannot change
 * @property {boolean} plays it begins to play by itself
 * @property {string} credit who made it is said: `on` or an address; or not: `off`
 * @property {boolean} shortcuts
 * @property {'light' | 'dark'} theme
 * @property {boolean} large it is for a room, which reads it from afar
 * @property {'' | 'hidden' | 'asked'} veil whether the numbers wait to be asked for, and whether they were
 * @property {Record<string, string>} colours by role
 * @property {string} busy the stage under way, or ''
 * @property {number} percent how much of it is done
 * @property {Words} error or ''
 * @property {boolean} dead nothing can be done any more
 * @property {Words[]} notes
 * @property {Parameter[]} parameters
 * @property {string} text the scenario on show, in the core's words
 * @property {Record<string, Value>} values
 * @property {Record<string, Value>} sliding values of sliders that are being moved
 * @property {Facts | undefined} facts
 * @property {Counters | undefined} counters
 * @property {Invitation | undefined} next
 * @property {number} connection the moment on show, or the one it is on its way to
 * @property {boolean} playing
 * @property {boolean} posted a post is on show
 * @property {Picked | undefined} picked who it is that something is said of
 * @property {boolean} hovering it is said only as long as the pointer is there
 * @property {boolean} whole all of the picture is seen
 * @property {number | undefined} settling how far the forces have come to rest that are moving people, from 0 to 1
 * @property {{ width: number, height: number, scale: number }} size the picture's, in device pixels, and those a CSS pixel
 * @property {Imported | undefined} file
 * @property {boolean} dropping
 * @property {boolean} drawer whether all settings are open
 * @property {boolean} take whether what can be taken along is open
 * @property {'life' | 'hops'} chart
 * @property {boolean} gained the chart shows what each connection brought
 * @property {boolean} log its upward axis is logarithmic
 * @property {Series | undefined} series
 * @property {Series | undefined} before the series of the run before
 * @property {Words} ghost what the run before was, or ''
 * @property {string} beforeText its scenario, in the core's words
 * @property {boolean} guides the chart shows a straight line and an exponential fitted to it
 * @property {boolean} more whether there is more to read than the counts
 * @property {boolean} numbers whether the numbers are shown as tables
 * @property {boolean} studied the scene shows what the laboratory finds
 * @property {Findings} found what is known besides the counts
 */

/** Whether a list of one's own connections is on show: who they are and when they came is known, and nothing beyond. @param {Model} model */
export const isListed = ({ facts, file }) => Boolean(facts?.isFile && file?.dated);

/** Before anything is known. @returns {Model} */
export function nothingYet() {
  return {
    scene: '',
    shown: { parts: new Set(), settings: [], start: {} },
    controls: true,
    offers: { has: () => true },
    lock: new Set(),
    plays: false,
    credit: 'off',
    shortcuts: true,
    theme: 'light',
    large: false,
    veil: '',
    colours: {},
    busy: 'open',
    percent: 0,
    error: '',
    dead: false,
    notes: [],
    parameters: [],
    text: '',
    values: {},
    sliding: {},
    facts: undefined,
    counters: undefined,
    next: undefined,
    connection: 0,
    playing: false,
    posted: false,
    picked: undefined,
    hovering: false,
    whole: true,
    settling: undefined,
    size: { width: 0, height: 0, scale: 1 },
    file: undefined,
    dropping: false,
    drawer: false,
    take: false,
    chart: 'life',
    gained: false,
    log: false,
    series: undefined,
    before: undefined,
    ghost: '',
    beforeText: '',
    guides: false,
    more: false,
    numbers: false,
    studied: false,
    found: { connection: 0 },
  };
}
