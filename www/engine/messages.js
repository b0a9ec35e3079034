/**
 * Types of the calls to the core and of its answers. The page and the worker share them.
 *
 * @typedef {string | number | boolean} Value
 * @typedef {{ name: string, stage: string, group: string,
 *   kind: 'integer' | 'number' | 'choice' | 'switch' | 'text', min: number, max: number, step: number, default: Value,
 *   choices?: string[], special?: string, scale: 'linear' | 'log', by: string }} Parameter
 *   `by` names the parameter that decides the default, if one does. Its words are in the texts.
 * @typedef {{ text: string, code: string, values: Record<string, string | number | { bytes: number } | Message> }} Message
 *   a localizable message: an English text, a stable code, and named values for other languages
 * @typedef {'light' | 'dark'} Theme
 * @typedef {{ light: Record<string, string>, dark: Record<string, string> }} Themes the colours as `#rrggbb`, by role
 * @typedef {{ people: number, ties: number, steps: number, connection: number, waiting: number, notes: Message[], isFile: boolean,
 *   expected?: Float64Array, endsAtFirst?: number }} Facts
 *   `people` counts everyone except you; `steps` is the number of connections in this life; if a post is shown, the number of people
 *   `expected` to see it first at the first and at the second hop, and the chance that it `endsAtFirst`, with nobody passing it on
 * @typedef {{ month: Uint32Array, second: Uint32Array, third: Uint32Array, gained: Uint32Array, overlap: Uint32Array }} Series
 *   a number a connection, from the first on
 * @typedef {{ text: string, values: Record<string, Value>, warnings: Message[] }} Accepted
 *   the scenario as it was read: its canonical `text`, the `values` of all parameters, and what was ignored or changed
 * @typedef {{ beyond: boolean }} Beyond given instead where only the full core can run the scenario
 * @typedef {Accepted & { facts: Facts, series?: Series }} Configured
 *   `series` only where it changed.
 * @typedef {{ connection: number, month: number, first: number, second: number, third: number, couldReach: number,
 *   gained: number, overlap: number, source: string, person: string, saw: number, impressions: number, reshares: number,
 *   hop: number, hops: number, perHop: Uint32Array, fallen: number }} Counters
 *   In the reader's own list of connections (see `isListed`), counts of people beyond the list are undefined, here and below.
 * @typedef {{ person: string, source: string, month: number, degree: number, gained: number, overlap: number }} Invitation
 * @typedef {{ hops: Float64Array, endsAtFirst: number, branching: number }} Expected what a post is expected to reach
 * @typedef {{ naive: number, paths: number, open: number, unique: number, duplication: number, mutuality: number, newman: number }} Second
 *   the size of the second ring, counted five ways, and two ratios
 * @typedef {{ line: Float64Array, among: number, clustering: number, known: number, effectiveSize: number, constraint: number }} Keep
 *   your own circle; `line` is its clustering at each hundredth of the life
 * @typedef {{ half: number, most: number, seen: Uint32Array }} Hours
 *   hours until half and until 95 % of the viewers of the shown post had seen it; `seen` counts viewers at each hundredth of `most`
 * @typedef {{ expected: Expected, second: Second, keep: Keep, lookUp: number, reach: number, hours?: Hours }} Numbers
 *   of the moment; you can look up `lookUp` of the people within `reach` (two steps)
 * @typedef {{ people: number, ties: number, mean: number, median: number, neighbours: number, fewerThanMean: number,
 *   fewerThanMedian: number, transitivity: number, clustering: number, assortativity: number, distance: number,
 *   within: Float64Array, starts: number }} WorldFigures
 *   degrees, their mean at an end of a tie, shares of people with fewer ties than theirs have on average, or in the median;
 *   mean distance, and the shares of pairs within 3, 4 and 5 steps, measured from so many `starts`
 * @typedef {'linear' | 'power' | 'exponential' | 'saturating'} Form
 * @typedef {{ form: Form, aicc: number, weight: number, r2: number, line: Float64Array }} FittedForm
 * @typedef {{ forms: FittedForm[], x: Float64Array, early?: Float64Array, best: Form, straight: number, bends?: number, misses?: number,
 *   slope?: number }} Curve
 *   fits to people within two steps against connections; the `line` of each form is at the connections `x`, and `early` is
 *   the exponential through the first tenth of the life
 * @typedef {{ expected: Float64Array, sampled: Uint32Array, viewers: Uint32Array, rate: number, afterMonths: number,
 *   switch?: number, before?: number, after?: number, holds?: boolean }} Contacts
 *   three series of one number a month; how likely a reader was to write; contacts before the switch, and in so many months after it
 * @typedef {{ name: string, before: number, after: number, ratio: number, error: number, holds?: boolean }} Assumption
 *   one changed assumption, and the contacts before and after the switch; `holds` (more contacts after it) is undefined if the difference is
 *   within two standard errors
 * @typedef {{ low: Float64Array, median: Float64Array, high: Float64Array, mean: Float64Array, error: Float64Array, count: Uint32Array }} Band
 *   5 %, 50 % and 95 % of lives; `error` is the standard error of the mean
 * @typedef {{ connection: number, low: number, median: number, high: number, mean: number, error: number }} Here the reach at the moment
 * @typedef {{ here: Here, reach: Band, second: Band, third: Band, gained: Band, overlap: Band, hops: Band, saw: Band, contacts: Band }} Bands
 * @typedef {Bands & { difference: Band, ahead: number }} Against
 *   the bands of the other scenario; `difference` in reach from it, life by life, and `ahead` the share of lives in which the difference
 *   is above 0 at the moment
 * @typedef {Bands & { lives: number, x: Uint32Array, against?: Against }} Ensemble `x` has the connections of the first five bands
 * @typedef {{ name: string, people: number, from?: number, to?: number }} Company a company, with the months of its first and last connection
 * @typedef {{ year: number, month: number, day: number }} Day the month from 1; the day 0 where only the month is known
 * @typedef {{ months: Uint32Array<ArrayBuffer>, companies: Uint32Array<ArrayBuffer>, undated: number, first?: Day, last?: Day, byMonth: Uint32Array, byYear: Uint32Array,
 *   firms: Company[], alone: number, low: Float64Array, middle: Float64Array, high: Float64Array }} Dated
 *   the reader's own list of connections: `months` has, per person, the months since the first connection; `companies` has, per person,
 *   an index into `firms` (`firms.length` means no company); the last `undated` people have no date; `byMonth` and `byYear` count new
 *   connections; `firms` is sorted from the largest; `alone` people have no company; `low`, `middle` and `high`
 *   estimate the people two steps away, for every number of connections
 * @typedef {{ name: string, people: number, ties: number, duplicates: number, selfLoops: number, notes: Message[], dated?: Dated }} Imported
 * @typedef {{ people: number, duplicates: number, selfLoops: number, notes: Message[], edges: Uint32Array<ArrayBuffer>, ids: Uint8Array<ArrayBuffer>,
 *   dated?: Dated }} Network
 *   a file that was read: two people a tie in `edges`, and their ids in UTF-8, each ended by a line feed
 * @typedef {{ number: number, person: string, ring: number, degree: number, gained: number, hop: number, from: string, pinned: boolean,
 *   x: number, y: number }} Picked
 *   `gained`: people that this person would bring within two steps; `pinned`: whether the reader fixed the position in the force layout
 * @typedef {{ text: string, values: Record<string, Value>, connection: number, counters: Counters | undefined,
 *   facts: Facts | undefined, playing: boolean }} State the shown scenario, moment and counts
 * @typedef {{ number: number, who: number, person: string, source: string, degree: number, gained: number, overlap: number }} Offer
 *   an invitation; `number` is its position in the order of the life, from 1; `who` is the number of the person who sends it
 * @typedef {{ open: Offer[], accepted: Offer[], toCome: number, own: number, reach: number, accepts: number, invitations: number,
 *   choosers: number, greedy: Uint32Array, popular: number, first: number, chance: Float64Array, bound: number, alone: Uint32Array }} Round
 *   of `invitations` you may accept `accepts`: those `open` now, and those accepted, each with what it brought; as many are still `toCome`.
 *   `own` counts the earlier connections. People within two steps: now (`reach`), and at the end with these strategies: always accept the
 *   largest gain (`greedy`, after each accept), the best-known sender (`popular`), the earliest (`first`). `chance`: 5 % quantile, mean and 95 %
 *   quantile of `choosers` random choosers. No choice exceeds `bound`. `alone`: gain of each invitation by itself, in ascending order
 * @typedef {{ connection: number, hop: number, structure?: number, focus?: number, width: number, height: number, scale: number, zoom?: number, x?: number, y?: number, theme: Theme,
 *   moving?: boolean }} View
 *   `width` and `height` in device pixels, `scale` device pixels per CSS pixel; `connection` and `hop` may be fractional; `structure` is how
 *   far people have moved from the rings, 0 to 1; `focus` the number of the person whose ties are shown, or 0; magnified `zoom` times, with
 *   the point (`x`, `y`) of the picture's disc of radius 1 in the middle; in less detail while `moving`, where there is more than can be seen
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture
 * @typedef {{ words?: Uint32Array<ArrayBuffer> }} Packed a frame for a renderer on this side, the first word its number; nothing where
 *   that is known
 *
 * A call as it goes to a worker, and the kinds of answer:
 * @typedef {'schema' | 'themes' | 'freshSeed' | 'configure' | 'seek' | 'openEdges' | 'counters' | 'nextInvitation' | 'draw' | 'frame' | 'pick'
 *   | 'person' | 'relax' | 'pin' | 'release' | 'round' | 'take'
 *   | 'read' | 'numbers' | 'world' | 'curve' | 'contacts' | 'claim' | 'ensemble' | 'sensitivity' | 'cancel'} Method
 * @typedef {{ id: number, method: Method, args: unknown[] }} Call
 * @typedef {{ id: number, value: unknown }} Answer
 * @typedef {{ id: number, message: string, fatal: boolean, said?: Message }} Refusal
 * @typedef {{ stage: string, percent: number }} Progress how much of the stage under way is done
 * @typedef {{ done: number, total: number, what?: 'contacts' }} Work how far a long call is
 */

/** The failure of a call. After a `fatal` error (a panic in the core) no more calls are answered. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} [fatal] @param {Message} [said] the localizable message */
  constructor(message, fatal = false, said = undefined) {
    super(message);
    this.said = said;
    this.name = 'EngineError';
    this.fatal = fatal;
  }
}
