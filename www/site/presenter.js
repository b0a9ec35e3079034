/**
 * The presenter for a classroom: one figure at a time, in large type, controlled with a clicker. Each figure goes from its question to the
 * guesses, to what it shows, to the answer. Numbers and answers stay hidden until the presenter shows them.
 */
import { render } from 'lit/html.js';
import text from '../pkg/text/en/classroom.json';
import { link } from '../shared/url-state.js';
import { addTexts, say, selectLocale, speaking } from '../i18n/translate.js';
import { count, forget, handsOf } from './room/bets.js';
import { readLesson } from './room/lesson.js';
import { openNotes, showNotes } from './room/notes.js';
import { panel, questionOf, STAGES } from './room/panel.js';
import { FIGURE, PAGE } from './room/style.js';
import { summarize } from './room/summary.js';

/**
 * @import { Key } from '../i18n/translate.js'
 * @typedef {import('../element/hop-scope.js').HopScope} HopScope
 * @typedef {'accept' | 'play' | 'post' | 'curve' | 'brings' | 'compare'} Action
 * @typedef {import('./room/panel.js').Stage} Stage
 * @typedef {import('./room/lesson.js').Item} Item
 */

addTexts(text);

/** The actions of a figure between the guesses and the numbers, one a step, by scene. @type {Record<string, readonly Action[]>} */
const ACTIONS = { hook: ['accept', 'accept', 'accept', 'accept'], 'two-lives': ['play'], contacts: ['play'], post: ['post', 'post'], exponential: ['curve'], 'their-networks': ['brings'], 'not-everyone': ['compare'] };

/** Keys of clickers and keyboards: 1 is one step forward, -1 is one step back. @type {Record<string, 1 | -1>} */
const KEYS = { PageDown: 1, ArrowRight: 1, ' ': 1, PageUp: -1, ArrowLeft: -1 };

/** Selectors of the elements that handle the arrow keys themselves, and of those that handle the space bar. */
const ARROWS = 'input, select, textarea, canvas, hop-scope';
const SPACE = `${ARROWS}, button, a, summary`;

/** Selector of the elements in which digits are typed. */
const TYPED = 'input:not([type=range]), textarea';

/** Actions that press a button of a scene, which shows the numbers. @type {Record<string, string>} */
const PRESSES = { curve: '.bet-do .primary', brings: '.round .tabs [aria-pressed=false]:last-child', compare: '.asks button' };

/** Questions whose right answer was shown. */
const revealed = new Set();

/** Size of type in a figure, as a multiple of its size on the page, in a window of 1280 × 720 CSS pixels. */
const LARGER = 1.45;

/** Smallest size of the words beside a figure, as a share of their best size. */
const SMALLEST = 0.55;

/** @param {Key} key @param {() => void} act */
function button(key, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: say(key) });
  made.addEventListener('click', act);
  return made;
}

/**
 * Starts the presentation of the page's figures, or of the lesson of a link.
 * @param {() => void} onLeave called after the presentation has ended @param {string | null} [link]
 */
export const present = (onLeave, link) => show(onLeave, link ? readLesson(link) : undefined);

