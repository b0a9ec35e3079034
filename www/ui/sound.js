/**
 * Sounds of a figure: the curve of people within two steps as pitch, and each hop of a post as a wave. Off until a reader turns them on;
 * loaded then. Web Audio has all that is needed, so no library is used.
 */

/**
 * @import { Counters } from '../engine/messages.js'
 * @import { Session } from '../state/session.js'
 */

/** Pitch of nobody, in Hz, and the octaves above it up to everybody: equal numbers of people are equal intervals. */
const LOWEST = 220;
const OCTAVES = 3;

/** Lengths of a note and of a wave, in seconds. A wave is as long as a hop. */
const NOTE = 0.16;
const WAVE = 0.5;

/** Gain of a note, and of a wave at the lowest pitch that everybody who could see the post sees. A band of noise needs more gain than a tone. */
const NOTE_GAIN = 0.15;
const WAVE_GAIN = 3.5;

/** Pitch in Hz of a share of people. @param {number} share from 0 to 1 */
export const pitchOf = (share) => LOWEST * 2 ** (OCTAVES * Math.min(1, Math.max(0, share)));

/** Plays sounds. The context runs only while something sounds. */
export class Sounds {
  #context;
  #sounding = 0;
  /** Noise of the length of a wave. @type {AudioBuffer | undefined} */
  #noise;

  /** @param {AudioContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** Plays a short note. @param {number} share of people, for the pitch */
  note(share) {
    const tone = this.#context.createOscillator();
    tone.type = 'triangle';
    tone.frequency.value = pitchOf(share);
    const now = this.#play(tone, NOTE);
    const gain = this.#swell(now, NOTE_GAIN, 0.01, NOTE);
    tone.connect(gain);
  }

  /**
   * Plays a wave: noise that rises and ebbs away.
   * @param {number} share of those who could see the post who have seen it, for the pitch
   * @param {number} fresh share of those who saw it at this hop, for the loudness
   */
  wave(share, fresh) {
    const context = this.#context;
    this.#noise ??= this.#makeNoise();
    const noise = context.createBufferSource();
    noise.buffer = this.#noise;
    const band = context.createBiquadFilter();
    band.type = 'bandpass';
    band.Q.value = 3;
    const now = this.#play(noise, WAVE);
    band.frequency.setValueAtTime(pitchOf(share) / 2, now);
    band.frequency.exponentialRampToValueAtTime(pitchOf(share), now + WAVE / 2);
    // A tenth as many people are heard as half as loud. A higher band of noise is wider, and would be louder.
    const gain = WAVE_GAIN * Math.min(1, fresh) ** 0.3 * Math.sqrt(LOWEST / pitchOf(share));
    noise.connect(band).connect(this.#swell(now, gain, WAVE / 2, WAVE));
  }

  /** Stops all sound for good. */
  end() {
    this.#context.close();
  }

  /** Starts a source. @param {AudioScheduledSourceNode} source @param {number} length in seconds @returns {number} the time of the start */
  #play(source, length) {
    const context = this.#context;
    const now = context.currentTime;
    this.#sounding += 1;
    context.resume();
    source.start(now);
    source.stop(now + length);
    source.addEventListener('ended', () => {
      this.#sounding -= 1;
      if (this.#sounding === 0 && context.state === 'running') context.suspend();
    });
    return now;
  }

  /** A gain that rises and falls. @param {number} now @param {number} most @param {number} rise @param {number} length both in seconds */
  #swell(now, most, rise, length) {
    const gain = this.#context.createGain();
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(most, now + rise);
    gain.gain.linearRampToValueAtTime(0, now + length);
    gain.connect(this.#context.destination);
    return gain;
  }

  #makeNoise() {
    const { sampleRate } = this.#context;
    const buffer = this.#context.createBuffer(1, Math.ceil(WAVE * sampleRate), sampleRate);
    const samples = buffer.getChannelData(0);
    for (let at = 0; at < samples.length; at += 1) samples[at] = 2 * Math.random() - 1;
    return buffer;
  }
}

/** Ends the sounds of the figures that have them on. A figure that is removed makes no sound, and its context ends with it. @type {WeakMap<EventTarget, () => void>} */
const ends = new WeakMap();

/** Whether the sounds of a figure are on. @param {EventTarget} figure */
export const isOn = (figure) => ends.has(figure);

/**
 * Turns the sounds of a figure on.
 * @param {EventTarget} figure the element @param {Session} session @param {AudioContext} context made in the reader's click
 */
export function turnOn(figure, session, context) {
  const sounds = new Sounds(context);
  const { model } = session;
  /** What sounded last. */
  let last = '';
  const play = () => {
    const { counters, facts, posted, veil } = model;
    // Hidden numbers are not to be heard either.
    if (!counters || !facts || veil === 'hidden') return;
    const { connection, hop, first, second, saw, couldReach, perHop } = /** @type {Counters} */ (counters);
    const now = posted ? `hop ${hop}` : `${connection}`;
    if (now === last) return;
    last = now;
    if (!posted) sounds.note((first + second) / facts.people);
    else if (hop > 0) sounds.wave(saw / couldReach, (perHop[Math.ceil(hop) - 1] ?? 0) / couldReach);
  };
  const listening = new AbortController();
  for (const type of ['reach', 'hop', 'settled']) figure.addEventListener(type, play, { signal: listening.signal });
  figure.addEventListener('post', () => (last = ''), { signal: listening.signal });
  ends.set(figure, () => {
    listening.abort();
    sounds.end();
  });
  play();
}

/** Turns the sounds of a figure off. @param {EventTarget} figure */
export function turnOff(figure) {
  ends.get(figure)?.();
  ends.delete(figure);
}
