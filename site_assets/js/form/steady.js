/**
 * Holds what is being read in its place while rows above it grow: with a draft that comes back, the first scores, what
 * other sides gave. The browser's own way of doing so stops wherever a card on the way changes its padding, as scored
 * cards do. After a reload the page leads to the row that was being read, not to a height that is right only later.
 */

const LINE = 64; // what ends above this lies under the header
const KEPT = 'rubricpress/place';
const MARKS = 'fieldset[data-criterion], .rf-heading';
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'hashchange'];

/** @typedef {{mark: Element, top: number}} Place  something that stands on the page, and how far below the top of the window */

export class Steady {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
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
    history.scrollRestoration = 'auto';
  }

  /** The person goes elsewhere. */
  goes() {
    this.moved = true;
    this.release();
  }

  /** By us, by the browser that still loads the page, or by a person: without a key, too, with a screen reader or on the bar. */
  scrolled() {
    const by = scrollY - this.held;
    if (this.root.dataset.laid !== undefined && (by <= -1 || by >= 1)) this.goes();
    if (this.firm) this.hold();
    else this.look();
  }

  /**
   * Leads to where the address points, unless the person reads on elsewhere.
   * @param {Element | null} to
   */
  lead(to) {
    if (!this.moved && !this.firm) to?.scrollIntoView();
    this.held = scrollY;
  }

  /** Sees what is read now: the row that the keyboard is in, where it is in sight, else the first in sight. */
  look() {
    const focused = document.activeElement?.closest('fieldset[data-criterion]');
    const near = focused && this.root.contains(focused) ? focused.getBoundingClientRect() : null;
    const seen = near && near.bottom > LINE && near.top < innerHeight ? focused : this.marks.find((mark) => mark.getBoundingClientRect().bottom > LINE);
    this.place = scrollY > 0 && seen ? { mark: seen, top: seen.getBoundingClientRect().top } : null;
  }

  /** Brings what was read back to where it was. */
  hold() {
    if (matchMedia('print').matches) return;
    if (!this.place || this.place.mark.getClientRects().length === 0) this.look();
    else {
      const by = this.place.mark.getBoundingClientRect().top - this.place.top;
      if (by <= -1 || by >= 1) scrollBy({ top: by, behavior: 'instant' });
    }
    this.held = scrollY;
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
