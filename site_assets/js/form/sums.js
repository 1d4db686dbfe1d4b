/** The sums of the other sides, beside those of the self assessment: the total, the groups, the adjustments. */

import { make, need, setAttribute, setText, shownNumber } from './dom.js';
import { REVIEW_WORDS } from './review_wording.js';
import { isBlank } from './roles.js';
import { WORDS } from './wording.js';

const BESIDE = /** @type {const} */ (['review', 'agreed']);

export class Sums {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.difference = make('span', { 'data-total-difference': '' });
    this.totals = BESIDE.map((role) => {
      const total = make('b', { [`data-${role}-total`]: '' });
      const label = make('dt');
      const conclusion = make('span', { [`data-${role}-conclusion`]: '' });
      const trace = make('button', { class: 'rf-score__button', type: 'button', 'data-trace': '', 'data-trace-role': role },
        total, REVIEW_WORDS.unit, make('span', { class: 'rf-said' }, WORDS.howMade));
      const value = make('dd', {}, trace, ' ', ...(role === 'review' ? [this.difference, ' '] : []), conclusion);
      return { role, total, label, conclusion, line: make('div', { class: 'rf-sides__line' }, label, value) };
    });
    this.list = make('dl', { class: 'rf-sides', 'data-sides': '' }, ...this.totals.map((one) => one.line));
    need(page.root, '.rf-summary__total').after(this.list);
    this.groups = [...page.root.querySelectorAll('.rf-group__figures:not([data-unscored])')].map((figures) => {
      const sums = BESIDE.map((role) => {
        const score = make('b', { [`data-${role}-group-score`]: '' });
        return { role, score, line: make('span', {}, ` · ${REVIEW_WORDS.of[role]} `, score) };
      });
      const apart = make('span', { class: 'rf-group__apart' });
      const holder = make('span', { class: 'rf-group__sides' }, ...sums.map((one) => one.line), apart);
      figures.append(holder);
      return { id: figures.getAttribute('data-group'), label: figures.querySelector('[data-group-label]'), sums, apart, holder };
    });
  }

  /**
   * Whether the sums of a role stand there.
   * @param {'review' | 'agreed'} one
   */
  stands(one) {
    const { role, carried } = this.page.roles;
    return role !== 'self' && (one === role || !isBlank(carried[one]));
  }

  /** @param {import('./runtime.js').Reply} reply */
  paint({ result }) {
    const away = this.page.roles.role === 'self';
    this.list.hidden = away;
    for (const { role, total, label, conclusion, line } of this.totals) {
      const one = result.assessments[role];
      line.hidden = !one || !this.stands(role);
      if (!one) continue;
      setText(label, REVIEW_WORDS.totalOf(REVIEW_WORDS.of[role], one.complete));
      setText(total, shownNumber(one.total));
      setAttribute(total, `data-${role}-total`, one.total ?? '');
      setText(conclusion, one.conclusion?.title ?? '');
      setAttribute(conclusion, `data-${role}-conclusion`, one.conclusion?.id ?? '');
    }
    for (const { id, label, sums, holder } of this.groups) {
      holder.hidden = away;
      setText(label, away ? WORDS.earned : REVIEW_WORDS.of.self);
      for (const { role, score, line } of sums) {
        const one = result.assessments[role];
        line.hidden = !one || !this.stands(role);
        if (one) setText(score, shownNumber((id === null ? one.adjustments : one.groups[id]).score));
      }
    }
    if (away) this.tell(null, {});
  }

  /** @param {import('./review.js').Moderation} moderation */
  show({ total, groups }) {
    const both = !isBlank(this.page.roles.carried.self) && this.stands('review');
    this.tell(both ? total : null, both ? groups : {});
  }

  /**
   * @param {string | null} total
   * @param {Record<string, string | null>} groups
   */
  tell(total, groups) {
    setText(this.difference, total === null ? '' : REVIEW_WORDS.apart(shownNumber(total)));
    setAttribute(this.difference, 'data-total-difference', total ?? '');
    for (const { id, apart } of this.groups) {
      const value = (id === null ? null : groups[id]) ?? null;
      setText(apart, value === null ? '' : REVIEW_WORDS.apart(shownNumber(value)));
    }
  }
}
