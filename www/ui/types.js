/** The types of the templates: what a controller does, and the parts that a scene adds to a figure. */

/**
 * @import { Model } from '../state/model.js'
 * @import { Session } from '../state/session.js'
 * @import { ListTexts } from './picture-labels.js'
 *
 * @typedef {import('./controls.js').Controller & import('../analysis/section.js').Controller & import('./picture-labels.js').Controller & { more(open: boolean): void,
 *   exportContext: import('../exports/take.js').ExportContext, take(open: boolean): void, numbers(open: boolean): void, ask(): void,
 *   accept: import('./press-and-hold.js').PressAndHold, preview(event: Event): void,
 *   post(): void, toggle(): void, step(): void, reset(): void, scrub(connection: number, done: boolean): void,
 *   fresh(): void, open(file: File | undefined, format?: string): void, leaveFile(): void,
 *   chart(kind: 'life' | 'hops'): void, defaults(): void,
 *   drawer(open: boolean): void, key(event: KeyboardEvent): void, drag(event: DragEvent): void, drop(event: DragEvent): void }} Controller
 *
 * @typedef {object} ScenePart parts that a scene adds to the figure; a separate module, fetched with the scene
 * @property {(model: Model, controller: Controller) => unknown} [top] full width, above the picture
 * @property {(model: Model, controller: Controller) => unknown} [side] next to the picture, under the latest event
 * @property {(model: Model, controller: Controller) => unknown} [end] next to the picture, under the chart
 * @property {(model: Model, controller: Controller) => unknown} [below] full width, below everything
 * @property {(model: Model) => void} [drawn] called after every rendering
 * @property {() => void} [moved] called before every picture, because the moment may have changed
 * @property {() => string | undefined} [spoken] screen reader text for the moment; undefined: the default text
 * @property {(type: string, detail: object) => void} [onEvent] called with each event that the figure dispatches
 * @property {() => void} [stop] removes listeners and timers
 * @property {ListTexts} [listed] texts for a list of one's own connections
 *
 * @typedef {(stage: { host: HTMLElement, place: HTMLElement, session: Session, paint: () => void }) => ScenePart} Make
 * creates the part from the element, its inner container, its session, and a function that schedules a rendering
 */

export {};
