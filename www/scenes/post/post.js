/** The scene `post`: a post hop by hop, with the people it could reach, its viewers, and the expected viewers. */
import { html, nothing } from 'lit/html.js';
import { addStyles } from '../../ui/style.js';
import text from '../../pkg/text/en/post.json';
import { addTexts, digits, rough, say } from '../../i18n/translate.js';
import { Guesses } from './guess.js';
import { hops, nameOf } from './hop-table.js';
import { couldReach, within } from '../../ui/template-parts.js';
import { look } from './style.js';
import { Memory, settingsOf } from './past-posts.js';
import { strip } from './strip.js';

/**
 * @import { Ensemble } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Controller, Make } from '../../ui/types.js'
 * @import { Session } from '../../state/session.js'
 * @import { Post } from './past-posts.js'
 */

addTexts(text);
addStyles(look);

/** Whether the post on show has reached its last hop. @param {Model} model */
const isOver = ({ posted, counters }) => posted && counters !== undefined && counters.hop >= counters.hops;

/** Sentences about the hop on show. @param {Model} model */
function words({ counters, posted, facts, controls, values }) {
  if (!counters || !posted) return controls ? say('post.before') : nothing;
  const { first, hop, hops, saw, reshares, perHop } = counters;
  if (first === 0) return say('post.nobody');
  if (hop < hops) {
    if (hop === 0) return say('post.written');
    return say('post.hop', { hop, count: perHop[hop - 1] ?? 0 }) + say('post.passed', { count: reshares });
  }
  const limited = saw > 0 && hops === values.hops;
  const end = say(limited ? 'post.end.limit' : 'post.end', { count: saw, hops: say('hops', { count: hops }) });
  // With `discovery`, the feed is another way beyond your own connections.
  const fed = Number(values.discovery) > 0;
  const beyond = { count: saw - (perHop[0] ?? 0) };
  const why = saw === 0 || (limited && hops === 1) ? '' : reshares === 0 ? say(fed ? 'post.end.first.fed' : 'post.end.first') : say(fed ? 'post.end.beyond.fed' : 'post.end.beyond', beyond);
  const ends = 100 * (facts?.endsAtFirst ?? NaN);
  return [end, why, Number.isNaN(ends) ? '' : html` <b>${say('post.end.chance', { count: Math.round(ends), percent: rough(ends, ends < 10 ? 1 : 2) })}</b>`];
}

/**
 * The people whom the post could reach, the guess, and the viewers, as numbers and a bar.
 * @param {Model} model @param {Post} [before] @param {number} [guess]
 */
function pair(model, before, guess) {
  const { counters, posted } = model;
  const { couldReach: could = 0, saw = 0 } = counters ?? {};
  const seen = posted ? saw : 0;
  /** @param {number} people */
  const width = (people) => `inline-size:${Math.min(100, (100 * people) / Math.max(1, could))}%`;
  return html`<dl class="counters pair" part="counters">
      <div class="couldReach"><dt>${couldReach(model)}</dt><dd data-count="couldReach"></dd></div>
      ${model.controls ? html`<div class="guess"><dt>${say('post.guess.short')}</dt><dd>${guess === undefined ? say('count.none') : digits(guess)}</dd></div>` : nothing}
      <div class="saw" ?data-on=${posted}><dt>${say('post.saw')}</dt><dd data-count="saw"></dd></div>
      ${Number(model.values.discovery) > 0 ? html`<div class="outside"><dt>${say('post.outside')}</dt><dd>${posted ? digits(counters?.outside ?? 0) : say('count.none')}</dd></div>` : nothing}
    </dl>
    <div class="reach" aria-hidden="true">
      <i class="saw" .style=${width(seen)}></i>${guess === undefined ? nothing : html`<i class="guess" .style=${width(guess)}></i>`}${posted && before ? html`<i class="before" .style=${width(before.saw)}></i>` : nothing}
    </div>`;
}

