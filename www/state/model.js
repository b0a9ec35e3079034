/** The model: the state of a figure in one object. The session writes it, and the views read it. */

/**
 * @import { Counters, Facts, Imported, Invitation, Parameter, Picked, Series, Value } from '../engine/messages.js'
 * @import { Findings } from './analysis-requests.js'
 * @import { Words } from '../i18n/translate.js'
 *
 * @typedef {'lenses' | 'key' | 'scrubber' | 'counters' | 'accept' | 'post' | 'play' | 'step' | 'reset' | 'happened' | 'next' | 'chart'
 *   | 'drawer' | 'more' | 'seed' | 'file'} Part
 * @typedef {{ has(name: string): boolean }} Names
 * @typedef {object} Scene the parts and start values of a scene (see scenes/index.js)
 * @property {ReadonlySet<Part>} parts parts that are shown in addition to the picture
 * @property {readonly string[]} settings names of the parameters that are shown as sentences
 * @property {Readonly<Record<string, Value>>} start values of the parameters for which no other value was requested
 * @property {boolean} [stands] nothing plays in this scene, because it waits for the reader's input
 * @property {boolean} [pauses] the scene has its own pause button
 * @property {boolean} [grows] the scene is about finding out: nothing is shown of the life ahead of the moment
 * @property {boolean} [story] the scene shows a story below the picture, without shortcuts and press-and-hold
 * @property {() => Promise<object>} [load] loads the script of the scene's own part, with a `make` (see `ScenePart` in ui/types.js)
 *
 * @typedef {object} Model
 * @property {string} scene name of the scene
 * @property {Scene} shown the scene
 * @property {boolean} controls whether the scene's own controls are shown
 * @property {Names} offers the parts of the scene that the author shows
 * @property {Names} lock the parameters that a reader cannot change
 * @property {boolean} plays whether the figure starts to play by itself
 * @property {string} credit the credit line: `on`, a URL, or `off`
 * @property {boolean} shortcuts
 * @property {'light' | 'dark'} theme
 * @property {boolean} tint whether people have the tint of their community
 * @property {number} previewed number of the person whose invitation is pointed at or focused, or 0
 * @property {number} accepted number of the connection that was accepted last, or 0; the picture says what it brought
 * @property {number} came number of the person who was accepted last, until the next action, or 0
 * @property {boolean} flying whether the counter waits for what the accepted connection brought (see ui/chip.js)
 * @property {boolean} large whether text is large, for presentation in a room
 * @property {'' | 'hidden' | 'asked'} veil numbers: '' shown, `hidden` until the reader requests them, `asked` after that
 * @property {Record<string, string>} colours by role
 * @property {string} busy the running stage, `open` while the core is opened, `import` while a file is read, or ''
 * @property {number} percent progress of the stage, from 0 to 100
 * @property {Words} error error message, or ''
 * @property {boolean} reads whether the last request was a file; its error is shown beside the file button
 * @property {boolean} dead whether the core has stopped
 * @property {Words[]} notes
 * @property {Parameter[]} parameters
 * @property {string} text the shown scenario, as the core writes it
 * @property {Record<string, Value>} values
 * @property {Record<string, Value>} sliding values of sliders that are being moved
 * @property {Facts | undefined} facts
 * @property {Counters | undefined} counters
 * @property {Invitation | undefined} next
 * @property {number} connection a whole number: what is shown at rest, where a glide ends, or the last that playback has passed. The counts are of it.
 * @property {boolean} playing
 * @property {boolean} posted whether a post is shown
 * @property {Picked | undefined} picked the person whose description is shown
 * @property {boolean} hovering whether the description is shown only while the pointer is over the person
 * @property {Words} step where the reader's walk by keyboard came to, or ''
 * @property {boolean} whole whether the whole picture is visible
 * @property {number | undefined} settling progress of the running force layout, from 0 to 1
 * @property {{ width: number, height: number, scale: number }} size of the picture in device pixels; `scale`: device pixels per CSS pixel
 * @property {Imported | undefined} file
 * @property {boolean} dropping whether a file is being dragged over the figure
 * @property {boolean} drawer whether all settings are open
 * @property {boolean} take whether the export panel is open
 * @property {'life' | 'hops'} chart
 * @property {boolean} gained whether the chart shows the new people of each connection
 * @property {boolean} log whether the vertical axis of the chart is logarithmic
 * @property {Series | undefined} series
 * @property {Series | undefined} before the series of the previous run
 * @property {Words} ghost difference of the previous run, in words, or ''
 * @property {string} beforeText scenario of the previous run, as the core writes it
 * @property {boolean} guides whether the chart shows a fitted straight line and a fitted exponential
 * @property {boolean} more whether the analysis panel is open
 * @property {boolean} numbers whether the numbers are shown as tables
 * @property {boolean} studied whether the scene shows results of the lab
 * @property {Findings} found results of the analyses
 */

/** Whether the reader's own list of connections is shown. It has the connections and their dates, and nothing beyond them. @param {Model} model */
export const isListed = ({ facts, file }) => Boolean(facts?.isFile && file?.dated);

/** The initial model. @returns {Model} */
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
    tint: true,
    previewed: 0,
    accepted: 0,
    came: 0,
    flying: false,
    large: false,
    veil: '',
    colours: {},
    reads: false,
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
    step: '',
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
