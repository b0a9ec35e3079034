/**
 * Types of the calls to the wasm modules and of their answers, and the error of a failed call. The page and the workers share them.
 *
 * @typedef {string | number | boolean} Value
 * @typedef {{ name: string, stage: string, group: string,
 *   kind: 'integer' | 'number' | 'choice' | 'switch' | 'text', min: number, max: number, step: number, default: Value,
 *   choices?: string[], special?: string, scale: 'linear' | 'log', by: string }} Parameter
 *   `by` names the parameter that determines the default, or is empty; `special` is the text value that can replace the number. The
 *   labels of parameters are in i18n/text
 * @typedef {{ text: string, code: string, values: Record<string, string | number | { bytes: number } | Message> }} Message
 *   a localizable message: an English text, a stable code, and named values for other languages
 * @typedef {'light' | 'dark'} Theme
 * @typedef {{ light: Record<string, string>, dark: Record<string, string> }} Themes the colours as `#rrggbb`, by role
 * @typedef {object} Facts of the network and the life
 * @property {number} people everyone except you
 * @property {number} ties ties among them
 * @property {number} steps connections of the whole life
 * @property {number} connection the number of connections that the scenario asks for
 * @property {number} waiting invitations that wait, not accepted
 * @property {Message[]} notes what was said about the scenario or the file
 * @property {boolean} isFile whether the network is from a file
 * @property {Float64Array} [expected] people expected to see the post first at the first and at the second hop
 * @property {number} [endsAtFirst] chance that nobody passes the post on
 * @typedef {{ month: Uint32Array, third: Uint32Array, gained: Uint32Array, overlap: Uint32Array, reach: Uint32Array, afterMonth: Uint32Array }} Series
 *   one number per connection; index 0 is the first connection. `reach`: people within two steps; index 0 is no connection. `afterMonth`:
 *   connections before the first month (index 0) and at the end of each month
 * @typedef {{ text: string, values: Record<string, Value>, warnings: Message[] }} Accepted
 *   a scenario as the core read it: its canonical `text`, the `values` of all parameters, and what was ignored or changed
 * @typedef {{ beyond: boolean }} Beyond the answer if only the whole core can run the scenario
 * @typedef {Accepted & { facts: Facts, series?: Series }} Configured
 *   `series` is present only if it changed
 * @typedef {object} Counters counts at the shown moment; of a reader's own list of connections, counts of people beyond it are undefined
 * @property {number} connection connections you have
 * @property {number} month month of the last connection, from 0
 * @property {number} first people of the 1st degree
 * @property {number} second people of the 2nd degree
 * @property {number} third people of the 3rd degree
 * @property {number} couldReach people within `scope` steps: who could see a post
 * @property {number} gained people whom the last connection brought within two steps
 * @property {number} overlap ties of the last connection to people you had reached already
 * @property {string} source where the last invitation came from
 * @property {string} person name of the last connection
 * @property {number} saw people who have seen the post
 * @property {number} impressions views of the post, repeats included
 * @property {number} reshares people who saw the post and reshared it
 * @property {number} outside people outside your network to whom the feed has shown the post; not counted in `saw`
 * @property {number} hop hops the post has made
 * @property {number} hops hops the post makes in all
 * @property {Uint32Array} perHop people who saw the post first at each hop so far
 * @property {number} fallen by how much the 3rd degree shrank with the last connection
 * @typedef {{ number: number, person: string, source: string, month: number, degree: number, gained: number, overlap: number }} Invitation
 * @typedef {{ hops: Float64Array, endsAtFirst: number, outside: Float64Array, branching: number }} Expected
 *   the expected reach of a post; `outside`: people outside the network for the views at each of these hops; `branching`: mean number of people to whom a viewer passes it on
 * @typedef {{ naive: number, paths: number, open: number, unique: number, duplication: number, mutuality: number, newman: number }} Second
 *   five estimates of the size of the second ring, and two ratios
 * @typedef {{ line: Float64Array, x: Uint32Array, among: number, clustering: number, known: number, long: number, effectiveSize: number, constraint: number }} Keep
 *   your own circle, with its `long` ties to connections who know none of the others; `line` is its clustering at each hundredth of the life, at `x` connections
 * @typedef {{ half: number, most: number, seen: Uint32Array, x: Float64Array }} Hours
 *   hours until half and until 95 % (`most`) of the viewers of the shown post had seen it; `seen` is the number of viewers at each
 *   hundredth of `most`, at the hours `x`
 * @typedef {{ apart: Float64Array, among: Float64Array, twice: Float64Array, reach: Float64Array, shuffled: Float64Array, now: Float64Array }} Why
 *   at the connections `x` of `keep`: the people that your connections bring each alone (`apart`), the ends of ties `among` them, the ties to
 *   people whom another connection brings (`twice`), and what is left (`reach`); the mean reach over all orders of the connections
 *   (`shuffled`); `now`: these five at the moment, and `apart` after half of its connections
 * @typedef {{ expected: Expected, second: Second, keep: Keep, why: Why, lookUp: number, reach: number, hours?: Hours }} Numbers
 *   statistics of the moment; `lookUp`: people whom you can look up, of the `reach` people within two steps
 * @typedef {{ people: number, ties: number, mean: number, median: number, neighbours: number, fewerThanMean: number,
 *   fewerThanMedian: number, transitivity: number, clustering: number, assortativity: number, distance: number,
 *   within: Float64Array, starts: number }} WorldFigures
 *   mean and median degree, and mean degree at an end of a tie (`neighbours`); shares of people with fewer ties than the mean or the median
 *   of their neighbours; mean distance, and shares of pairs `within` 3, 4 and 5 steps, measured from `starts` people
 * @typedef {'linear' | 'power' | 'exponential' | 'saturating'} Form
 * @typedef {{ form: Form, aicc: number, weight: number, r2: number, line: Float64Array }} FittedForm
 * @typedef {{ from: number, to: number, elasticity: number, low: number, high: number }} Stretch
 *   d ln y / d ln x over a stretch of connections, and its 95 % interval
 * @typedef {{ forms: FittedForm[], x: Float64Array, early?: Float64Array, best: Form, answer: 'few' | 'form' | 'tie' | 'neither', left: Form[],
 *   opening?: number, straight: number, bends?: number, before?: number, after?: number, doublings: Float64Array,
 *   stretches: Stretch[] }} Curve
 *   curves fitted to people within two steps against connections. `line`: values of the curve at the connections `x`; `early`: exponential
 *   fitted to the first tenth of the life; `best`: the form with the smallest AICc, be it by a hair; `answer`: whether a form can be named,
 *   and `left`: the named one, or those of a tie; `opening`: slope of the line of the first ten connections, and `straight`: number of
 *   connections up to which every value is within 10 % of that line; `bends`: number of connections from which the slope is below half of
 *   the first slope, and the mean slope `before` and `after` it; `doublings`: how many connections each doubling took, the last one at the
 *   end
 * @typedef {{ expected: Float64Array, sampled: Uint32Array, viewers: Uint32Array, allExpected: number, allSampled: number, rate: number, afterMonths: number,
 *   switch?: number, before?: number, after?: number, holds?: boolean }} Contacts
 *   three series with one number per month, and the sums of two; `rate`: contacts per viewer; `before`: expected contacts in all months before month `switch`;
 *   `after`: expected contacts in the `afterMonths` months from `switch` on; `holds`: whether `after` is larger
 * @typedef {{ name: string, before: number, after: number, ratio: number, error: number, holds?: boolean }} Assumption
 *   one changed assumption, the contacts before and after the switch, their `ratio` and its standard `error`; `holds` (more contacts after
 *   the switch) is undefined if the difference is within two standard errors
 * @typedef {{ low: Float64Array, median: Float64Array, high: Float64Array, mean: Float64Array, error: Float64Array, count: Uint32Array }} Band
 *   5 %, 50 % and 95 % quantiles over lives; `error` is the standard error of the mean; `count` is the number of lives
 * @typedef {{ here: Here, reach: Band, second: Band, third: Band, gained: Band, overlap: Band, hops: Band, saw: Band, contacts: Band }} Bands
 * @typedef {{ connection: number, low: number, median: number, high: number, mean: number, error: number }} Here
 *   people within two steps at the moment, as in Band
 * @typedef {Bands & { difference: Band, ahead: number }} Against
 *   `difference`: reach minus the reach of the other scenario, per life; `ahead`: share of lives in which the difference is above 0 at
 *   the moment
 * @typedef {{ posts: number, gini: number, topTenth: number }} Unequal the share of all views that the most-seen tenth of the posts got, and the Gini coefficient
 * @typedef {Bands & { lives: number, x: Uint32Array, at: number, unequal?: Unequal, against?: Against }} Ensemble
 *   `x`: numbers of connections at which the bands `reach` to `overlap` are sampled, and the index `at` of the moment
 * @typedef {{ people: number, x: Uint32Array, reach: Float64Array, apart: Float64Array, again: Float64Array, slopes: Float64Array,
 *   straight: 'tooShort' | 'before' | 'upTo' | 'toTheEnd', place?: number }} AtSize
 *   the life in a world of another size, at the numbers of connections `x`, from 1: people within two steps, people whom the connections bring
 *   each alone (`apart`), and the share of these that is not among the people within two steps (`again`); `slopes`: d ln reach / d ln connections
 *   over each whole tenfold; `straight`: how far the curve is straight, with the index `place` in `x` for 'upTo'; 'before': before 10 connections
 * @typedef {{ found: AtSize[], refused: { people: number, why: Message }[] }} Sizes the sizes that fit into the memory, and the others
 * @typedef {{ name: string, people: number, from?: number, to?: number }} Company with the months of its first and last connection
 * @typedef {{ year: number, month: number, day: number }} Day `month` counts from 1; `day` is 0 if only the month is known
 * @typedef {{ months: Uint32Array<ArrayBuffer>, companies: Uint32Array<ArrayBuffer>, undated: number, first?: Day, last?: Day, byMonth: Uint32Array, byYear: Uint32Array,
 *   afterMonth: Uint32Array, afterYear: Uint32Array, busiest?: number,
 *   firms: Company[], alone: number, low: Float64Array, middle: Float64Array, high: Float64Array }} Dated
 *   the reader's own list of connections: `months` has, per person, the months since the first connection; `companies` has, per person,
 *   an index into `firms` (`firms.length` means no company); the last `undated` people have no date; `byMonth` and `byYear` count new
 *   connections per period; `afterMonth` and `afterYear`: all connections, before the first period (index 0) and at its end; most came in
 *   month `busiest`; `firms` is sorted by size, largest first; `alone` people have no company or are
 *   self-employed; `low`, `middle` and `high` estimate the people two steps away, for each number of connections from 0
 * @typedef {{ word: string, name: Message }} Reading a format of a file
 * @typedef {{ source: File, people: number, ties: number, duplicates: number, selfLoops: number, notes: Message[], readings: Reading[],
 *   dated?: Dated }} Imported
 * @typedef {{ people: number, duplicates: number, selfLoops: number, notes: Message[], readings: Reading[], edges: Uint32Array<ArrayBuffer>,
 *   ids: Uint8Array<ArrayBuffer>, dated?: Dated }} Network
 *   the network of a file: `readings` has the format as which it was read and the others as which it can be read, none for a list of
 *   connections; `edges` has two people per tie; `ids` has the people's ids in UTF-8, each followed by a line feed
 * @typedef {{ number: number, person: string, ring: number, degree: number, gained: number, hop: number, from: string, pinned: boolean,
 *   x: number, y: number }} Picked
 *   a person in the picture. `ring`: 0 for you, else the degree; `gained`: people that this person would bring within two steps; `hop`:
 *   hop at which they saw the post, 0 if they did not; `from`: the person who passed it to them; `pinned`: whether the reader fixed the
 *   position in the force layout; `x`, `y`: device pixels
 * @typedef {object} State the shown scenario, moment and counts
 * @property {string} text the scenario as a query string
 * @property {Record<string, Value>} values every parameter by name
 * @property {number} connection the shown number of connections
 * @property {Counters | undefined} counters the counts at this moment
 * @property {Facts | undefined} facts the network and the life
 * @property {boolean} playing whether the life plays or a post spreads
 * @typedef {{ number: number, who: number, person: string, source: string, degree: number, gained: number, overlap: number }} Offer
 *   an invitation; `number` is its position in the order of the life, from 1; `who` is the number of the person who sends it
 * @typedef {{ open: Offer[], accepted: Offer[], toCome: number, own: number, reach: number, accepts: number, invitations: number,
 *   choosers: number, greedy: number, popular: number, first: number, chance: Float64Array, bound: number, medianAlone: number, mostAlone: number }} Round
 *   a game: the player accepts `accepts` of the `invitations`. `open`: invitations to answer now; `accepted`: accepted invitations with
 *   their gains; `toCome`: number of later invitations; `own`: connections before the game. People within two steps: now (`reach`), and at
 *   the end with these strategies: always accept the largest gain (`greedy`), the best-known sender (`popular`), the
 *   earliest (`first`). `chance`: 5 % quantile, mean and 95 % quantile of `choosers` random choosers. No choice exceeds `bound`. Gain of
 *   one invitation by itself: median and largest (`mostAlone`)
 * @typedef {{ x?: number, guessed?: number, was?: number, apart?: number, right: boolean, bend?: 'straight' | 'up' | 'down', sum: number,
 *   doublings: number }} Score
 *   of a guess: the place `x` where it misses most, the people guessed there and in truth, and the difference; whether that is little (`right`);
 *   how the guess bends (undefined if it bends both ways or is too short); all people guessed; for how many hops in a row the post doubles
 * @typedef {{ connection: number, hop: number, structure?: number, focus?: number, width: number, height: number, scale: number, zoom?: number, x?: number, y?: number, theme: Theme,
 *   moving?: boolean, untinted?: boolean }} View
 *   `width` and `height` in device pixels; `scale` in device pixels per CSS pixel; `connection` and `hop` may be fractional; `structure`:
 *   position of people between the rings (0) and the force layout (1); `focus`: number of the person whose ties are shown, or 0; `zoom`:
 *   magnification, with the point (`x`, `y`) of the picture's disc of radius 1 in the middle; `moving`: draw a dense picture in less detail; `untinted`: communities have no tint
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture
 * @typedef {{ words?: Uint32Array<ArrayBuffer> }} Packed a frame for a renderer on the page; the first word is the frame's number. `words`
 *   is undefined if the renderer already has this frame
 * @typedef {{ text: string, lives: number, connections: Uint32Array, workers: number }} StartedLives
 *   an ensemble before its first life: its scenario, the number of lives, the numbers of connections at which they are sampled, and how many
 *   workers have memory for them
 *
 * The messages between the page and a worker: a call, its answer or refusal, and reports of progress:
 * @typedef {'schema' | 'themes' | 'freshSeed' | 'configure' | 'seek' | 'openEdges' | 'counters' | 'nextInvitation' | 'draw' | 'frame' | 'pick'
 *   | 'person' | 'walk' | 'relax' | 'pin' | 'release' | 'round' | 'take' | 'score'
 *   | 'read' | 'numbers' | 'world' | 'curve' | 'contacts' | 'claim' | 'start' | 'help' | 'compute' | 'bands' | 'sensitivity'
 *   | 'sizes' | 'order' | 'cancel'} Method
 * @typedef {{ id: number, method: Method, args: unknown[] }} Call
 * @typedef {{ id: number, value: unknown }} Answer
 * @typedef {{ id: number, message: string, fatal: boolean, said?: Message }} Refusal `said` is the localizable message
 * @typedef {{ stage: string, percent: number }} Progress progress of the running stage, in percent
 * @typedef {{ done: number, total: number, what?: 'contacts' | 'lives' }} Work progress of a long call, in any unit; `done` may have a fraction.
 *   `lives`: of a part of the lives of an ensemble
 */

/** The failure of a call. After a `fatal` error (a panic in the core) the module answers no calls. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} [fatal] @param {Message} [said] the localizable message */
  constructor(message, fatal = false, said = undefined) {
    super(message);
    this.said = said;
    this.name = 'EngineError';
    this.fatal = fatal;
  }
}