/** @param {() => void} onLeave @param {readonly Item[]} [lesson] the figures, in their order; without a lesson all figures of the page */
function show(onLeave, lesson) {
  const voice = speaking();
  const root = document.documentElement;
  const sections = [...document.querySelectorAll('section')].filter((section) => figureIn(section));
  const all = sections.map((section) => ({ scene: sceneOf(figureIn(section)) }));
  /** The figures of the lesson. A scene that the page does not have is left out. */
  const items = [...(lesson ?? []), ...all].flatMap((/** @type {Item} */ item) => {
    const section = sections.find((section) => sceneOf(figureIn(section)) === item.scene);
    return section ? [{ ...item, section, figure: figureIn(section) }] : [];
  });
  // Without a figure of the lesson, the page's own are shown.
  if (items.length > all.length) items.length -= all.length;
  const stay = new AbortController();
  const [page, inside] = [PAGE, FIGURE].map((styles) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    return sheet;
  });
  /** The `theme` attribute of each figure before the presentation; null if it had none. @type {Map<HopScope, string | null>} */
  const themes = new Map();
  let at = lesson ? 0 : Math.max(0, sections.findIndex((section) => section.getBoundingClientRect().bottom > innerHeight / 2));
  /** The state of each figure before the presentation, for the next class. @type {Map<HopScope, string>} */
  const states = new Map();
  /** The item whose settings each figure has. @type {Map<HopScope, Item>} */
  const set = new Map();
  /** Keeps the state of a figure that has started. @param {HopScope} figure */
  function keep(figure) {
    const { text } = figure.getState();
    if (text && !states.has(figure)) states.set(figure, text);
  }

  /** Index of the step in `steps()`. */
  let step = 0;
  /** The window with the teacher's notes. @type {Window | undefined} */
  let notes;
  /** Whether the figure has not begun yet what the last step asked for. */
  let begins = false;

  const item = () => /** @type {(typeof items)[number]} */ (items[at]);
  const figureAt = () => item().figure;
  const scene = () => item().scene;
  /** The question of an item. @param {Item} item */
  const asked = ({ scene, question }) => question ?? questionOf(scene);
  /** The name under which the hands for an item are counted. @param {Item} item */
  const nameOf = ({ scene, values = '', question }) => [scene, values, question?.ask].join(' ');

  /**
   * The steps of a figure: question, guesses, its actions, the numbers, the answer. An action that presses a button shows the numbers.
   * @returns {{ stage: Stage, action?: Action, open: boolean }[]} `open`: whether numbers and the right answer are shown
   */
  function steps() {
    /** @param {Action} action */
    const act = (action) => ({ stage: /** @type {Stage} */ ('reveal'), action, open: action in PRESSES });
    const acts = (ACTIONS[scene()] ?? []).map(act);
    const reveal = acts.some(({ open }) => open) ? [] : [{ stage: /** @type {Stage} */ ('reveal'), open: true }];
    return [{ stage: 'question', open: false }, { stage: 'guess', open: false }, ...acts, ...reveal, { stage: 'answer', open: true }];
  }

  /** Whether the figure moves by itself, so that a click would go past what it shows. */
  const isBusy = () => begins || figureAt().getState().playing;

  /** The words of the button for the next step. @returns {Key} */
  function nextWords() {
    const next = steps()[step + 1];
    if (isBusy()) return 'classroom.playing';
    if (!next) return at === items.length - 1 ? 'classroom.summary' : 'classroom.next';
    if (next.action) return `classroom.${next.action}`;
    return next.stage === 'guess' ? 'classroom.guess' : next.stage === 'answer' ? 'classroom.answer' : 'classroom.numbers';
  }

  /** Makes the words beside the figure as large as there is room for. */
  function fit() {
    root.style.setProperty('--bar', `${bar.offsetHeight}px`);
    root.style.setProperty('--room-size', String(LARGER * Math.min(innerWidth / 1280, innerHeight / 720)));
    for (let size = 1; size >= SMALLEST; size -= 0.05) {
      aside.style.setProperty('--fit', String(size));
      if (aside.scrollHeight <= aside.clientHeight && aside.scrollWidth <= aside.clientWidth) break;
    }
  }

  /** Shows the current step of the current figure. */
  function update() {
    if (stay.signal.aborted) return;
    selectLocale(voice);
    const { figure, section, values } = item();
    if (values && set.get(figure) !== item()) figure.setState(values);
    set.set(figure, item());
    const { stage, open } = steps()[step] ?? { stage: 'question', open: false };
    for (const one of sections) one.toggleAttribute('data-now', one === section);
    if (open) revealed.add(nameOf(item()));
    if (open) figure.removeAttribute('numbers');
    else figure.setAttribute('numbers', 'asked');
    const question = asked(item());
    const room = {
      stage,
      title: titleOf(section),
      lead: section.querySelector('.lead, .prose p')?.textContent ?? '',
      question,
      open,
      hands: handsOf(nameOf(item()), question.answers.length),
      count: raise,
    };
    aside.className = `room ${stage}`;
    render(panel(room), aside);
    for (const [index, one] of [...stages.children].entries()) {
      if (STAGES[index] === stage) one.setAttribute('aria-current', 'step');
      else one.removeAttribute('aria-current');
    }
    place.value = say('classroom.place', { place: at + 1, of: items.length });
    next.setAttribute('aria-disabled', String(isBusy()));
    back.disabled = at === 0 && step === 0;
    const words = nextWords();
    next.textContent = say(words);
    summary.hidden = words === 'classroom.summary';
    if (notes && !notes.closed) showNotes(notes, { lesson: questions(), at, stage: say(`classroom.stage.${stage}`), place: place.value });
    fit();
  }

  /** The figures with their questions. */
  const questions = () => items.map((one) => ({ scene: one.scene, title: titleOf(one.section), question: asked(one) }));

  /** Opens the window with the teacher's notes. */
  function note() {
    selectLocale(voice);
    notes = openNotes(press);
    if (!notes) noting.textContent = say('notes.blocked');
    update();
  }

  /** Counts a raised hand, or takes it back. @param {number} answer @param {1 | -1} change */
  function raise(answer, change) {
    if (steps()[step]?.stage !== 'guess' || answer >= asked(item()).answers.length) return;
    count(nameOf(item()), answer, change);
    update();
  }

  /** Acts on a key that was pressed in the room or in the window of notes. @param {KeyboardEvent} event */
  function press(event) {
    const target = /** @type {Element} */ (event.target);
    if (stay.signal.aborted || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return leave();
    const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? [];
    const [inner] = /** @type {Element[]} */ (event.composedPath());
    if (digit && !inner?.matches(TYPED)) return raise(Number(digit) - 1, event.shiftKey ? -1 : 1);
    const direction = KEYS[event.key];
    // A clicker sends PageUp and PageDown. These keys work with any focused element.
    if (!direction || (!event.key.startsWith('Page') && target.matches(event.key === ' ' ? SPACE : ARROWS))) return;
    event.preventDefault();
    // A key that is held goes one step, not on and on.
    if (!event.repeat) go(direction);
  }

  /** Does in the figure what a step asks for. @param {Action} action */
  async function act(action) {
    const figure = figureAt();
    begins = true;
    try {
      await figure.ready;
      if (action in PRESSES) /** @type {HTMLElement | null | undefined} */ (figure.shadowRoot?.querySelector(PRESSES[action] ?? ''))?.click();
      else await figure[/** @type {'accept' | 'play' | 'post'} */ (action)]();
    } catch {
      // The figure shows why it cannot start.
    }
    begins = false;
    update();
  }

  /** Goes one step forward or back, across figures. @param {1 | -1} direction */
  function go(direction) {
    if (direction > 0 && isBusy()) return;
    const to = step + direction;
    if (to < 0 || to >= steps().length) {
      // After the last answer comes the summary.
      if (!items[at + direction]) return direction > 0 ? sumUp() : undefined;
      at += direction;
      step = direction > 0 ? 0 : steps().length - 1;
    } else {
      step = to;
      const { action } = steps()[step] ?? {};
      if (action && direction > 0) act(action);
    }
    update();
  }

  /** Shows the summary of the questions that were answered, or for which hands were raised. */
  function sumUp() {
    selectLocale(voice);
    const all = items.map((one) => {
      const question = asked(one);
      const { figure, section } = one;
      return { name: nameOf(one), title: titleOf(section), question, hands: handsOf(nameOf(one), question.answers.length), figure, address: addressOf(figure) };
    });
    summarize(all.filter(({ name, hands }) => revealed.has(name) || hands.some((count) => count > 0)));
  }

  const place = document.createElement('output');
  const back = button('classroom.back', () => go(-1));
  const next = button('classroom.next', () => go(1));
  next.className = 'next';
  const noting = button('notes', note);
  const summary = button('classroom.summary', sumUp);
  const stages = document.createElement('ol');
  for (const stage of STAGES) {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('span'), { textContent: say(`classroom.stage.${stage}`) }));
    stages.append(item);
  }
  const aside = document.createElement('aside');
  aside.setAttribute('aria-label', say('classroom.question'));
  // After a click with the mouse the space bar goes on, and does not count one more hand.
  aside.addEventListener('click', ({ detail }) => detail > 0 && next.focus());
  const bar = Object.assign(document.createElement('nav'), { className: 'bar' });
  bar.setAttribute('aria-label', say('classroom.bar'));
  bar.append(stages, place, back, next, noting, summary, button('classroom.code', () => void showCode(figureAt())), button('classroom.leave', leave));

  function leave() {
    stay.abort();
    notes?.close();
    bar.remove();
    aside.remove();
    root.classList.remove('presenting');
    for (const name of ['--bar', '--room-size']) root.style.removeProperty(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== page);
    for (const section of sections) section.removeAttribute('data-now');
    for (const [figure, theme] of themes) {
      const { shadowRoot } = figure;
      if (shadowRoot) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((one) => one !== inside);
      const before = states.get(figure);
      if (before) figure.setState(before);
      figure.removeAttribute('numbers');
      figure.removeAttribute('think');
      if (theme === null) figure.removeAttribute('theme');
      else figure.setAttribute('theme', theme);
    }
    item().section.scrollIntoView();
    onLeave();
  }

  forget();
  revealed.clear();
  if (page) document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  root.classList.add('presenting');
  for (const section of sections) {
    const figure = figureIn(section);
    themes.set(figure, figure.getAttribute('theme'));
    keep(figure);
    figure.setAttribute('theme', 'projector');
    // The room asks the question itself.
    figure.setAttribute('think', 'off');
    if (inside) figure.shadowRoot?.adoptedStyleSheets.push(inside);
  }
  document.body.append(aside, bar);
  document.addEventListener('keydown', press, { signal: stay.signal });
  for (const type of ['settled', 'play', 'pause', 'post', 'reset']) {
    document.addEventListener(type, ({ target }) => target === figureAt() && update(), { signal: stay.signal });
  }
  // A figure far from the window starts when its turn comes.
  document.addEventListener('ready', ({ target }) => keep(/** @type {HopScope} */ (target)), { signal: stay.signal });
  addEventListener('resize', fit, { signal: stay.signal });
  update();
  next.focus();
}

