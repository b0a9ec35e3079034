/**
 * The builder, for authors who put a figure on their own page: choose the settings, see a preview, copy the code. The form is generated
 * from the scenes, the parameters and the author options. The preview is a frame with the same settings as the copied code.
 *
 * The folder builder/ imports lit, i18n/, shared/, pkg/text/, types of engine/, and these files: the public files of element/,
 * element/author-restrictions.js, scenes/index.js, ui/reserved-size.js and ui/settings.js.
 */
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { AUTHOR } from '../../element/author-options.js';
import { CONTROLS, READINGS } from '../../element/author-restrictions.js';
import { look } from './style.js';
import { Choice } from './choice.js';
import { Preview } from './preview.js';
import text from '../../pkg/text/en/builder.json';
import parts from '../../pkg/text/en/parts.json';
import { languages } from '../../pkg/text/languages.js';
import { SCENES } from '../../scenes/index.js';
import { row } from '../../ui/settings.js';
import { address, content, element, filled, frame, pictured } from './snippets.js';
import { digits, known, addTexts, say, selectLocale } from '../../i18n/translate.js';

/**
 * @import { Parameter } from '../../engine/messages.js'
 * @import { HopScope } from '../../element/hop-scope.js'
 * @import { Key, Locale } from '../../i18n/translate.js'
 */

addTexts({ ...parts, ...text });

/** Author options that the form shows first. The others are in a closed part. */
const FIRST = ['theme', 'lang', 'controls', 'autoplay', 'lock'];

/** Author options whose value is a list of words, with all possible words. @type {Record<string, readonly string[]>} */
const SEVERAL = { controls: CONTROLS, show: READINGS };

/** Widths of the frame to choose from, in CSS pixels. The form also offers the width of the text (100%). */
const WIDTHS = ['320', '480', '640', '800', '960'];

/** Length of the copied code, in characters, above which the form shows a warning. */
const LONGEST = 2000;

/** Time that the status message is shown, in milliseconds. */
const SAID = 2000;

const FORMS = /** @type {const} */ (['frame', 'element', 'picture', 'link', 'file']);

/** Size of the picture for hosts without scripts, in pixels. The caption below it is a part of the height. */
const POSTER = { width: 960, height: 600 };

/** Size of the picture beside the files of Hopscope, in pixels. */
const CARD = { width: 1200, height: 630 };

/** The text of a key; empty if there is none. @param {string} key */
const words = (key) => (known(key) ? say(key) : '');

/** The label of an option's word; the word itself if it has no label. @param {string} name @param {string} word */
const called = (name, word) => words(`builder.${name}.${word}`) || words(`count.${word}`) || words(word) || word;

/** The name of a language in that language. @param {string} language */
const named = (language) => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** The `data:` address of a file. @param {Blob} file @returns {Promise<string>} */
const dataAddress = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** The title of a scene in the page's navigation. @param {string} scene */
const titleOf = (scene) => document.querySelector(`nav a[href="#${CSS.escape(scene)}"] span`)?.textContent ?? scene;

/**
 * Renders the builder.
 * @param {HTMLElement} place the container
 * @param {HopScope} figure a figure of the page, which provides the list of parameters
 * @param {Locale} voice the page's language
 * @returns {Promise<(scene: string, text: string) => void>} shows a figure: its scene, and its state as text
 */
