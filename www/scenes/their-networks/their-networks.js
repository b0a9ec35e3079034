/** Their networks: a queue of invitations, each accepted or passed over, and what others make of the same ones. */
import { wear } from '../../ui/style.js';
import text from '../../pkg/text/en/their-networks.json';
import { foreign, learn, say } from '../../i18n/translate.js';
import { look } from './style.js';
import { question, queue, verdict } from './panel.js';

/**
 * @import { Offer, Round } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Make } from '../../ui/panel.js'
 */

learn(text);
wear(look);

/** A scenario but for what a round does not depend on. @param {string} text */
const roundOf = (text) => {
  const isRound = (/** @type {string} */ part) => !/^(connections|post|layout)=/.test(part);
  return text.split('&').filter(isRound).join('&');
};

/** What a round changes. */
const LIVED = ['answers', 'connections'];

/** @type {Make} */
export function make({ host, session, paint }) {
  const { model } = session;
  /** How far it is, and of which scenario. @type {Round | undefined} */
  let round;
  let known = '';
  /** The number of the newest question to the core. */
  let turn = 0;
  /** One answer at a time. */
  let busy = false;
  /** Whether it is shown what an invitation would bring. */
  let open = false;
  /** What the last answer did, for those who do not see it. */
  let said = '';
  /** The one whose ties are shown because an invitation is pointed at. */
  let pointed = 0;
  let over = false;
  let stopped = false;

  const root = () => /** @type {ShadowRoot} */ (host.shadowRoot);

  /** Asks the core how far the round is. */
  async function ask() {
    const asked = ++turn;
    known = roundOf(model.text);
    const answer = await session.ask((engine) => engine.round());
    if (!answer || asked !== turn || stopped) return;
    const first = !round;
    round = answer;
    paint();
    // The whole core has drawn nothing yet, and knows nobody in a picture.
    if (first) await session.wish({});
  }

  /** Answers an invitation; the next takes its place. @param {Offer} offer @param {boolean} accepted */
  async function answer(offer, accepted) {
    if (busy || !round || LIVED.some((name) => session.locks(name))) return;
    busy = true;
    const connections = round.own + round.accepted.length;
    const answers = `${model.values.answers ?? ''} ${accepted ? '' : '-'}${offer.number}`.trim();
    // Accepting is heard of when they have moved: until then it is prepared without a word.
    const shown = accepted ? await session.wish({ answers, connections, post: 0 }) : undefined;
    if (accepted && shown) {
      await ask();
      said = accept(offer);
      session.accept();
    } else if (!accepted) {
      said = say('their-networks.ignored', { person: foreign(offer.person) });
      await session.change({ answers, connections, post: 0 });
    }
    busy = false;
  }

  /** What accepting did. @param {Offer} offer */
  function accept({ person, gained, overlap }) {
    const last = round?.accepted.at(-1);
    const words = say('their-networks.accepted', {
      person: foreign(person),
      count: last?.gained ?? gained,
      overlap: last?.overlap ?? overlap,
      made: round?.accepted.length ?? 0,
      accepts: round?.accepts ?? 0,
      reach: round?.reach ?? 0,
    });
    return round && round.open.length === 0 ? `${words} ${verdict(round)}` : words;
  }

  /** The same invitations again, now with what they would bring. */
  async function again() {
    open = true;
    said = say('their-networks.started');
    await session.change({ answers: '', connections: round?.own ?? 0, post: 0 });
  }

  /** Other invitations. */
  async function fresh() {
    const seed = await session.ask((engine) => engine.freshSeed());
    if (seed === undefined) return;
    said = say('their-networks.started');
    await session.change({ seed, answers: '', connections: 0, post: 0 });
  }

  /** Shows the ties of who sends an invitation; of nobody where none is given. @param {Offer} [offer] */
  async function point(offer) {
    pointed = offer && open ? offer.who : 0;
    if (!pointed) {
      if (model.hovering) session.tip(undefined, true);
      return;
    }
    const wanted = pointed;
    const picked = await session.ask((engine) => engine.person(wanted));
    // Somebody who was asked for in the picture stays.
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
      if (model.facts && !model.dead && roundOf(model.text) !== known) ask();
      const isOver = round?.open.length === 0;
      // Whose button is gone goes on with what has come in its place.
      if (isOver && !over && busy) /** @type {HTMLElement | null} */ (root().querySelector('.round h3'))?.focus();
      over = isOver;
    },
    spoken: () => said || (round ? say('their-networks.at', { made: round.accepted.length, accepts: round.accepts, count: round.reach }) : ''),
    heard: (type) => {
      if (type === 'reset' && model.values.answers) again();
      if (type === 'settled') said = '';
    },
    stop: () => {
      stopped = true;
      if (pointed && model.hovering) session.tip(undefined, true);
    },
  };
}