/** Sentences with the share of viewers, the views and the reshares. @param {Model} model */
function share(model) {
  const { couldReach: could = 0, saw = 0, impressions = 0, reshares = 0, outside = 0, perHop = [] } = model.counters ?? {};
  if (saw === 0) return say(isOver(model) ? 'post.share.none' : 'post.share.before');
  const [again, count] = [impressions - saw, Math.round(could / saw)];
  // Who first saw it at a hop is at most as many steps away.
  const near = Array.from(perHop).slice(0, Number(model.values.scope)).reduce((sum, viewers) => sum + viewers, 0);
  const key = saw >= could ? 'post.share.most' : count > 1 || 2 * near > could ? 'post.share' : 'post.share.far';
  return html`${say(key, { count, within: within(model) })}
    <span class="quiet">${say(again > 0 ? 'post.views' : 'post.views.once', { count: impressions, again })} ${say('post.reshares', { count: reshares })}</span>
    ${Number(model.values.discovery) > 0 ? say('post.outside.share', { count: outside, percent: rough((100 * outside) / (impressions + outside)) }) : nothing}`;
}

/**
 * Names and actions of the two buttons: one goes hop by hop, the other plays to the last hop.
 * @param {Model} model @param {Session} session
 */
function ways(model, session) {
  const under = model.posted && !isOver(model);
  const [name, act] = under
    ? /** @type {const} */ (['post.next', () => session.step()])
    : /** @type {const} */ ([model.posted ? 'post.again' : 'post.write', () => void session.post(undefined, true)]);
  const [other, go] = model.playing
    ? /** @type {const} */ (['post.pause', () => session.pause()])
    : under
      ? /** @type {const} */ (['post.play', () => session.play()])
      : /** @type {const} */ (['post.through', () => void session.post()]);
  return { name, act, other, go };
}

/** @param {Model} model @param {Session} session */
function buttons(model, session) {
  const off = !model.facts || model.dead || model.lock.has('post');
  const { name, act, other, go } = ways(model, session);
  /** @param {string} names */
  const keys = (names) => (model.shortcuts ? names : nothing);
  return html`<div class="buttons" part="buttons">
    <button type="button" class="primary" part="post" title=${say(`${name}.title`)} aria-keyshortcuts=${keys('S')} ?disabled=${off} @click=${act}>${say(name)}</button>
    <button type="button" class="through" title=${say(`${other}.title`)} aria-keyshortcuts=${keys(other === 'post.through' ? 'Space P' : 'Space')} ?disabled=${off} @click=${go}>${say(other)}</button>
  </div>`;
}

/** The buttons that choose the kind of post. @param {Model} model @param {Controller} controller */
function choice({ parameters, values, facts, dead, lock }, controller) {
  const kind = parameters.find(({ name }) => name === 'kind');
  return html`<div class="kind">
      <span id="post-kind">${say('post.kind')}</span>
      <span class="tabs" role="group" aria-labelledby="post-kind"
        >${kind?.choices?.map(
          (value) =>
            html`<button type="button" aria-pressed=${String(values.kind === value)} ?disabled=${!facts || dead || lock.has('kind')} @click=${() => values.kind === value || controller.change('kind', value)}>
              ${nameOf(value)}
            </button>`,
        )}</span
      >
    </div>`;
}

