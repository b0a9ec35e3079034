/** The controller: what each control of a figure does. */
import { gesturesOf } from './gestures.js';
import { PressAndHold } from './press-and-hold.js';
import { later, say } from '../i18n/translate.js';

/**
 * @import { Camera } from '../render/camera.js'
 * @import { Controller } from './types.js'
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 */

/**
 * @param {Session} session
 * @param {Painting} painting
 * @param {Camera} camera
 * @param {() => void} moved called after the camera moved
 * @param {HTMLElement} place the element's inner container
 * @param {Controller['exportContext']} exportContext
 * @returns {Controller}
 */
export function controllerOf(session, painting, camera, moved, place, exportContext) {
  const { model } = session;
  /** An error of the file is scrolled into view. @param {File | undefined} file @param {string} [format] */
  const open = async (file, format) => {
    if (file) await session.read(file, format);
    place.querySelector('.error:not(:empty)')?.scrollIntoView({ block: 'nearest' });
  };

  const seen = () => session.show({});

  /**
   * Returns a handler that opens and closes a part. The first opening loads the part.
   * @param {'more' | 'numbers' | 'drawer' | 'take'} name
   * @param {(parts: typeof import('./parts.js')) => Promise<void>} fetch
   * @param {() => void} [then] called when the part is loaded
   * @param {(error: unknown) => void} [failed]
   */
  const opening = (name, fetch, then = seen, failed = (error) => session.study.fail(error)) => async (/** @type {boolean} */ open) => {
    session.show({ [name]: open });
    if (!open) return;
    try {
      await fetch(await import('./parts.js'));
      then();
    } catch (error) {
      failed(error);
    }
  };

  /** @param {unknown} error */
  const missing = (error) => session.show({ numbers: false, notes: [...model.notes, later(() => say('more.failed', { why: String(error) }))] });

  /** @type {Controller} */
  const controller = {
    ...gesturesOf(session, painting, camera, moved, missing),
    exportContext,
    accept: new PressAndHold(session, () => (model.shown.story && !model.next ? session.reset() : session.accept())),
    preview: (event) => {
      model.previewed = (/enter|focusin/.test(event.type) && model.next?.number) || 0;
      moved();
    },
    post: () => void session.post(),
    toggle: () => (model.playing ? session.pause() : session.play()),
    step: () => session.step(),
    reset: () => session.reset(),
    scrub: (connection, done) => session.scrub(connection, done),
    input: (name, value) => {
      session.show({ sliding: { ...model.sliding, [name]: value } });
      session.input(name, value);
    },
    change: (name, value) => {
      if (name !== 'world' || value !== 'file' || model.file) return void session.change({ [name]: value });
      // No file is loaded yet: show the file dialog, and reset the choice.
      session.show({});
      /** @type {HTMLElement | null} */ (place.querySelector('input[type=file]'))?.click();
    },
    fresh: async () => {
      const seed = await session.ask((engine) => engine.freshSeed());
      if (seed !== undefined) session.change({ seed, post: 0 });
    },
    open,
    leaveFile: () => session.leaveFile(),
    unpick: () => session.tip(undefined, false),
    release: () => model.picked && session.release(model.picked.number),
    restart: () => void session.restart(),
    see: (layout) => void session.change({ layout }),
    // A person of the file starts with all their ties of the file. A new person starts with no ties.
    be: (person) => void session.change({ you: person, connections: person === '' ? 0 : 'all', post: 0 }),
    chart: (kind) => session.show({ chart: kind }),
    tick: (name, on) => {
      session.show({ [name]: on });
      if (name === 'tint') moved();
      if (name === 'guides') session.look();
    },
    more: opening('more', ({ fetchMore }) => fetchMore(), () => session.look()),
    ask: () => session.show({ veil: model.veil === 'asked' ? 'hidden' : 'asked' }),
    numbers: opening('numbers', ({ fetchNumbers }) => fetchNumbers(), seen, missing),
    take: opening('take', ({ fetchTaking }) => fetchTaking(), seen, missing),
    lives: (withBefore) => void session.study.repeat(withBefore ? model.beforeText : undefined),
    doubt: () => void session.study.run('sensitivity'),
    sizes: () => void session.study.run('sizes'),
    order: () => void session.study.order(),
    measure: () => void session.study.run('world'),
    cancel: () => session.study.stop(),
    write: () => void session.study.write(),
    endWriting: () => session.study.endWriting(),
    story: () => void session.story(),
    defaults: () => {
      const keep = new Set(['seed', 'you', 'connections', ...(model.facts?.isFile ? ['world'] : [])]);
      const others = model.parameters.filter(({ name }) => !keep.has(name));
      session.change(Object.fromEntries(others.map((parameter) => [parameter.name, parameter.default])));
    },
    drawer: opening('drawer', ({ fetchSettings }) => fetchSettings()),
    key: (event) => {
      const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
      const typing = target.matches('select, textarea, input:not([type=range], [type=checkbox])');
      if (event.key === 'Escape' && model.picked) controller.unpick();
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !model.shortcuts) return;
      const name = event.key === ' ' ? 'Space' : event.key.toUpperCase();
      if (!/^\w+$/.test(name) || (name === 'Space' && target.matches('button, input, summary'))) return;
      // A key clicks the visible control with this shortcut, if there is one.
      const control = /** @type {HTMLElement | null} */ (place.querySelector(`[aria-keyshortcuts~="${name}"]`));
      if (!control) return;
      event.preventDefault();
      control.click();
    },
    drag: (event) => {
      const files = event.dataTransfer?.types.includes('Files') ?? false;
      if (files) event.preventDefault();
      const inside = event.relatedTarget instanceof Node && place.contains(event.relatedTarget);
      const dropping = event.type === 'dragover' ? files : inside && model.dropping;
      if (dropping !== model.dropping) session.show({ dropping });
    },
    drop: (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      session.show({ dropping: false });
      void open(event.dataTransfer.files[0]);
    },
  };
  return controller;
}
