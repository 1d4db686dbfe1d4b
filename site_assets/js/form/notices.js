/**
 * Notices: what happened, and what can be done about it. One of each kind at a time. Most stand at the top of the
 * page; those that come unasked or answer a press far down stand near the eye, at the foot of the screen.
 */

import { JOINTS } from '../joints_wording.js';
import { make } from './dom.js';
import { WORDS } from './wording.js';

/** @typedef {{label: string, act: () => void}} Choice */
/**
 * @typedef {object} Extras
 * @property {Choice[]} [choices]  what can be done; each closes the notice
 * @property {Node[]} [details]  what stands under the sentences
 * @property {boolean} [lasting]  whether it stays until one of the choices is made
 * @property {boolean} [passing]  whether it goes once the person goes on; what has been done and leaves nothing to choose does
 * @property {boolean} [reveal]  whether the page moves to it, since the person has just asked for this
 */

const NEAR = new Set(['done', 'conflict', 'storage', 'update']);

export class Notices {
  /**
   * @param {HTMLElement} top
   * @param {HTMLElement} near
   */
  constructor(top, near) {
    this.top = top;
    this.near = near;
    let height = 0;
    new ResizeObserver(() => {
      if (near.offsetHeight === height) return;
      height = near.offsetHeight;
      for (const one of [document.documentElement, near.closest('.rf-form')]) {
        if (one instanceof HTMLElement) one.style.setProperty('--rf-near', `${height}px`); // nothing stays hidden behind it
      }
      keepFocusSeen(near);
    }).observe(near);
    /** @type {Map<string, HTMLElement>} */
    this.open = new Map();
    /** The kinds of those that go once the person goes on. @type {Set<string>} */
    this.passing = new Set();
  }

  /**
   * Shows a notice in place of an earlier one of its kind.
   * @param {string} kind
   * @param {'info' | 'warning' | 'done'} tone
   * @param {string[]} sentences
   * @param {Extras} extras
   */
  show(kind, tone, sentences, { choices = [], details = [], lasting = false, passing = kind === 'done' && !lasting && choices.length === 0, reveal = false } = {}) {
    const offered = lasting ? choices : [...choices, { label: WORDS.yes, act: () => {} }];
    const buttons = offered.map(({ label, act }) =>
      make('button', { class: 'rf-link', type: 'button', click: () => this.choose(kind, act) }, label),
    );
    const notice = make(
      'div',
      { class: `rf-notice rf-notice--${tone}`, 'data-notice': kind },
      ...sentences.map((one) => make('p', {}, one)),
      ...details,
      make('p', { class: 'rf-notice__choices' }, ...buttons),
    );
    const earlier = this.open.get(kind);
    if (earlier) earlier.replaceWith(notice);
    else this.regionOf(kind).append(notice);
    this.open.set(kind, notice);
    if (passing) this.passing.add(kind);
    else this.passing.delete(kind);
    if (reveal) this.reveal(kind);
  }

  /**
   * Brings a notice of the top of the page into sight; the others always are.
   * @param {string} kind
   */
  reveal(kind) {
    if (!NEAR.has(kind)) this.open.get(kind)?.scrollIntoView({ block: 'center' });
  }

  /**
   * Leads the person to a notice that already stands there and is the answer to what was just pressed.
   * @param {string} kind
   */
  point(kind) {
    const notice = this.open.get(kind);
    notice?.setAttribute('tabindex', '-1');
    notice?.focus({ preventScroll: true });
    this.reveal(kind);
  }

  /** @param {string} kind */
  regionOf(kind) {
    return NEAR.has(kind) ? this.near : this.top;
  }

  /**
   * The button that had the focus goes with its notice, so the focus waits where the next notice will be.
   * @param {string} kind
   * @param {() => void} act
   */
  choose(kind, act) {
    this.close(kind);
    this.regionOf(kind).focus({ preventScroll: true });
    act();
  }

  /** The person goes on: what only told that something is done no longer covers the page. */
  goOn() {
    for (const kind of this.passing) this.close(kind);
  }

  /** @param {string} kind */
  close(kind) {
    this.open.get(kind)?.remove();
    this.open.delete(kind);
    this.passing.delete(kind);
  }
}

/**
 * Where a person is writing or choosing stays in sight when something comes to stand over it.
 * @param {HTMLElement} over
 */
function keepFocusSeen(over) {
  const { activeElement: focused } = document;
  if (!(focused instanceof HTMLElement) || !focused.closest('.rf-form form')) return;
  const [it, cover] = [focused.getBoundingClientRect(), over.getBoundingClientRect()];
  if (cover.height > 0 && it.bottom > cover.top && it.top < innerHeight) focused.scrollIntoView({ block: 'nearest' }); // as far as the padding of the scroll says
}

/**
 * A list of what could not be shown in the controls.
 * @param {import('./response.js').Leftover[]} left
 */
export function listOf(left) {
  const items = left.map(({ criterion, key, value }) =>
    make('li', {}, JOINTS.told([criterion, key].filter(Boolean).join(' · '), String(value))),
  );
  return make('ul', { class: 'rf-left' }, ...items);
}
