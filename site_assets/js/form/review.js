/**
 * While a second party scores: the other sides beside each row, the differences, the sums. Nothing of it is loaded
 * before somebody chooses 复核 or 商定.
 */

import { REVIEW_WORDS } from './review_wording.js';
import { WORDS } from './wording.js';

const PAUSE = 150; // the differences follow what is typed, they do not stand in its way

/** @typedef {import('./runtime.js').Reply} Reply */
/** @typedef {{score: string | null, dropped: boolean, words: string[], problems: string[], rating: Record<string, any> | null}} Side */
/** @typedef {{state: string, difference: string | null, said: string, sides: Record<string, Side>}} Row */
/**
 * @typedef {object} Moderation  as `core/bridge.py` tells it
 * @property {Record<string, Row>} rows
 * @property {Record<string, string | null>} groups
 * @property {string | null} total
 * @property {string[]} differing
 * @property {string} sum
 * @property {string} said
 * @property {Record<string, Record<string, any>>} proposals
 */

export class Review {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    /** @type {Promise<import('./review_view.js').ReviewView> | undefined} */
    this.view = undefined;
    /** The newest answer of the core. @type {Moderation | undefined} */
    this.newest = undefined;
    this.asked = 0;
    this.timer = 0;
    page.root.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest('button');
      const { adopt, row, adoptEqual, adoptRest } = button?.dataset ?? {};
      if (adopt && row) this.adopt(row, adopt);
      if (adoptEqual !== undefined) this.adoptEqual();
      if (adoptRest !== undefined) this.adoptRest();
    });
  }

  /**
   * The form has been scored and painted.
   * @param {Reply} reply
   */
  async follow(reply) {
    if (this.page.roles.role === 'self' && !this.view) return;
    const turn = this.asked += 1;
    const view = await this.loaded();
    if (turn !== this.asked) return;
    view.paint(reply);
    clearTimeout(this.timer);
    if (this.page.roles.role !== 'self') this.timer = window.setTimeout(() => void this.moderate(turn, reply), PAUSE);
  }

  /** Where scoring is not to be had, what the other sides wrote is still there to be read. */
  async unscored() {
    if (this.page.runtime.state !== 'failed' || (this.page.roles.role === 'self' && !this.view)) return;
    (await this.loaded()).unscored();
  }

  loaded() {
    this.view ??= import('./review_view.js').then(({ ReviewView }) => new ReviewView(this.page));
    return this.view;
  }

  /**
   * @param {number} turn
   * @param {Reply} reply
   */
  async moderate(turn, reply) {
    try {
      const { moderation, problems } = await this.page.runtime.ask({ do: 'moderate' });
      if (turn !== this.asked) return;
      this.newest = moderation;
      (await this.view)?.show(moderation);
      if (!this.page.problems.settling) return;
      this.settle(problems);
      this.page.check.follow(reply, this.page.roles.role);
    } catch (error) {
      console.error(error); // the form tells already that scoring is not to be had
    }
  }

  /** Before a check: where the scores that are being filled in lack a reason. */
  async check() {
    if (this.page.roles.role === 'self') return;
    const { problems } = await this.page.runtime.ask({ do: 'moderate' });
    this.settle(problems);
  }

  /** @param {import('./problems.js').Problem[]} problems  of all sides */
  settle(problems) {
    this.page.problems.settle(problems.filter((one) => one.role === this.page.roles.role));
  }

  /**
   * Takes the rating of another side over into the controls.
   * @param {string} row
   * @param {string} side
   */
  adopt(row, side) {
    const rating = this.newest?.rows[row]?.sides[side]?.rating;
    if (rating) this.take({ [row]: rating });
  }

  /** Takes over whatever both sides said alike. */
  adoptEqual() {
    const proposals = this.newest?.proposals ?? {};
    this.take(proposals);
    this.page.notices.show('done', 'done', [REVIEW_WORDS.adopted(Object.keys(proposals).length)]);
  }

  /** Takes over from the self assessment whatever the review has not rated. */
  adoptRest() {
    const taken = this.newest ? restOf(this.newest) : {};
    this.take(taken);
    const { ratings: then } = this.page.controls.assessment();
    const undo = () => {
      const { ratings: now } = this.page.controls.assessment();
      const still = Object.keys(taken).filter((id) => JSON.stringify(now[id]) === JSON.stringify(then[id]));
      this.take(Object.fromEntries(still.map((id) => [id, {}])));
    };
    this.page.notices.show('done', 'done', [REVIEW_WORDS.restAdopted(Object.keys(taken).length)], { choices: [{ label: WORDS.undo, act: undo }] });
  }

  /** @param {Record<string, Record<string, any>>} ratings */
  take(ratings) {
    for (const [row, rating] of Object.entries(ratings)) this.page.controls.take(row, rating);
    this.page.problems.touchFilled();
    this.page.changed();
  }
}

/**
 * What the self assessment says of the rows of which the review says nothing, not even something with a problem.
 * @param {Moderation} moderation
 */
export function restOf({ rows }) {
  /** @type {Record<string, Record<string, any>>} */
  const rest = {};
  for (const [id, { state, sides: { self, review } }] of Object.entries(rows)) {
    if (state === 'self-only' && self?.rating && !review?.problems.length) rest[id] = self.rating;
  }
  return rest;
}