/** Opens the dialog in which a lesson is put together. @param {() => void} onLeave called after the lesson was shown */
export async function compose(onLeave) {
  const dialog = await import('./room/composer.js');
  const sections = [...document.querySelectorAll('section')].filter((section) => figureIn(section));
  const choices = sections.map((section) => ({ scene: sceneOf(figureIn(section)), title: titleOf(section), values: figureIn(section).getState().text }));
  dialog.compose(choices, (lesson) => show(onLeave, lesson));
}

/** @param {Element} section */
const figureIn = (section) => /** @type {HopScope} */ (section.querySelector('hop-scope'));

/** @param {HopScope} figure */
const sceneOf = (figure) => figure.getAttribute('scene') ?? '';

/** @param {Element} section */
const titleOf = (section) => section.querySelector('h1, h2')?.textContent ?? '';

/** The link to a figure as it is now. @param {HopScope} figure */
const addressOf = (figure) => link(location.href, figure.getState().text, sceneOf(figure) || undefined);

/** Shows a dialog with a QR code that links to the figure's state. @param {HopScope} figure */
async function showCode(figure) {
  const [{ codeOf }] = await Promise.all([import('./qr-code.js'), figure.ready]);
  const { values } = figure.getState();
  const address = addressOf(figure);
  const dialog = Object.assign(document.createElement('dialog'), { className: 'code' });
  dialog.setAttribute('aria-label', say('classroom.code.title'));
  dialog.append(
    codeOf(address, say('classroom.code.title')),
    Object.assign(document.createElement('p'), { textContent: say('classroom.code.seed', { seed: String(values.seed ?? '') }) }),
    Object.assign(document.createElement('p'), { textContent: address }),
    button('classroom.code.close', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
