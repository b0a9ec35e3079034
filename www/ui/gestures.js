/**
 * Gestures on the picture: pan, zoom, select a person, drag a person.
 * Considered instead: d3-zoom (18.2 kB gzipped with the packages that it imports; this module and camera.js have 1.5). It has no keys, and
 * does not select or drag people. The keys are in picture-keys.js, loaded at the first key.
 */

/**
 * @import { Camera } from '../render/camera.js'
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 *
 * @typedef {{ pointerdown(event: PointerEvent): void, pointermove(event: PointerEvent): void, pointerup(event: PointerEvent): void,
 *   pointerleave(): void, pick(event: MouseEvent): void, wheel: { handleEvent(event: WheelEvent): void, passive: boolean },
 *   touch: { handleEvent(event: TouchEvent): void, passive: boolean }, doubled(event: MouseEvent): void,
 *   turn(event: KeyboardEvent): void, zoom(factor: number): void, fit(): void }} Gestures
 */

/** Maximum pointer movement that still counts as a click, in CSS pixels. */
const CLICK_DISTANCE = 4;

/** Zoom factor of a double click. */
const DOUBLE = 2.25;

/** The keys of picture-keys.js. */
const KEYS = /^(Arrow.*|Enter|Home|[-+=0w])$/i;

/** Zoom per wheel pixel, as a natural logarithm: of the wheel, and of a trackpad pinch, which arrives as wheel events with small steps. */
const WHEEL = 0.0015;
const PINCH = 0.01;

/** Pixels of one wheel unit, by `deltaMode`: pixel, line, page. */
const UNITS = [1, 16, 400];

/**
 * @param {Session} session
 * @param {Painting} painting
 * @param {Camera} camera
 * @param {() => void} moved called after the camera moved
 * @param {(error: unknown) => void} failed called if the keys cannot be loaded
 * @returns {Gestures}
 */
export function gesturesOf(session, painting, camera, moved, failed) {
  const { model } = session;
  /** Start of the current drag, and the dragged person. @type {{ x: number, y: number, dragging: boolean, person?: number } | undefined} */
  let drag;
  /** Suppresses the click that ends a drag. */
  let dragged = false;
  /** The last touch with two fingers: midpoint and distance, in CSS pixels. @type {{ x: number, y: number, apart: number } | undefined} */
  let fingers;
  /** The newest query that waits while another query runs. @type {(() => void) | undefined} */
  let waiting;
  let asking = false;

  /** Half the shorter side of the picture, in CSS pixels. */
  const half = () => Math.min(painting.size.width, painting.size.height) / 2 / painting.size.scale || 1;

  /** Offset from the middle of the picture, in halves of its shorter side. @param {number} x @param {number} y in CSS pixels */
  const place = (x, y) => {
    const { width, height, scale } = painting.size;
    return { x: (x - width / 2 / scale) / half(), y: (y - height / 2 / scale) / half() };
  };

  /** Runs one query at a time. Of the waiting queries, only the newest runs. @param {() => Promise<unknown>} question */
  const ask = async (question) => {
    if (asking) return void (waiting = () => ask(question));
    asking = true;
    await question();
    asking = false;
    const next = waiting;
    waiting = undefined;
    next?.();
  };

  /** Selects the person at a point. @param {number} x @param {number} y in CSS pixels @param {boolean} hover */
  const pick = async (x, y, hover) => {
    const { scale } = painting.size;
    const picked = await session.ask((engine) => engine.pick(x * scale, y * scale));
    if (hover && (drag || !model.hovering) && model.picked) return;
    session.tip(picked, hover);
  };

  /** Changes the view of the picture and draws it. @param {() => void} change */
  const look = (change) => {
    change();
    moved();
  };

  /** The keys, once loaded, after the last press. @type {Promise<import('./picture-keys.js').PictureKeys> | undefined} */
  let keys;

  /** Zooms and pans with two fingers. @param {TouchEvent} event */
  const pinch = (event) => {
    const [one, other] = event.touches;
    if (!one || !other || event.touches.length > 2) return void (fingers = undefined);
    event.preventDefault();
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const now = {
      x: (one.clientX + other.clientX) / 2 - box.left,
      y: (one.clientY + other.clientY) / 2 - box.top,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    };
    const before = fingers;
    fingers = now;
    if (!before || event.type === 'touchstart') return;
    look(() => {
      camera.magnify(now.apart / Math.max(1, before.apart), place(before.x, before.y));
      camera.move((now.x - before.x) / half(), (now.y - before.y) / half());
    });
  };

  return {
    zoom: (factor) => look(() => camera.magnify(factor, { x: 0, y: 0 })),
    fit: () => look(() => camera.fit()),
    pointerdown: (event) => {
      dragged = false;
      // One finger scrolls the page.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      /** @type {typeof drag} */
      const taken = { x: event.offsetX, y: event.offsetY, dragging: false };
      drag = taken;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      if (model.values.layout !== 'force') return;
      const { scale } = painting.size;
      session.ask((engine) => engine.pick(taken.x * scale, taken.y * scale)).then((picked) => {
        if (!taken.dragging && picked && picked.number > 0) taken.person = picked.number;
      });
    },
    pointermove: (event) => {
      const { offsetX: x, offsetY: y } = event;
      if (event.pointerType === 'touch') return;
      if (!drag) {
        if (!model.picked || model.hovering) ask(() => pick(x, y, true));
        return;
      }
      const taken = drag;
      if (!taken.dragging && Math.hypot(x - taken.x, y - taken.y) < CLICK_DISTANCE) return;
      taken.dragging = dragged = true;
      const { person } = taken;
      if (person !== undefined) ask(() => session.pin(person, x * painting.size.scale, y * painting.size.scale));
      else look(() => camera.move((x - taken.x) / half(), (y - taken.y) / half()));
      taken.x = x;
      taken.y = y;
    },
    pointerup: () => {
      drag = undefined;
    },
    pointerleave: () => {
      if (model.hovering) session.tip(undefined, true);
    },
    pick: (event) => {
      if (!dragged) pick(event.offsetX, event.offsetY, false);
    },
    doubled: (event) => look(() => camera.magnify(DOUBLE, place(event.offsetX, event.offsetY))),
    wheel: {
      passive: false,
      handleEvent: (event) => {
        const canvas = /** @type {Element} */ (event.currentTarget);
        const focused = /** @type {ShadowRoot} */ (canvas.getRootNode()).activeElement === canvas;
        // The wheel scrolls the page, unless Ctrl is held or an enlarged picture has the focus.
        if ((!focused || camera.whole) && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const pixels = event.deltaY * (UNITS[event.deltaMode] ?? 1);
        const step = Math.max(-1, Math.min(1, -pixels * (event.ctrlKey ? PINCH : WHEEL)));
        look(() => camera.magnify(Math.exp(step), place(event.offsetX, event.offsetY)));
      },
    },
    touch: { passive: false, handleEvent: pinch },
    turn: (event) => {
      const { key, shiftKey } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.test(key) || (/^w$/i.test(key) && !(model.shortcuts && model.posted))) return;
      event.preventDefault();
      const script = keys ?? import('./picture-keys.js').then(({ PictureKeys }) => new PictureKeys(session, painting, camera, moved));
      keys = script.then((script) => script.press(key, shiftKey));
      keys.catch((error) => {
        keys = undefined;
        failed(error);
      });
    },
  };
}