export async function build(place, figure, voice) {
  const parameters = await figure.parameters();
  selectLocale(voice);
  const folder = new URL('.', location.href);
  const choice = new Choice(parameters);
  const preview = new Preview(folder, () => draw());
  /** @type {typeof FORMS[number]} */
  let form = 'frame';
  // On a narrow screen the settings start closed, so that the preview is not far below them.
  const wide = innerWidth >= 900;
  /** Status or error message of the last copy or save; empty if none. */
  let done = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let doing;

  document.adoptedStyleSheets.push(look);

  /** The figure that the copied code shows. */
  const figureNow = () => choice.figure(`Hopscope: ${titleOf(choice.scene)}`, preview.height, { ...poster(), alt: alternative(), link: say('builder.link', { title: titleOf(choice.scene) }) });

  /** The picture that the author saved or named; before that, the one beside the files of Hopscope. */
  const poster = () => (choice.poster === undefined ? { src: new URL(`figure-${choice.scene}.png`, folder).href, ...CARD } : { src: choice.poster, ...POSTER });

  /** What the picture shows, in words. */
  const alternative = () => {
    const title = titleOf(choice.scene);
    const { connection, counters } = preview.shown ?? {};
    const { first, second } = counters ?? {};
    return connection === undefined || second === undefined ? title : say('builder.alt', { title, first: first ?? connection, second });
  };

  const changed = () => {
    done = '';
    preview.show(choice.figure('', preview.height), choice.allValues());
    draw();
  };

  const controller = {
    /** @param {string} name @param {unknown} value */
    input: (name, value) => {
      choice.set(name, String(value));
      draw();
    },
    /** @param {string} name @param {unknown} value */
    change: (name, value) => {
      choice.set(name, String(value));
      changed();
    },
  };

  /** @param {string} words */
  const show = (words) => {
    done = words;
    clearTimeout(doing);
    doing = setTimeout(() => {
      done = '';
      draw();
    }, SAID);
    draw();
  };

  const copied = () => {
    const now = figureNow();
    return { frame: () => frame(now, folder), element: () => element(now, folder), picture: () => pictured(now, folder), link: () => address(now, folder), file: () => '' }[form]();
  };

  async function copy() {
    await navigator.clipboard.writeText(copied());
    selectLocale(voice);
    show(say('builder.copied'));
  }

  /** Saves a file that is made first, and says so. Resolves to whether it was made. @param {string} name @param {() => Promise<Blob>} made */
  async function saved(name, made) {
    try {
      const url = URL.createObjectURL(await made());
      Object.assign(document.createElement('a'), { href: url, download: name }).click();
      URL.revokeObjectURL(url);
      selectLocale(voice);
      show(say('builder.saved'));
      return true;
    } catch (error) {
      selectLocale(voice);
      done = say('builder.failed', { why: String(error) });
      draw();
      return false;
    }
  }

  const picture = () => preview.picture({ ...POSTER, scale: 1, caption: true });

  async function savePicture() {
    const name = `hopscope-${choice.scene}.png`;
    if (await saved(name, picture)) choice.poster = name;
    draw();
  }

  const save = () =>
    saved(`hopscope-${choice.scene}.html`, async () => {
      const answer = await fetch(new URL('hopscope.html', folder));
      if (!answer.ok) throw new Error(String(answer.status));
      const now = figureNow();
      // The file has its picture in itself.
      if (now.poster?.src) Object.assign(now.poster, POSTER, { src: await dataAddress(await picture()) });
      return new Blob([filled(await answer.text(), now, content(now, folder))], { type: 'text/html' });
    });

  async function take() {
    const text = await preview.state();
    if (text === undefined) return;
    choice.take(text);
    changed();
  }

  /** @param {string} name @param {unknown} control @param {string} [help] */
  const labelled = (name, control, help = words(`builder.${name}.help`)) =>
    html`<label data-name=${name}><span>${words(`builder.${name}`) || name}</span>${control}${help ? html`<small>${help}</small>` : nothing}</label>`;

  /** @param {string} name @param {readonly (readonly [string, string])[]} options @param {string} value @param {(value: string) => void} choose */
  const select = (name, options, value, choose) =>
    html`<select name=${name} .value=${live(value)} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
      ${options.map(([word, label]) => html`<option value=${word} ?selected=${word === value}>${label}</option>`)}
    </select>`;

  /** The form control of an author option. @param {string} name */
  function authors(name) {
    const all = AUTHOR[name] ?? [];
    const value = choice.author[name] ?? all[0] ?? '';
    /** @param {string} value */
    const choose = (value) => {
      choice.setOption(name, value);
      changed();
    };
    if (name === 'lang') {
      const spoken = ['en', ...Object.keys(languages)].map((language) => /** @type {const} */ ([language, named(language)]));
      return labelled(name, select(name, [['', say('builder.lang.page')], ...spoken], value, choose));
    }
    if (all.length === 0) {
      return labelled(name, html`<textarea name=${name} rows="3" dir="ltr" spellcheck="false" .value=${live(value)} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLTextAreaElement} */ (event.currentTarget).value.trim())}></textarea>`);
    }
    if (name === 'lock') return labelled(name, select(name, [...all.map((word) => /** @type {const} */ ([word, called(name, word)])), ['set', say('builder.lock.set')]], choice.locks ? 'set' : value, choose));
    if (name === 'speed') return labelled(name, select(name, ['0.25', '0.5', '1', '2', '4'].map((speed) => [speed, `× ${digits(Number(speed))}`]), value, choose));
    const several = SEVERAL[name];
    const options = all.map((word) => /** @type {const} */ ([word, called(name, word)]));
    if (!several) return labelled(name, select(name, options, value, choose));
    const isSome = !all.includes(value);
    // `some` starts with all words selected.
    const begin = (/** @type {string} */ word) => choose(word === 'some' ? several.join(' ') : word);
    return [labelled(name, select(name, [...options, ['some', say('builder.some')]], isSome ? 'some' : value, begin)), isSome ? some(name, several, value, choose) : nothing];
  }

  /**
   * Checkboxes for the words of a list.
   * @param {string} name @param {readonly string[]} all @param {string} value @param {(value: string) => void} choose
   */
  function some(name, all, value, choose) {
    const on = new Set(value.split(' '));
    /** @param {string} word @param {boolean} isOn */
    const turn = (word, isOn) => {
      if (isOn) on.add(word);
      else on.delete(word);
      choose(all.filter((one) => on.has(one)).join(' ') || 'none');
    };
    return html`<fieldset class="ticks" aria-label=${words(`builder.${name}`)}>
      ${all.map((word) => tick(`${name}-${word}`, on.has(word), (on) => turn(word, on), called(name, word)))}
    </fieldset>`;
  }

  /** @param {string} name @param {boolean} value @param {(on: boolean) => void} choose @param {string} [label] */
  const tick = (name, value, choose, label = words(`builder.${name}`)) =>
    html`<label class="tick"><input type="checkbox" name=${name} .checked=${live(value)} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLInputElement} */ (event.currentTarget).checked)} />${label}</label>`;

  /** @param {Parameter} parameter */
  const setting = (parameter) => row(parameter, choice.valueOf(parameter), controller);

  function draw() {
    selectLocale(voice);
    const { main, others } = choice.settings();
    const author = Object.keys(AUTHOR).filter((name) => name !== 'scene');
    const code = copied();
    render(
      html`<form class="builder" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <div class="choose">
          ${labelled('scene', select('scene', Object.keys(SCENES).map((scene) => [scene, titleOf(scene)]), choice.scene, (scene) => (choice.selectScene(scene), changed())))}
          <details ?open=${wide}><summary>${say('builder.settings')}</summary>${main.map(setting)}</details>
          <details><summary>${say('builder.all')}</summary>${others.map(setting)}</details>
          <details ?open=${wide}><summary>${say('builder.reader')}</summary>${author.filter((name) => FIRST.includes(name)).map(authors)}</details>
          <details><summary>${say('builder.more')}</summary>${author.filter((name) => !FIRST.includes(name)).map(authors)}</details>
          <details ?open=${wide}>
            <summary>${say('builder.size')}</summary>
            ${labelled('width', select('width', [['100%', say('builder.width.text')], ...WIDTHS.map((width) => /** @type {const} */ ([width, say('builder.width.pixels', { width: Number(width) })]))], choice.width, (width) => ((choice.width = width), changed())))}
            ${tick('follows', choice.follows, (on) => ((choice.follows = on), changed()))}
            <small>${say('builder.follows.help')}</small>
          </details>
          <details ?open=${wide}>
            <summary>${say('builder.poster')}</summary>
            ${labelled('poster.src', html`<input name="poster" dir="ltr" .value=${live(poster().src)} @change=${(/** @type {Event} */ event) => ((choice.poster = /** @type {HTMLInputElement} */ (event.currentTarget).value.trim()), draw())} />`)}
            <button type="button" class="poster" @click=${savePicture}>${say('builder.poster.save')}</button>
          </details>
        </div>
        <div class="copying">
          <fieldset class="forms">
            <legend>${say('builder.as')}</legend>
            ${FORMS.map((one) => html`<label><input type="radio" name="form" value=${one} .checked=${live(form === one)} @change=${() => ((form = one), (done = ''), draw())} /><span>${say(`builder.form.${one}`)}</span></label>`)}
          </fieldset>
          <p>${say(`builder.form.${form}.help`)}</p>
          ${form === 'file'
            ? nothing
            : html`<textarea readonly rows="4" dir="ltr" spellcheck="false" aria-label=${say('builder.code')} .value=${code} @focus=${(/** @type {Event} */ event) => /** @type {HTMLTextAreaElement} */ (event.currentTarget).select()}></textarea>`}
          <p class="do">
            ${form === 'file' ? html`<button type="button" class="main" @click=${save}>${say('builder.save')}</button>` : html`<button type="button" class="main" @click=${copy}>${say('builder.copy')}</button>`}
            <span role="status">${done}</span>
            ${form === 'file' ? nothing : html`<small>${say(code.length > LONGEST ? 'builder.long' : 'builder.length', { count: code.length })}</small>`}
          </p>
        </div>
        <div class="preview">
          <p><button type="button" @click=${take}>${say('builder.take')}</button> <small>${say('builder.take.help')}</small></p>
          <div class="stand">${preview.frame}</div>
        </div>
      </form>`,
      place,
    );
  }

  preview.frame.title = say('builder.preview');
  const { lang } = document.documentElement;
  if (lang in languages) choice.setOption('lang', lang);
  place.replaceChildren();
  changed();
  return (scene, text) => {
    choice.selectScene(scene);
    choice.take(text);
    changed();
  };
}
