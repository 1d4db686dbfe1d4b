/**
 * Painting a reply of the core: totals, groups, each criterion. Only what has changed is written; where that is much, as
 * after a draft has come back, a few rows at a time, so that nobody waits for all of them to be laid out; but not fewer
 * than there is time for: between two tasks the browser may paint a whole frame.
 *
 * The total, the conclusion and the sums of groups are always those of the self assessment; the progress, the scores
 * of the rows and the overview at the end are those of the assessment in the controls.
 */

import { JOINTS } from '../joints_wording.js';
import { ENOUGH, make, nextTask, setAttribute, setText, shownNumber } from './dom.js';
import { REVIEW_WORDS } from './review_wording.js';
import { WORDS } from './wording.js';

/** A total of more digits than this is set smaller. */
const LONG = 9;
const AT_ONCE = 12; // rows that are written anew before somebody looks at the clock

/** @typedef {{result: any, shown: any}} Reply */
/** @typedef {{id: string, fieldset: HTMLElement, score: Element | null, worked: Element | null, options: Element[]}} Place */

export class Totals {
  /**
   * @param {HTMLElement} root
   * @param {import('./response.js').Row[]} rows
   * @param {import('./steady.js').Steady} steady
   */
  constructor(root, rows, steady) {
    this.steady = steady;
    /** @param {string} selector */
    const one = (selector) => root.querySelector(selector);
    this.total = one('[data-total]');
    this.label = one('[data-total-label]');
    setAttribute(this.label, 'data-final', WORDS.final);
    this.max = one('[data-max]');
    this.conclusion = one('[data-conclusion]');
    this.conclusionTitle = one('[data-conclusion-title]');
    this.pending = this.conclusionTitle?.textContent ?? '';
    this.answered = one('[data-answered]');
    this.labels = [one('[data-answered-label]'), one('[data-conclusion-label]')].map((label) => ({ label, own: label?.textContent ?? '' }));
    this.count = one('[data-count]');
    this.bar = one('[data-answered-bar]');
    this.groups = [...root.querySelectorAll('[data-group]')].map((group) => ({
      id: group.getAttribute('data-group') ?? '',
      answered: group.querySelector('[data-group-answered]'),
      count: group.querySelector('[data-group-count]'),
      score: group.querySelector('[data-group-score]'),
      max: group.querySelector('[data-group-max]'),
      holder: group,
      aside: group.closest('.rf-nav') !== null,
    }));
    this.adjustments = [...root.querySelectorAll('[data-adjustments]')].map((figure) => ({ figure, aside: figure.closest('.rf-nav') !== null }));
    this.whose = make('span', { class: 'rf-quiet' });
    one('#result-title')?.append(this.whose);
    this.share = one('[data-share]');
    this.soFar = one('[data-so-far]');
    this.sets = [...root.querySelectorAll('[data-conclusion-set]')].map((holder) => ({
      id: holder.getAttribute('data-conclusion-set') ?? '',
      holder,
      pending: holder.textContent ?? '',
    }));
    this.bands = [...root.querySelectorAll('[data-band]')].map((band) => ({
      id: band.getAttribute('data-band') ?? '',
      count: band.querySelector('[data-band-count]'),
      starred: band.querySelector('[data-band-starred]'),
    }));
    /** The painting that is under way, or was the last; only the newest comes to its end. @type {Generator<Element, void> | undefined} */
    this.painting = undefined;
    /** @type {Place[]} */
    this.rows = rows.map(({ id, fieldset }) => ({
      id,
      fieldset,
      score: fieldset.querySelector('[data-score]'),
      worked: fieldset.querySelector('[data-worked]:not([data-unit] *)'),
      options: [...fieldset.querySelectorAll('[data-option]:not([data-unit] *)')],
    }));
  }

  /**
   * @param {Reply} reply
   * @param {string} role  whose assessment stands in the controls
   * @returns {Promise<boolean>} whether all is painted; a newer reply takes over
   */
  async paint(reply, role) {
    const painting = this.painting = this.parts(reply, role);
    let began = performance.now();
    for (const written of painting) {
      this.steady.hold(); // before anybody scrolls on
      written.getBoundingClientRect(); // has these rows laid out now, and not all of them in the next frame
      if (performance.now() - began < ENOUGH) continue;
      await nextTask();
      began = performance.now();
      if (this.painting !== painting) return false;
    }
    return true;
  }

