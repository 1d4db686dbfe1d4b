/**
 * Notes and evidence of a row are shown open where something stands in them. To have all of a large form laid out at once
 * would hold the page up. So they are closed while they are filled, and then opened a few at a time, from the top; but all
 * at once where the page is scrolled, whose place the browser may have brought back: that is right once all of them stand.
 */

import { whenIdle } from '../idle.js';

const AT_ONCE = 2;
const ENOUGH = 10; // milliseconds of work before somebody else may have a turn
const PATIENCE = 1000; // milliseconds that notes stay closed for the first score

export class Unfolding {
  /** @param {HTMLDetailsElement[]} folds  all of them, in order */
  constructor(folds) {
    this.folds = folds;
    /** What is still to be opened. @type {Set<HTMLDetailsElement>} */
    this.waiting = new Set();
    /** Resolves once all stand open. */
    this.done = Promise.resolve();
    this.opening = false;
    /** Whether nothing was scrolled when they were closed: to ask once more, with all filled in, would lay all of it out. */
    this.atTop = false;
    /** Resolves once the first score stands. @type {() => Promise<unknown>} */
    this.scored = () => Promise.resolve();
  }

  /** Before what stands in them is replaced. */
  close() {
    this.waiting.clear();
    this.atTop = scrollY === 0;
    if (this.atTop) this.folds.forEach((fold) => { fold.open = false; });
  }

  /** @param {Set<HTMLDetailsElement>} filled  which of them are to be open */
  open(filled) {
    for (const fold of this.folds) {
      if (filled.has(fold)) this.waiting.add(fold);
      else fold.open = false;
    }
    if (!this.atTop) this.finish();
    else if (!this.opening) this.done = this.go();
  }

  async go() {
    this.opening = true;
    await idle();
    await Promise.race([this.scored(), new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
    while (this.waiting.size > 0) {
      await idle();
      const began = performance.now();
      while (this.waiting.size > 0 && performance.now() - began < ENOUGH) {
        const some = [...this.waiting].slice(0, AT_ONCE);
        some.forEach((fold) => this.unfold(fold));
        some.at(-1)?.getBoundingClientRect(); // has these laid out now, and not all of them in the next frame
      }
    }
    this.opening = false;
  }

  /** Opens at once what is left: paper cannot wait. */
  finish() {
    this.waiting.forEach((fold) => this.unfold(fold));
  }

  /** @param {HTMLDetailsElement} fold */
  unfold(fold) {
    this.waiting.delete(fold);
    fold.open = true;
  }
}

/** @returns {Promise<void>} */
function idle() {
  return new Promise((resolve) => { whenIdle(() => resolve()); });
}
