/** The check: all problems and all unrated criteria in one list at the top, each with a link to its place. */

import { make, need, setAttribute } from './dom.js';
import { WORDS } from './wording.js';

export class Check {
  /**
   * @param {HTMLElement} root
   * @param {import('./problems.js').Problems} problems
   */
  constructor(root, problems) {
    this.problems = problems;
    this.box = need(root, '#problems');
    this.alert = need(root, '[data-problems-alert]');
    this.title = need(root, '[data-problems-title]');
    this.body = need(root, '[data-problems-body]');
    this.rest = need(root, '[data-problems-rest]');
    this.pageTitle = document.title;
    this.box.addEventListener('click', (event) => follow(event));
  }

  /**
   * Lists what is to be done, and moves the focus there.
   * @param {{result: any, shown: any}} reply
   */
  show({ result, shown }) {
    this.problems.touchAll();
    /** @type {import('./problems.js').Problem[]} */
    const problems = shown.problems;
    /** @type {string[]} */
    const unrated = result.assessments.self.unrated.filter(
      /** @param {string} id */ (id) => !problems.some((one) => one.criterion === id),
    );
    const list = problems.length > 0 ? [make('ul', {}, ...problems.map((one) => make('li', {}, this.link(one))))] : [];
    const fine = problems.length === 0 && unrated.length === 0 ? [make('p', {}, WORDS.fine)] : [];
    const title = problems.length > 0 ? WORDS.checkTitle : unrated.length > 0 ? WORDS.openTitle : WORDS.fineTitle;
    this.title.textContent = title;
    this.body.replaceChildren(...list, ...fine);
    this.rest.replaceChildren(...(unrated.length > 0 ? this.open(unrated) : []));
    this.box.dataset.kind = problems.length > 0 ? 'problem' : unrated.length > 0 ? 'open' : 'fine';
    this.box.hidden = false;
    setAttribute(this.alert, 'role', 'alert');
    document.title = problems.length > 0 ? WORDS.titlePrefix + this.pageTitle : this.pageTitle;
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: 'start' });
  }

  /** Takes the list away: the form was emptied or another file opened. */
  hide() {
    this.box.hidden = true;
    setAttribute(this.alert, 'role', null);
    document.title = this.pageTitle;
  }

  /**
   * One problem: its criterion and the very words that stand beside the control.
   * @param {import('./problems.js').Problem} problem
   */
  link(problem) {
    const placed = this.problems.place(problem);
    const row = this.problems.rows.get(problem.criterion);
    const name = row ? `${titleOf(row.fieldset)}：` : '';
    if (!placed) return make('span', {}, problem.message);
    const target = placed.control ?? firstControl(placed.holder);
    return make('a', { href: `#${target?.id || placed.holder.id}` }, name + problem.message);
  }

  /** @param {string[]} unrated  ids in printed order */
  open(unrated) {
    const links = unrated.map((id) => {
      const fieldset = this.problems.rows.get(id)?.fieldset;
      const target = fieldset && firstControl(fieldset);
      return make('li', {}, make('a', { href: `#${target?.id ?? ''}` }, fieldset ? titleOf(fieldset) : id));
    });
    return [make('p', {}, WORDS.unrated(unrated.length)), make('ul', { class: 'rf-problems__open' }, ...links)];
  }
}

/**
 * Moves to the control of a link: the title of its criterion into view, the focus into the control.
 * @param {Event} event
 */
function follow(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest('a');
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const holder = target.closest('fieldset, .rf-field');
  (holder?.querySelector('legend') ?? holder ?? target).scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

/** @param {HTMLElement} fieldset */
function titleOf(fieldset) {
  const words = [...(fieldset.querySelector('legend')?.querySelectorAll('[data-title]') ?? [])];
  const text = words.map((one) => one.textContent).join(' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** @param {HTMLElement} holder */
function firstControl(holder) {
  return /** @type {HTMLElement | null} */ (holder.querySelector('input, textarea, select'));
}
