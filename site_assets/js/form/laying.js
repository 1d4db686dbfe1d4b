/**
 * Cards out of sight are not laid out (`form.css`): whatever changes on the page then costs what is in sight. So that
 * links and the scroll bar lead to the right place all the same, each card is laid out once, a few at a time, and the
 * browser remembers how high it is; again where all of them may have changed.
 */

const AT_ONCE = 4;

export class Laying {
  /** @param {HTMLElement} form */
  constructor(form) {
    /** @type {HTMLElement[]} */
    this.cards = [...form.querySelectorAll('.rf-card')].map((one) => /** @type {HTMLElement} */ (one));
    /** @type {HTMLElement[]} */
    this.laid = [];
    /** @type {HTMLElement[]} */
    this.waiting = [];
    this.frame = 0;
    this.width = 0;
    /** Called when every card has been laid out. */
    this.settle = () => {};
    new ResizeObserver(() => {
      if (form.clientWidth !== this.width) this.again();
      this.width = form.clientWidth;
    }).observe(form);
  }

  /** The cards may have changed. */
  again() {
    this.waiting = [...this.cards];
    this.frame ||= requestAnimationFrame(() => this.step());
  }

  step() {
    for (const card of this.laid) delete card.dataset.laid;
    this.laid = this.waiting.splice(0, AT_ONCE);
    for (const card of this.laid) card.dataset.laid = '';
    this.frame = this.laid.length > 0 ? requestAnimationFrame(() => this.step()) : 0;
    if (this.laid.length === 0) this.settle();
  }

  /** Leads to what the address names again, once it is known where that stands, unless the person has moved on. */
  follow() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
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