/** Compares the post on show with a post under other settings. @param {Model} model @param {Post} [before] */
function compare(model, before) {
  const { counters, values } = model;
  if (!before || !counters || !isOver(model)) return nothing;
  const now = { kind: values.kind, see: Number(values.see), reshare: Number(values.reshare), saw: counters.saw, hops: counters.hops };
  const then = { ...before, hops: before.perHop.length };
  /** @param {number} count */
  const people = (count) => say('post.people', { count });
  /** @param {number} share */
  const percent = (share) => rough(100 * share);
  const isKind = now.kind !== then.kind && now.reshare === then.reshare && now.see !== then.see;
  const [article, update] = now.kind === 'article' ? [now, then] : [then, now];
  const what = isKind
    ? say('post.compare.kind', {
        article: people(article.saw),
        articleHops: say('hops', { count: article.hops }),
        update: people(update.saw),
        updateHops: say('hops', { count: update.hops }),
        see: percent(article.see),
        other: percent(update.see),
      })
    : now.kind === then.kind && now.see === then.see
      ? say('post.compare.reshare', { value: percent(now.reshare), before: percent(then.reshare), people: people(now.saw), others: people(then.saw) })
      : say('post.compare.both', { people: people(now.saw), others: people(then.saw) });
  return html`<p class="compare">${what}${before.number === Number(values.post) ? say('post.compare.luck') : nothing}</p>`;
}

/**
 * The same post in many lives: the button, the progress and the result.
 * @param {Model} model @param {Session} session @param {Ensemble} [lives]
 */
function many({ values, found: { running, error }, facts, dead }, session, lives) {
  const busy = running?.what === 'ensemble';
  const ask = () => {
    if (busy) return;
    session.show({ studied: true });
    session.look();
    session.study.repeat();
  };
  return html`<div class="post-many">
    <div class="asks">
      ${lives && !busy
        ? nothing
        : html`<button type="button" aria-disabled=${String(busy)} ?disabled=${!facts || dead} @click=${ask}>${say('post.lives', { count: Number(values.lives ?? 0) })}</button>`}
      ${busy
        ? html`<progress aria-label=${say('post.lives.running')} max=${running.total || 1} value=${running.total ? running.done : nothing}></progress>
            <span class="quiet">${running.total ? say('post.lives.done', { done: Math.floor(running.done), total: running.total }) : nothing}</span>
            <button type="button" @click=${() => session.study.stop()}>${say('post.lives.cancel')}</button>`
        : nothing}
    </div>
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
    <p role="status">${lives && !busy ? found(lives) : nothing}</p>
  </div>`;
}

/** @param {Ensemble} ensemble */
const found = ({ lives, saw: { low, median, high } }) =>
  say('post.lives.found', { lives, low: rough(low[0] ?? 0), median: rough(median[0] ?? 0), high: rough(high[0] ?? 0) });

/** @type {Make} */
export function make({ session, paint }) {
  const memory = new Memory();
  const guesses = new Guesses(paint);
  /** The results of many lives, by settings. @type {Map<string, Ensemble>} */
  const known = new Map();
  /** @type {Ensemble | undefined} */
  let last;

  /** Keeps the results for the settings on show. @param {Model} model */
  function keep({ text, found: { ensemble } }) {
    if (ensemble && ensemble !== last) known.set(settingsOf(text), ensemble);
    last = ensemble;
  }

  return {
    side: (model, controller) => {
      memory.look(model);
      guesses.look(model);
      keep(model);
      const under = model.posted && !isOver(model);
      const before = memory.before(model.text);
      const lives = known.get(settingsOf(model.text));
      return html`<div class="post-side">
          <p class="post-ask">${say('post.ask')}</p>
          ${pair(model, before, model.posted ? guesses.shown : guesses.next)} ${model.controls ? [guesses.slider(model, under), buttons(model, session)] : nothing}
          <p class="post-words veils">${guesses.result(model, isOver(model))}${words(model)}</p>
          <p class="share veils">${model.posted ? share(model) : nothing}</p>
          ${model.controls ? choice(model, controller) : nothing}
        </div>
        ${model.posted ? html`<div class="post-hops veils">${compare(model, before)}${hops(model, isOver(model), before, lives)}</div>` : nothing}`;
    },
    below: (model) => {
      const posts = memory.alike(model.text);
      const lives = known.get(settingsOf(model.text));
      if (posts.length === 0) return nothing;
      return html`<div class="post-luck veils">${strip(model, posts, lives)}${model.controls ? many(model, session, lives) : nothing}</div>`;
    },
    stop: () => session.show({ studied: false }),
  };
}
