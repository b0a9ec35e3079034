/**
 * What a reader does in each scene until it has shown what it is about, step by step, and what each step shows.
 *
 *     for (const { act, shows } of PLAYS.post) await act(figure);
 *
 * Scripts press the buttons: what moves after a reader's own input counts as no layout shift in the browser, but it counts here. A step
 * with `adds` is a click of the mouse that asks for another part of the figure.
 */
import { until } from './rest.mjs';

/**
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope
 * @typedef {object} Step
 * @property {string} name
 * @property {(figure: Figure) => Promise<unknown>} act ends when the figure is at rest
 * @property {readonly string[]} shows selectors of what the step shows
 * @property {boolean} [adds] whether the step adds a part to the figure, which then gets higher
 */

/** How long a life may play until a test stops it, in connections. */
const PLAYED = 6;

/** Presses a button. @param {import('playwright-core').Locator} button */
const press = (button) => button.first().evaluate((one) => /** @type {HTMLElement} */ (one).click());

/**
 * Presses a button by its name or selector, and waits until the figure is at rest.
 * @param {string} which @param {readonly string[]} [shows] @param {'adds'} [adds] @returns {Step}
 */
const pressed = (which, shows = [], adds) => ({
  name: which,
  shows,
  adds: Boolean(adds),
  act: async (figure) => {
    const button = /^[.[]/.test(which) ? figure.element.locator(which) : figure.button(which);
    if (adds) await button.first().click();
    else await press(button);
    await figure.rest();
  },
});

/** Plays some connections, or until an element is there. @param {readonly string[]} [shows] @param {string} [end] selector @returns {Step} */
const played = (shows = [], end) => ({
  name: 'Play',
  shows,
  act: async (figure) => {
    const at = () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection);
    const from = await at();
    await press(figure.button('Play'));
    await until(end ?? `${PLAYED} connections`, async () => (end ? figure.element.locator(end).first().isVisible() : (await at()) >= from + PLAYED), 60_000);
    if (await figure.button('Pause').isVisible()) await press(figure.button('Pause'));
    await figure.rest();
  },
});

const ACCEPT = 'Accept next invitation';
const think = pressed('.think .options button', ['.think .verdict', '.think .answer p']);

/** @type {Record<string, readonly Step[]>} */
export const PLAYS = {
  hook: Array.from({ length: 8 }, () => pressed(ACCEPT, ['.story-words'])),
  'two-lives': [
    played(['.lives-now p', '.lives-plot .chart', '.lives-story li'], '.lives-story li'),
    pressed('Write one post in both', ['.lives-saw']),
    think,
  ],
  'their-networks': [
    pressed('What they bring', ['.offers .ties'], 'adds'),
    ...Array.from({ length: 9 }, () => pressed('.offers .yes')),
    pressed('.offers .yes', ['.round h3', '.rivals li'], 'adds'),
    think,
  ],
  post: [
    pressed('Post', ['.post-words']),
    pressed('Next hop', ['.post-words', '.share']),
    pressed('Play', ['.post-words', '.share', '.post-hops table', '.post-luck .luck']),
    think,
  ],
  exponential: [pressed('a straight line'), pressed('Show what happens', ['.bet-said', '.bet-chart', '.counters dd'], 'adds'), think],
  'not-everyone': [
    pressed(ACCEPT, ['.happened', '.counters dd']),
    pressed(ACCEPT),
    played(['.plot .chart']),
    pressed('.facts .asks button', ['.facts table'], 'adds'),
    think,
  ],
  'hidden-lists': [pressed('.facts .tabs button:last-child', ['.facts .amount', '.facts [role=status] p:last-child']), pressed('Post', ['.happened']), think],
  contacts: [played(['.outcome p', '[data-contacts]'], '.outcome [role=status]'), think],
  'own-network': [pressed(ACCEPT, ['.happened', '.counters dd']), pressed(ACCEPT), played(['.plot .chart', '.across section']), think],
  sandbox: [pressed(ACCEPT, ['.happened', '.counters dd']), pressed(ACCEPT), played(['.plot .chart']), pressed('Post', ['.happened'])],
};
