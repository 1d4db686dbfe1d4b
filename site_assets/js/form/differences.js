/** The section 自评与复核的差异, and the buttons that lead from one open row to the next. */

import { make, need, setText, shownNumber } from './dom.js';
import { LinkList } from './links.js';
import { watchSection } from './navigation.js';
import { restOf } from './review.js';
import { REVIEW_WORDS } from './review_wording.js';
import { isBlank } from './roles.js';
import { enter, walk } from './walking.js';
import { WORDS } from './wording.js';

export class DifferenceList {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.said = make('p', { 'data-differences-said': '' });
    this.body = make('tbody');
    const heads = [REVIEW_WORDS.row, page.roles.headOf('self'), page.roles.headOf('review'), REVIEW_WORDS.difference, REVIEW_WORDS.of.agreed];
    this.table = make('table', { class: 'rf-differences__table' },
      make('thead', {}, make('tr', {}, ...heads.map((one) => make('th', { scope: 'col' }, one)))), this.body);
    this.openHead = make('summary');
    this.open = new LinkList('rf-problems__open');
    this.openFold = make('details', {}, this.openHead, this.open.list);
    this.section = make('section', { class: 'rf-group rf-differences', id: 'differences', 'data-section': 'differences', 'aria-labelledby': 'differences-title' },
      make('div', { class: 'rf-group__head' }, make('h2', { class: 'rf-heading', id: 'differences-title' }, REVIEW_WORDS.differences)),
      this.said, this.table, this.openFold);
    need(page.root, '#result').after(this.section);
    watchSection(this.section);
    this.link = make('li', {}, make('a', { class: 'rf-nav__link', href: '#differences', 'data-nav': 'differences' }, make('span', { class: 'rf-nav__title' }, REVIEW_WORDS.differences)));
    page.root.querySelector('[data-nav="result"]')?.closest('li')?.after(this.link);
    this.unrated = make('button', { class: 'rf-button', type: 'button', click: () => void walk(page.root, true, isOpen) });
    this.differing = make('button', { class: 'rf-button', type: 'button', click: () => void walk(page.root, true, differs) });
    this.walks = make('p', { class: 'rf-walks' }, this.unrated, ' ', this.differing);
    need(page.root, '.rf-summary__actions').before(this.walks);
    this.equal = make('button', { class: 'rf-button', type: 'button', 'data-adopt-equal': '' });
    this.equal.disabled = true; // until it is known which they are
    this.rest = make('button', { class: 'rf-button', type: 'button', 'data-adopt-rest': '' });
    this.rest.disabled = true;
    this.tools = need(page.root, '[data-roles-tools]');
    this.tools.append(make('p', { class: 'rf-hint' }, REVIEW_WORDS.keys), make('p', {}, this.equal), make('p', {}, this.rest));
    this.section.addEventListener('click', (event) => this.lead(event));
  }

  /** Another role may have been chosen. */
  turn() {
    const { role, carried } = this.page.roles;
    const away = role === 'self';
    const alone = away || isBlank(carried.self) || (role === 'agreed' && isBlank(carried.review));
    this.tools.hidden = away;
    this.walks.hidden = away;
    this.differing.hidden = alone;
    this.section.hidden = alone;
    this.link.hidden = alone;
    this.equal.hidden = alone || role !== 'agreed';
    this.rest.hidden = alone || role !== 'review';
    const rows = /** @type {HTMLElement[]} */ ([...this.page.root.querySelectorAll('fieldset[data-criterion]')]);
    const open = rows.filter(isOpen);
    setText(this.unrated, REVIEW_WORDS.nextUnrated(open.length));
    this.unrated.disabled = open.length === 0 && document.activeElement !== this.unrated;
  }

  /** @param {import('./review.js').Moderation} moderation */
  show(moderation) {
    const { rows, differing, said, proposals } = moderation;
    setText(this.said, said);
    setText(this.differing, REVIEW_WORDS.nextDiffering(differing.length));
    this.differing.disabled = differing.length === 0 && document.activeElement !== this.differing;
    const count = Object.keys(proposals).length;
    setText(this.equal, REVIEW_WORDS.adoptEqual(count));
    this.equal.disabled = count === 0 && document.activeElement !== this.equal;
    const rest = Object.keys(restOf(moderation)).length;
    setText(this.rest, REVIEW_WORDS.adoptRest(rest));
    this.rest.disabled = rest === 0 && document.activeElement !== this.rest;
    const listed = Object.entries(rows).filter(([, row]) => row.state === 'differs' || row.state === 'otherwise');
    this.table.hidden = listed.length === 0;
    this.table.toggleAttribute('data-without-agreed', this.page.roles.role !== 'agreed' && isBlank(this.page.roles.carried.agreed));
    this.body.replaceChildren(...listed.map(([id, row]) => this.line(id, row)));
    const oneSided = Object.entries(rows).filter(([, row]) => row.state === 'self-only' || row.state === 'review-only');
    this.openFold.hidden = oneSided.length === 0;
    setText(this.openHead, REVIEW_WORDS.oneSided(oneSided.length));
    this.open.show(oneSided.map(([id, row]) => {
      const { target, text } = this.page.check.placeOf(id);
      return { key: id, target, text: REVIEW_WORDS.withState(text, row.said) };
    }));
  }

  /**
   * @param {string} id
   * @param {import('./review.js').Row} row
   */
  line(id, { difference, state, sides }) {
    const { text, target } = this.page.check.placeOf(id);
    const score = /** @param {string} side */ (side) => {
      const one = sides[side];
      return one?.dropped ? WORDS.dropped : shownNumber(one?.score);
    };
    const apart = state === 'otherwise' ? REVIEW_WORDS.otherwise : shownNumber(difference);
    const numbers = [score('self'), score('review'), apart, score('agreed')];
    return make('tr', { 'data-difference-row': id },
      make('th', { scope: 'row' }, make('a', { href: `#${target}`, 'data-row': id }, text)),
      ...numbers.map((one) => make('td', {}, one)));
  }

  /** @param {Event} event */
  lead(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest('a');
    const control = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const row = control?.closest('fieldset[data-criterion]');
    if (!(row instanceof HTMLElement)) return;
    event.preventDefault();
    enter(row);
  }
}

/** @param {HTMLElement} row */
function isOpen(row) {
  return row.dataset.rated === undefined && !row.classList.contains('rf-card--adjustment');
}

/** @param {HTMLElement} row */
function differs(row) {
  return row.dataset.moderation === 'differs';
}
