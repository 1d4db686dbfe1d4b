/**
 * What a response of an earlier edition leaves to do: rows to be rated anew are marked until they are rated, rows whose
 * words or points changed until somebody has looked at them. This browser keeps the marks; the file has none.
 */

import { make, setText } from './dom.js';
import { MIGRATING_WORDS as WORDS } from './migrating_wording.js';
import { enter } from './walking.js';

/** @typedef {{id: string, role: string, kind: 'anew' | 'look', said: string}} Mark */

export class CarriedRows {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.place = `rubricpress/carried/${page.about.id}/${page.about.edition}`;
    /** The response whose marks these are, by its history. */
    this.name = '';
    /** @type {Mark[]} */
    this.marks = [];
    /** What was kept last, where storage is forbidden too. @type {{name: string, marks: Mark[]}} */
    this.last = { name: '', marks: [] };
    /** The marks that stand on the page, by row. @type {Map<string, HTMLElement>} */
    this.shown = new Map();
    /** The rows that are not rated yet, as last scored. @type {Set<string> | null} */
    this.unrated = null;
    page.form.addEventListener('input', (event) => this.answered(/** @type {Element} */ (event.target)));
    this.lead = this.lead.bind(this);
  }

  /**
   * Keeps what a report leaves to do in the response with this history.
   * @param {unknown} history
   * @param {import('./migrating.js').Report} report
   */
  leave(history, { ratings, added, totals }) {
    /** @type {Mark[]} */
    const marks = ratings
      .filter((one) => one.id !== '' && (one.outcome === 'anew' || one.look))
      .map(({ id, role, outcome, said }) => ({ id, role, kind: outcome === 'anew' ? 'anew' : 'look', said }));
    for (const role of Object.keys(totals)) {
      marks.push(...added.map(({ id }) => /** @type {Mark} */ ({ id, role, kind: 'anew', said: WORDS.added })));
    }
    this.keep(nameOf(history), marks);
  }

  /** How many rows are left to do in the response with this history. @param {unknown} history */
  countOf(history) {
    const marks = this.kept(nameOf(history));
    const rows = (/** @type {string} */ kind) => new Set(marks.filter((one) => one.kind === kind).map((one) => one.id)).size;
    return { anew: rows('anew'), look: rows('look') };
  }

  /** A response with this history stands in the controls now. @param {unknown} history */
  take(history) {
    this.name = history === undefined ? '' : nameOf(history);
    this.marks = this.name === '' ? [] : this.kept(this.name);
    this.unrated = null;
    this.show();
  }

  /**
   * Rated rows lose the mark that asks for a rating.
   * @param {{unrated: string[]}} scored  the assessment in the controls
   */
  follow({ unrated }) {
    if (this.marks.length === 0) return;
    this.unrated = new Set(unrated);
    this.show();
  }

  /** What can be done about the marks: a way to the first that asks for a rating, or else for a look. */
  lead() {
    const first = () => {
      const rows = this.page.controls.rows.filter(({ id }) => this.shown.has(id));
      return rows.find(({ id }) => this.shown.get(id)?.classList.contains('rf-carried--anew')) ?? rows[0];
    };
    return first() ? [{ label: WORDS.first, act: () => { const row = first(); if (row) enter(row.fieldset); } }] : [];
  }

  /** An answer in a row settles what was to be looked at there, and adjustments, which are never unrated. @param {Element} target */
  answered(target) {
    const id = /** @type {HTMLElement | null} */ (target.closest('fieldset[data-criterion]'))?.dataset.criterion ?? '';
    if (this.shown.has(id) && target.closest('.rf-control')) this.settle(id, this.unrated?.has(id) ? 'look' : '');
  }

  /**
   * What is asked of a row is done; only of one `kind` where it is named.
   * @param {string} id
   * @param {string} kind
   */
  settle(id, kind) {
    const { role } = this.page.roles;
    this.keep(this.name, this.marks.filter((one) => one.id !== id || one.role !== role || (kind !== '' && one.kind !== kind)));
    this.marks = this.kept(this.name);
    this.show();
  }

  /** The marks of the role in the controls, and of no other, stand in their rows. */
  show() {
    const { role } = this.page.roles;
    const wanted = new Map(this.marks.filter((one) => one.role === role && this.isOpen(one)).map((one) => [one.id, one]));
    for (const [id, element] of this.shown) {
      if (wanted.has(id)) continue;
      element.closest('fieldset')?.removeAttribute('aria-describedby');
      element.remove();
      this.shown.delete(id);
    }
    for (const { id, fieldset } of this.page.controls.rows) {
      const mark = wanted.get(id);
      if (mark && !this.shown.has(id)) this.shown.set(id, this.put(fieldset, mark));
      else if (mark) setText(this.shown.get(id)?.querySelector('b'), mark.said);
    }
  }

  /** @param {Mark} mark */
  isOpen({ id, kind }) {
    return kind === 'look' || !this.unrated || this.unrated.has(id) || !this.counts(id);
  }

  /** Whether a row is one that is unrated until it is answered; an adjustment is none. @param {string} id */
  counts(id) {
    return !this.page.controls.rows.find((one) => one.id === id)?.fieldset.classList.contains('rf-card--adjustment');
  }

  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {Mark} mark
   */
  put(fieldset, { id, kind, said }) {
    const row = fieldset.querySelector('[data-title]')?.textContent ?? id;
    const seen = make('button', { class: 'rf-link', type: 'button', click: () => this.settle(id, 'look') }, WORDS.seen, make('span', { class: 'rf-said' }, WORDS.ofRow(row)));
    const mark = make('p', { class: `rf-carried rf-carried--${kind}`, id: `carried-${id}` }, make('b', {}, said), ...(kind === 'look' ? [' ', seen] : []));
    fieldset.querySelector('legend')?.after(mark);
    fieldset.setAttribute('aria-describedby', mark.id);
    return mark;
  }

  /**
   * The marks of the response of this name: those of another have made way.
   * @param {string} name
   * @returns {Mark[]}
   */
  kept(name) {
    if (this.last.name === name) return this.last.marks;
    try {
      const found = JSON.parse(localStorage.getItem(this.place) ?? '{}');
      return found.name === name && Array.isArray(found.marks) ? found.marks : [];
    } catch {
      return []; // storage is forbidden, or holds something else
    }
  }

  /**
   * @param {string} name
   * @param {Mark[]} marks
   */
  keep(name, marks) {
    this.last = { name, marks };
    try {
      localStorage.setItem(this.place, JSON.stringify(this.last));
    } catch {
      // then they are there until the page is left
    }
  }
}

/**
 * A history as a short name: that of another response is another.
 * @param {unknown} history
 */
function nameOf(history) {
  const text = JSON.stringify(history) ?? '';
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 4_294_967_291;
  return `${text.length}.${sum}`;
}
