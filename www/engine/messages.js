/**
 * What the core is asked and what it answers, on either side of a worker.
 *
 * @typedef {string | number | boolean} Value
 * @typedef {{ name: string, stage: string, group: string,
 *   kind: 'integer' | 'number' | 'choice' | 'switch' | 'text', min: number, max: number, step: number, default: Value,
 *   choices?: string[], special?: string, scale: 'linear' | 'log', by: string }} Parameter
 *   `by` names the parameter that decides the default, if one does. Its words are in the texts.
 * @typedef {{ text: string, code: string, values: Record<string, string | number | { bytes: number } | Message> }} Message
 *   what the core says, in English, and what another language needs to say the same
 * @typedef {'light' | 'dark'} Theme
 * @typedef {{ people: number, ties: number, steps: number, connection: number, waiting: number, notes: Message[], isFile: boolean,
 *   expected?: Float64Array, endsAtFirst?: number }} Facts
 *   `people` besides you; `steps` connections in this life; where a post is on show, how many were
 *   `expected` to see it first at the first and at the second hop, and the chance that it `endsAtFirst`, with nobody passing it on
 * @typedef {{ month: Uint32Array, second: Uint32Array, third: Uint32Array, gained: Uint32Array, overlap: Uint32Array }} Series
 *   a number a connection, from the first on
 * @typedef {{ text: string, values: Record<string, Value>, warnings: Message[], facts: Facts, series?: Series }} Configured
 *   `series` only where it changed.
 * @typedef {{ connection: number, month: number, first: number, second: number, third: number, couldReach: number,
 *   gained: number, overlap: number, source: string, person: string, saw: number, impressions: number, reshares: number,
 *   hop: number, hops: number, perHop: Uint32Array, fallen: number }} Counters
 *   in a list of one's own connections (see `isListed`) what is beyond those is undefined, here and below: nobody knows it
 * @typedef {{ person: string, source: string, month: number, degree: number, gained: number, overlap: number }} Invitation
 * @typedef {{ expected: { hops: Float64Array, endsAtFirst: number, branching: number },
 *   second: { naive: number, paths: number, open: number, unique: number, duplication: number, mutuality: number, newman: number },
 *   keep: { line: Float64Array, among: number, clustering: number, known: number, effectiveSize: number, constraint: number },
 *   lookUp: number, reach: number, hours?: { half: number, most: number, seen: Uint32Array } }} Numbers
 *   of the moment: what a post is expected to reach, the second ring four ways, your own circle (and by its `line` the clustering at
 *   each hundredth of the life), how many you can look up of those within `reach`
 *   (two steps), and
 *   the hours until half and until 95 % of the viewers of the post on show had seen it, with
 *   how many had at each hundredth of the latter
 * @typedef {{ people: number, ties: number, mean: number, median: number, neighbours: number, fewerThanMean: number,
 *   fewerThanMedian: number, transitivity: number, clustering: number, assortativity: number, distance: number,
 *   within: Float64Array, starts: number }} WorldFigures
 *   degrees, their mean at an end of a tie, shares of people with fewer ties than theirs have on average, or in the median;
 *   mean distance, and the shares of pairs within 3, 4 and 5 steps, measured from so many `starts`
 * @typedef {'linear' | 'power' | 'exponential' | 'saturating'} Form
 * @typedef {{ forms: { form: Form, aicc: number, weight: number, r2: number, line: Float64Array }[], x: Float64Array, early?: Float64Array, best: Form,
 *   straight: number, bends?: number, misses?: number, slope?: number }} Curve
 *   fits to people within two steps against connections; `line` is each at the connections `x`, and `early` is
 *   the exponential through the first tenth of the life
 * @typedef {{ expected: Float64Array, sampled: Uint32Array, viewers: Uint32Array, rate: number, afterMonths: number,
 *   switch?: number, before?: number, after?: number, holds?: boolean }} Contacts
 *   three series of one number a month; how likely a reader was to write; contacts before the switch, and in so many months after it
 * @typedef {{ name: string, before: number, after: number, ratio: number, error: number, holds?: boolean }} Assumption
 *   one assumption made otherwise, and contacts before the switch and after it; whether there were more is left open where it is
 *   within two standard errors
 * @typedef {{ low: Float64Array, median: Float64Array, high: Float64Array, mean: Float64Array, error: Float64Array, count: Uint32Array }} Band
 *   5 %, 50 % and 95 % of lives; `error` is the standard error of the mean
 * @typedef {{ reach: Band, second: Band, third: Band, gained: Band, overlap: Band, hops: Band, saw: Band, contacts: Band }} Bands
 * @typedef {{ connection: number, low: number, median: number, high: number, mean: number, error: number }} Here the reach at the moment
 * @typedef {Bands & { lives: number, x: Uint32Array, here: Here, against?: Bands & { here: Here, difference: Band, ahead: number } }} Ensemble
 *   `x` has the connections of the first five bands; `difference` in reach from the other scenario, life by life, and `ahead`
 *   the share of lives in which it is above 0 at the moment
 * @typedef {{ year: number, month: number, day: number }} Day the month from 1; the day 0 where only the month is known
 * @typedef {{ months: Uint32Array<ArrayBuffer>, companies: Uint32Array<ArrayBuffer>, undated: number, first?: Day, last?: Day, byMonth: Uint32Array, byYear: Uint32Array,
 *   firms: { name: string, people: number, from?: number, to?: number }[], alone: number, low: Float64Array, middle: Float64Array, high: Float64Array }} Dated
 *   a list of one's own connections: by person the months from the first one's, and the place of their company in `firms`, whose
 *   number stands for none; the last so many people are `undated`; how many came in each month and each year; companies from the
 *   largest on, with the months of their first and last; how many are `alone`, in none; and for every number of connections
 *   people two steps away, estimated
 * @typedef {{ name: string, people: number, ties: number, duplicates: number, selfLoops: number, notes: Message[], dated?: Dated }} Imported
 * @typedef {{ people: number, duplicates: number, selfLoops: number, notes: Message[], edges: Uint32Array<ArrayBuffer>, ids: Uint8Array<ArrayBuffer>,
 *   dated?: Dated }} Network
 *   a file that was read: two people a tie in `edges`, and their ids in UTF-8, each ended by a line feed
 * @typedef {{ number: number, person: string, ring: number, degree: number, gained: number, hop: number, from: string, pinned: boolean,
 *   x: number, y: number }} Picked
 *   `gained` people they would bring within two steps; `pinned` where somebody put them, in the structure
 * @typedef {{ text: string, values: Record<string, Value>, connection: number, counters: Counters | undefined,
 *   facts: Facts | undefined, playing: boolean }} State what is on show: a scenario, at a moment, and its counts
 * @typedef {{ number: number, who: number, person: string, source: string, degree: number, gained: number, overlap: number }} Offer
 *   an invitation by its `number` in the order of the life, from 1, as an answer names it, and `who` sends it by theirs
 * @typedef {{ open: Offer[], accepted: Offer[], toCome: number, own: number, reach: number, accepts: number, invitations: number,
 *   choosers: number, greedy: Uint32Array, popular: number, first: number, chance: Float64Array, bound: number, alone: Uint32Array }} Round
 *   of `invitations` you may accept `accepts`: those `open` now, and those accepted, each with what it brought; as many are still `toCome`.
 *   `own` connections were there before. People within two steps: of you (`reach`), and in the end of whoever always accepts what brings most
 *   (`greedy`, after each), whom the most people know (`popular`), or the `first`; by `chance` the 5 % quantile, mean and 95 % quantile of so
 *   many `choosers`; no choice exceeds the `bound`. What each invitation would bring `alone`, from the least to the most
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

/** Why a call failed. After a `fatal` one (a panic in the core) no call is answered any more. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} [fatal] @param {Message} [said] what it says, for other languages */
  constructor(message, fatal = false, said = undefined) {
    super(message);
    this.said = said;
    this.name = 'EngineError';
    this.fatal = fatal;
  }
}
