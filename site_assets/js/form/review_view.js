/** What the page shows while a second party scores, put together. */

import { Beside } from './beside.js';
import { DifferenceList } from './differences.js';
import { Sums } from './sums.js';

export class ReviewView {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.beside = new Beside(page);
    this.sums = new Sums(page);
    this.list = new DifferenceList(page);
  }

  /** @param {import('./runtime.js').Reply} reply */
  paint(reply) {
    this.beside.turn();
    this.sums.paint(reply);
    this.list.turn();
  }

  /** There are no scores: the sides are shown without. */
  unscored() {
    this.beside.turn();
    this.list.turn();
    this.beside.show({});
  }

  /** @param {import('./review.js').Moderation} moderation */
  show(moderation) {
    this.beside.show(moderation.rows);
    this.sums.show(moderation);
    this.list.show(moderation);
  }
}
