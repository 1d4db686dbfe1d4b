/**
 * Holds what is being read in its place while rows above it grow: with a draft that comes back, the first scores, what
 * other sides gave. The browser's own way of doing so stops wherever a card on the way changes its padding, as scored
 * cards do. After a reload the page leads to the row that was being read, not to a height that is right only later.
 */

import { inSight } from './dom.js';

const LINE = 64; // what ends above this lies under the header
const KEPT = 'rubricpress/place';
const MARKS = 'fieldset[data-criterion], .rf-heading';
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'hashchange'];

/** @typedef {{mark: Element, top: number}} Place  something that stands on the page, and how far below the top of the window */

export class Steady {
  /**
   * @param {HTMLElement} root
   * @param {() => Element | null} aim  where the address points
   */
  constructor(root, aim) {
    this.root = root;
    this.aim = aim;
    this.marks = [...root.querySelectorAll(MARKS)];
    /** @type {Place | null} */
    this.place = null;
    /** Whether a place of before the reload is kept to, while the browser loads the page and rows grow: until the person scrolls. */
    this.firm = false;
    /** Whether the person has gone elsewhere by now. */
    this.moved = false;
    /** How far the page was scrolled when it was held or led last. */
    this.held = -1;
  }

  start() {
    document.documentElement.style.setProperty('overflow-anchor', 'none');
    this.place = comesAgain() ? this.kept() : null;
    this.firm = this.place !== null;
    if (this.firm) history.scrollRestoration = 'manual'; // else the browser leads once more to the height of before
    if (this.firm) this.hold();
    else this.look();
    for (const move of MOVES) addEventListener(move, () => this.goes(), { passive: true });
    addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.root.addEventListener('focusin', () => { if (!this.firm && this.place) this.look(); });
    addEventListener('pagehide', () => this.keep());
    new ResizeObserver(() => this.hold()).observe(this.root); // called after the layout and before it is painted
  }

  /** The page stands as it did before, or the person goes elsewhere. */
  release() {
    if (!this.firm) return;
    this.firm = false;
    const leave = () => { history.scrollRestoration = 'auto'; };
    if (document.readyState === 'complete') leave();
    else addEventListener('load', () => setTimeout(leave), { once: true }); // until then the browser would lead once more
  }

  /** The person goes elsewhere. */
  goes() {
    this.moved = true;
    this.release();
  }

  /** By us, by the browser that still loads the page, or by a person: without a key, too, with a screen reader or on the bar. */
  scrolled() {
    const by = scrollY - this.held;
    if (by > -1 && by < 1) return; // by us
    if (this.root.dataset.laid !== undefined) this.goes();
    if (this.firm) this.hold();
    else this.look();
  }

  /** Leads to where the address points, unless the person reads on elsewhere. */
  lead() {
    const to = this.moved || this.firm ? null : this.aim();
    if (to) {
      to.scrollIntoView();
      this.look();
    }
    this.held = scrollY;
  }

  /**
   * Sees what is read now: the row that the keyboard is in, or the one that the address has led to, where it is in sight;
   * else the first in sight.
   */
  look() {
    const chosen = [document.activeElement?.closest('fieldset[data-criterion]'), this.moved ? null : this.aim()?.closest(MARKS)];
    const seen = chosen.find((one) => one && this.root.contains(one) && inSight(one, LINE)) ?? this.marks.find((mark) => mark.getBoundingClientRect().bottom > LINE);
    this.place = scrollY > 0 && seen ? { mark: seen, top: seen.getBoundingClientRect().top } : null;
    this.held = scrollY;
  }

  /**
   * Whether the row of this is in sight, or held in its place, or the keyboard is in it.
   * @param {Element} inside
   */
  sees(inside) {
    const row = inside.closest('fieldset[data-criterion]');
    return row !== null && (row === this.place?.mark || row.contains(document.activeElement) || inSight(row, LINE));
  }

  /** Brings what was read back to where it was, by whole pixels: else it would tremble while rows above grow. */
  hold() {
    if (matchMedia('print').matches) return;
    if (!this.firm && this.held >= 0 && Math.abs(scrollY - this.held) >= 1 && this.root.dataset.laid !== undefined) {
      this.look(); // somebody scrolls, by a link for instance, and the event of it is still to come
      return;
    }
    const by = this.place?.mark.getClientRects().length ? this.away(this.place) : null;
    if (by) scrollBy({ top: by, behavior: 'instant' });
    const left = by && !this.firm && this.place ? this.away(this.place) : 0; // where the page is not long enough any more
    if (by === null || left < -1 || left > 1) this.look();
    this.held = scrollY;
  }

  /** @param {Place} place */
  away({ mark, top }) {
    return Math.round(mark.getBoundingClientRect().top) - Math.round(top);
  }

  /**
   * For the page as it comes again. Nothing is looked at anew: a page that is left has lost all its styles, and to have
   * them worked out once more would hold the next page up.
   */
  keep() {
    const at = this.place ? { mark: this.marks.indexOf(this.place.mark), top: this.place.top } : null;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, at }));
    } catch {
      // nothing may be kept: the browser leads back as well as it can
    }
  }

  /** @returns {Place | null} */
  kept() {
    try {
      const { page, at } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
      const mark = page === location.pathname && at ? this.marks[at.mark] : undefined;
      return mark ? { mark, top: at.top } : null;
    } catch {
      return null;
    }
  }
}

/** Whether the browser brings the page back to where it was. */
function comesAgain() {
  const [entry] = performance.getEntriesByType('navigation');
  return ['reload', 'back_forward'].includes(/** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type ?? '');
}
