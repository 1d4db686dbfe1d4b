/** Beside each row's own control: what the other sides gave, in words, with their evidence and note; only to read. */

import { make, setAttribute, setText, shownNumber } from './dom.js';
import { evidenceNodes, textNodes } from './evidence_view.js';
import { REVIEW_WORDS } from './review_wording.js';
import { ROLES, isBlank } from './roles.js';
import { WORDS } from './wording.js';

/** @typedef {{fieldset: HTMLFieldSetElement, block: HTMLElement, said: HTMLElement, sides: HTMLElement, own: HTMLElement, drawn: string}} Place */

/** @type {import('./review.js').Row} */
const UNSCORED = { state: 'open', difference: null, said: '', sides: {} };

export class Beside {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    /** @type {Map<string, Place>} */
    this.places = new Map();
  }

  /** The sides that stand beside the role: those before it of which anything is known. */
  sides() {
    const { role, carried } = this.page.roles;
    return ROLES.slice(0, ROLES.indexOf(role)).filter((one) => !isBlank(carried[one]));
  }

  /** Another role may have been chosen: what does not stand beside it goes at once. */
  turn() {
    const { role } = this.page.roles;
    const none = this.sides().length === 0;
    for (const { id, fieldset } of this.page.controls.rows) {
      const { block, own } = this.placeOf(id, fieldset);
      own.hidden = role === 'self';
      setText(own, this.page.roles.headOf(role));
      if (!none) continue;
      block.hidden = true;
      setAttribute(fieldset, 'data-moderation', null);
    }
  }

  /** @param {Record<string, import('./review.js').Row>} rows  none where nothing could be scored */
  show(rows) {
    const sides = this.sides();
    if (sides.length === 0) return;
    for (const { id, fieldset } of this.page.controls.rows) {
      const row = rows[id] ?? UNSCORED;
      const place = this.placeOf(id, fieldset);
      place.block.hidden = false;
      const drawn = JSON.stringify(sides.map((side) => [side, row.sides[side], this.ratingOf(side, id)]));
      if (drawn !== place.drawn) {
        place.drawn = drawn;
        place.sides.replaceChildren(...sides.map((side) => this.side(id, side, row)));
      }
      const known = sides.includes('self') && (sides.length > 1 || this.page.roles.role === 'review');
      place.said.hidden = !known || row.state === 'open' || row.state === 'self-only';
      setText(place.said, row.said);
      setAttribute(place.said, 'data-difference', row.difference);
      const state = known ? row.state : null;
      if (state === 'differs' && fieldset.dataset.moderation !== state) {
        fieldset.querySelector('details.rf-notes')?.setAttribute('open', ''); // where the reason goes
      }
      setAttribute(fieldset, 'data-moderation', state);
    }
  }

  /**
   * @param {string} id
   * @param {HTMLFieldSetElement} fieldset
   */
  placeOf(id, fieldset) {
    let place = this.places.get(id);
    if (!place) {
      const sides = make('div', { class: 'rf-beside__sides', id: `beside-${id}` });
      const said = make('p', { class: 'rf-beside__said' });
      const block = make('div', { class: 'rf-beside', 'data-beside': id, hidden: '' }, sides, said);
      const own = make('p', { class: 'rf-beside__own' });
      fieldset.querySelector('.rf-control')?.prepend(block, own);
      place = { fieldset, block, said, sides, own, drawn: '' };
      this.places.set(id, place);
    }
    return place;
  }

  /**
   * @param {string} id
   * @param {import('./roles.js').Role} side
   * @param {import('./review.js').Row} row
   */
  side(id, side, { sides }) {
    const scored = sides[side];
    const { score = null, dropped = false, words = [], problems = [], rating = null } = scored ?? {};
    const given = this.ratingOf(side, id);
    const { evidence, note } = Object(given);
    const worth = !scored && given !== undefined ? REVIEW_WORDS.unscored : dropped ? WORDS.dropped : score === null ? REVIEW_WORDS.unrated : REVIEW_WORDS.points(shownNumber(score));
    const head = make('p', { class: 'rf-beside__head' },
      make('span', { class: 'rf-beside__who' }, this.page.roles.headOf(side)), ' ',
      make('b', { 'data-side-score': side }, worth));
    if (rating) {
      const name = make('span', { class: 'rf-said' }, REVIEW_WORDS.ofRow(id));
      head.append(make('button', { class: 'rf-button rf-beside__adopt', type: 'button', 'data-adopt': side, 'data-row': id }, REVIEW_WORDS.adopt[/** @type {'self' | 'review'} */ (side)], name));
    }
    /** @type {HTMLElement[]} */
    const parts = [head];
    if (words.length > 0) parts.push(make('ul', { class: 'rf-beside__words' }, ...words.map((one) => make('li', { dir: 'auto' }, one))));
    for (const one of problems) parts.push(make('p', { class: 'rf-beside__problem' }, WORDS.inTheWay, one));
    for (const [term, nodes] of /** @type {const} */ ([[REVIEW_WORDS.evidence, evidenceNodes(evidence)], [this.page.root.dataset.headRemark ?? '', textNodes(note)]])) {
      if (nodes.length > 0) parts.push(make('div', { class: 'rf-beside__more' }, make('p', { class: 'rf-beside__term' }, term), ...nodes));
    }
    return make('div', { class: 'rf-beside__side', 'data-side': side }, ...parts);
  }

  /**
   * @param {string} side
   * @param {string} id
   */
  ratingOf(side, id) {
    return Object(this.page.roles.carried[side]?.ratings)[id];
  }
}
