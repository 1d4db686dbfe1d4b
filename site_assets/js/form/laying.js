/**
 * Cards out of sight are not laid out (`form.css`): whatever changes on the page then costs what is in sight. So that
 * links and the scroll bar lead to the right place all the same, each card is laid out once, a few at a time while the
 * browser has nothing else to do, and the browser remembers how high it is; again where all of them may have changed.
 * Those above what is read wait until it is above them: it must not move.
 */

import { whenIdle } from '../idle.js';

const AT_ONCE = 4;
const PAUSE = 200; // until what changes them all is done, or the scrolling

export class Laying {
  /** @param {HTMLElement} form */
  constructor(form) {
    /** @type {Element[]} */
    this.cards = []; // the style sheet lays all of them out once the form has started
    /** @type {Element[]} */
    this.waiting = [];
    this.timer = 0;
    this.busy = false;
    this.width = 0;
    /** Called when the cards have been laid out. */
    this.settle = () => {};
    new ResizeObserver(() => {
      if (form.clientWidth !== this.width) this.again();
      this.width = form.clientWidth;
    }).observe(form);
    addEventListener('scroll', () => {
      if (this.waiting.length > 0 && !this.busy) this.soon();
    }, { passive: true });
  }

  /** The cards may have changed. */
  again() {
    this.waiting = [...this.cards];
    if (!this.busy) this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.step(), PAUSE);
  }

  step() {
    this.busy = true;
    whenIdle(() => {
      const some = this.waiting.filter((card) => card.getBoundingClientRect().top > innerHeight).slice(0, AT_ONCE);
      this.waiting = this.waiting.filter((card) => !some.includes(card));
      this.busy = some.length > 0;
      if (this.busy) this.layOut(some);
      else this.settle();
    });
  }

  /**
   * For one frame: the browser remembers their heights.
   * @param {Element[]} cards
   */
  layOut(cards) {
    for (const card of cards) card.toggleAttribute('data-laid', true);
    requestAnimationFrame(() => setTimeout(() => {
      for (const card of cards) card.toggleAttribute('data-laid', false);
      this.step();
    }));
  }

  /** Leads to what the address names again, once it is known where that stands, unless the person has moved on. */
  follow() {
    const place = document.getElementById(named(location.hash));
    if (!place) return;
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'hashchange'];
    const leave = () => {
      for (const one of moves) removeEventListener(one, leave);
      this.settle = () => {};
    };
    for (const one of moves) addEventListener(one, leave, { passive: true });
    this.settle = () => {
      leave();
      place.scrollIntoView();
    };
  }
}

/**
 * The id that the end of an address names; '' where somebody has spoilt it.
 * @param {string} hash
 */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
