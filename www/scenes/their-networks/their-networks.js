/** The scene `their-networks`: the reader accepts or ignores each invitation of a queue; other strategies answer the same queue. */
import { addStyles } from '../../ui/style.js';
import text from '../../pkg/text/en/their-networks.json';
import { isolate, addTexts, say } from '../../i18n/translate.js';
import { lifeOf, without } from '../../shared/url-state.js';
import { look } from './style.js';
import { question, queue, verdict } from './panel.js';

/**
 * @import { Offer, Round } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Make } from '../../ui/types.js'
 */

addTexts(text);
addStyles(look);

/** The parameters of a scenario that a round depends on. @param {string} text */
const roundOf = (text) => without(lifeOf(text), 'layout');

/** The parameters that a round changes. */
const LIVED = ['answers', 'connections'];

/** @type {Make} */
export function make({ host, session, paint }) {
  const { model } = session;
  /** The state of the round. `known`: the scenario it belongs to. @type {Round | undefined} */
  let round;
  let known = '';
  /** Number of the latest request to the core; answers to earlier requests are dropped. */
  let turn = 0;
  /** Whether an answer is being processed; a second one is ignored meanwhile. */
  let busy = false;
  /** Whether each invitation shows how many new people it would bring. */
  let open = false;
  /** The effect of the last answer, as text for screen readers. */
  let said = '';
  /** Number of the sender whose ties are shown while the pointer is on an invitation; 0 for none. */
  let pointed = 0;
  let over = false;
  let stopped = false;

  const root = () => /** @type {ShadowRoot} */ (host.shadowRoot);

  /** Requests the state of the round from the core. */
  async function ask() {
    const asked = ++turn;
    known = roundOf(model.text);
    const answer = await session.ask((engine) => engine.round());
    if (!answer || asked !== turn || stopped) return;
    const first = !round;
    round = answer;
    paint();
    // The full core has drawn no picture yet, so it cannot find people in one. An empty change makes it draw.
    if (first) await session.wish({});
  }

  /** Accepts or ignores an invitation; the next one takes its place. @param {Offer} offer @param {boolean} accepted */
  async function answer(offer, accepted) {
    if (busy || !round || LIVED.some((name) => session.locks(name))) return;
    busy = true;
    const connections = round.own + round.accepted.length;
    const answers = `${model.values.answers ?? ''} ${accepted ? '' : '-'}${offer.number}`.trim();
    // An accepted invitation is announced after the people have moved, so the change before it is silent.
    const shown = accepted ? await session.wish({ answers, connections, post: 0 }) : undefined;
    if (accepted && shown) {
      await ask();
      said = accept(offer);
      session.accept();
    } else if (!accepted) {
      said = say('their-networks.ignored', { person: isolate(offer.person) });
      await session.change({ answers, connections, post: 0 });
    }
    busy = false;
  }

  /** The effect of an accepted invitation, in words. @param {Offer} offer */
  function accept({ person, gained, overlap }) {
    const last = round?.accepted.at(-1);
    const words = say('their-networks.accepted', {
      person: isolate(person),
      count: last?.gained ?? gained,
      overlap: last?.overlap ?? overlap,
      made: round?.accepted.length ?? 0,
      accepts: round?.accepts ?? 0,
      reach: round?.reach ?? 0,
    });
    return round && round.open.length === 0 ? `${words} ${verdict(round)}` : words;
  }

  /** Restarts the round with the same invitations, and shows how many new people each would bring. */
  async function again() {
    open = true;
    said = say('their-networks.started');
    await session.change({ answers: '', connections: round?.own ?? 0, post: 0 });
  }

  /** Starts a round with a new seed. */
  async function fresh() {
    const seed = await session.ask((engine) => engine.freshSeed());
    if (seed === undefined) return;
    said = say('their-networks.started');
    await session.change({ seed, answers: '', connections: 0, post: 0 });
  }

  /** Shows the ties of the sender of an invitation; without an offer, hides them. @param {Offer} [offer] */
  async function point(offer) {
    pointed = offer && open ? offer.who : 0;
    if (!pointed) {
      if (model.hovering) session.tip(undefined, true);
      return;
    }
    const wanted = pointed;
    const picked = await session.ask((engine) => engine.person(wanted));
    // A person who was selected in the picture stays selected.
    if (wanted === pointed && (!model.picked || model.hovering)) session.tip(picked, true);
  }

  const controller = {
    answer,
    again,
    fresh,
    point,
    show: (/** @type {boolean} */ shown) => {
      open = shown;
      point();
      paint();
    },
  };

  return {
    top: question,
    side: () => queue(model, round, open, controller),
    drawn: () => {
      if (model.facts && !model.dead && roundOf(model.text) !== known) session.analysis = ask();
      const isOver = round?.open.length === 0;
      // The button with the focus is removed at the end of the round, so the focus moves to the result.
      if (isOver && !over && busy) /** @type {HTMLElement | null} */ (root().querySelector('.round h3'))?.focus();
      over = isOver;
    },
    spoken: () => said || (round ? say('their-networks.at', { made: round.accepted.length, accepts: round.accepts, count: round.reach }) : ''),
    onEvent: (type) => {
      if (type === 'reset' && model.values.answers) again();
      if (type === 'settled') said = '';
    },
    stop: () => {
      stopped = true;
      if (pointed && model.hovering) session.tip(undefined, true);
    },
  };
}
