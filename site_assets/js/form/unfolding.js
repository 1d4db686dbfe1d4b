/**
 * Notes and evidence of a row are shown open where something stands in them. To have all of a large form laid out at once
 * would hold the page up. So they are closed while they are filled. Those in sight are open again at once; the others are
 * opened a few at a time, from there on down, then up: nothing that is read moves (`steady.js`).
 */

import { whenIdle } from '../idle.js';

const AT_ONCE = 2;
const ENOUGH = 10; // milliseconds of work before somebody else may have a turn
const PATIENCE = 1000; // milliseconds that notes stay closed for the first score
const LATEST = 250; // milliseconds that a few wait for the browser, which may believe for long that somebody scrolls

export class Unfolding {
  /**
   * @param {HTMLDetailsElement[]} folds  all of them, in order
   * @param {(fold: HTMLDetailsElement) => void} complete  puts in what was not worth it while nobody could see it
   */
  constructor(folds, complete) {
    this.folds = folds;
    this.complete = complete;
    /** What is still to be opened, in this order. @type {Set<HTMLDetailsElement>} */
    this.waiting = new Set();
    /** Resolves once all stand open. */
    this.done = Promise.resolve();
    this.opening = false;
    /** Those that were in sight when all were closed: to ask once more, with all filled in, would lay all of it out. @type {Set<HTMLDetailsElement>} */
    this.near = new Set();
    /** Knows what is in sight, and keeps it there. @type {import('./steady.js').Steady | null} */
    this.steady = null;
    /** Resolves once the first score stands. @type {() => Promise<unknown>} */
    this.scored = () => Promise.resolve();
  }

  /** Before what stands in them is replaced. */
  close() {
    this.waiting.clear();
    this.near = this.inSight(this.folds);
    this.folds.forEach((fold) => { fold.open = false; });
  }

  /** @param {Set<HTMLDetailsElement>} filled  which of them are to be open */
  open(filled) {
    const [first] = this.near;
    const from = first ? this.folds.indexOf(first) : 0;
    for (const fold of [...this.folds.slice(from), ...this.folds.slice(0, from).reverse()]) {
      if (filled.has(fold)) this.waiting.add(fold);
    }
    this.waiting.forEach((fold) => { if (this.near.has(fold)) this.unfold(fold); });
    if (!this.opening) this.done = this.go();
  }

  async go() {
    this.opening = true;
    await idle();
    await Promise.race([this.scored(), new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
    while (this.waiting.size > 0) {
      await idle();
      const began = performance.now();
      do this.openSome(); while (this.waiting.size > 0 && performance.now() - began < ENOUGH);
    }
    this.opening = false;
  }

  /** Opens a few: what has come in sight before all else. */
  openSome() {
    const some = [...this.inSight([...this.waiting]), ...this.waiting].slice(0, AT_ONCE);
    some.forEach((fold) => this.unfold(fold));
    this.steady?.hold(); // before anybody scrolls on
    some.at(-1)?.getBoundingClientRect(); // has these laid out now, and not all of them in the next frame
  }

  /**
   * @param {HTMLDetailsElement[]} folds
   * @returns {Set<HTMLDetailsElement>}
   */
  inSight(folds) {
    return new Set(folds.filter((fold) => this.steady?.sees(fold)));
  }

  /** Opens at once what is left: paper cannot wait. */
  finish() {
    this.waiting.forEach((fold) => this.unfold(fold));
  }

  /** @param {HTMLDetailsElement} fold */
  unfold(fold) {
    this.waiting.delete(fold);
    this.complete(fold);
    fold.open = true;
  }
}

/** @returns {Promise<void>} */
function idle() {
  return new Promise((resolve) => { whenIdle(() => resolve(), LATEST); });
}