  /** Paints at once what is left to paint: paper cannot wait. */
  finish() {
    while (this.painting && !this.painting.next().done);
  }

  /**
   * Paints the rows, the sums when all of them stand; in between, where much has changed, it gives the last row written.
   * @param {Reply} reply
   * @param {string} role
   */
  * parts({ result, shown }, role) {
    const { criteria } = result.assessments[role];
    const silent = new Set(shown[role].silent);
    let written = 0;
    for (const row of this.rows) {
      if (!paintRow(row, criteria[row.id], shown[role].criteria[row.id] ?? '', silent.has(row.id))) continue;
      written += 1;
      if (written % AT_ONCE === 0) yield row.fieldset;
    }
    this.paintSums({ result, shown }, role);
  }

  /**
   * @param {Reply} reply
   * @param {string} role
   */
  paintSums({ result, shown }, role) {
    const self = result.assessments.self;
    const mine = result.assessments[role];
    const said = shown[role];
    setText(this.total, shownNumber(self.total));
    setAttribute(this.total, 'data-total', self.total ?? '');
    setAttribute(this.total, 'data-long', (self.total ?? '').length > LONG ? '' : null);
    setText(this.label, role === 'self' ? (self.complete ? WORDS.final : WORDS.soFar) : REVIEW_WORDS.totalOf(REVIEW_WORDS.of.self, self.complete));
    setText(this.max, self.max_total);
    setAttribute(this.conclusion, 'data-conclusion', self.conclusion?.id ?? '');
    const none = self.total === null && this.max ? WORDS.noTotal : this.pending;
    const rules = (self.gates ?? []).map((/** @type {{title: string}} */ one) => one.title);
    setText(this.conclusionTitle, JOINTS.parts([self.conclusion?.title ?? none, ...rules]));
    const [rated, concluded] = this.labels;
    setText(rated?.label, role === 'self' ? rated?.own ?? '' : REVIEW_WORDS.ratedBy(REVIEW_WORDS.of[/** @type {import('./roles.js').Role} */ (role)]));
    setText(concluded?.label, role === 'self' ? concluded?.own ?? '' : REVIEW_WORDS.conclusionOf(REVIEW_WORDS.of.self));
    setText(this.answered, String(said.answered));
    setText(this.count, String(said.count));
    setAttribute(this.bar, 'max', String(said.count));
    setAttribute(this.bar, 'value', String(said.answered));
    setText(this.whose, role === 'self' ? '' : REVIEW_WORDS.whose(/** @type {import('./roles.js').Role} */ (role)));
    setText(this.share, shownNumber(said.share));
    setAttribute(this.soFar, 'hidden', mine.complete ? '' : null);
    for (const { id, holder, pending } of this.sets) setText(holder, mine.conclusions[id]?.title ?? pending);
    for (const { id, count, starred } of this.bands) {
      const band = said.bands.find((/** @type {{id: string}} */ one) => one.id === id);
      setText(count, band.count);
      setText(starred, band.starred);
    }
    for (const { figure, aside } of this.adjustments) setText(figure, shownNumber((aside ? mine : self).adjustments.score));
    for (const { id, answered, count, score, max, holder, aside } of this.groups) {
      const progress = said.groups[id];
      setText(answered, String(progress.answered));
      setText(count, String(progress.count));
      setText(score, shownNumber((aside ? mine : self).groups[id].score));
      setText(max, self.groups[id].max);
      setAttribute(holder, 'data-done', progress.answered === progress.count ? '' : null);
    }
  }
}

/**
 * @param {Place} row
 * @param {any} one  what it earns
 * @param {string} words  how
 * @param {boolean} silent  whether nobody rated it, and it counts all the same
 * @returns {boolean} whether anything was written
 */
function paintRow({ fieldset, score, worked, options }, one, words, silent) {
  const chosen = one.level ?? '';
  return [
    setText(score, one.dropped ? WORDS.dropped : shownNumber(one.score)),
    setAttribute(fieldset, 'data-rated', silent || (one.score === null && !one.dropped) ? null : ''),
    setAttribute(fieldset, 'data-dropped', one.dropped ? '' : null),
    setAttribute(fieldset, 'hidden', one.absent ? '' : null),
    ...options.map((option) => setAttribute(option, 'data-chosen', option.getAttribute('data-option') === chosen ? '' : null)),
    setText(worked, words),
  ].includes(true);
}
