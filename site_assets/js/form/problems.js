/**
 * Problems beside the controls that caused them.
 *
 * A problem is shown once its control has been changed or left, not while its first characters are typed;
 * one that is shown changes and goes as the person types. The words come from the core.
 */

import { JOINTS } from '../joints_wording.js';
import { make, setAttribute, setText } from './dom.js';
import { isTick } from './response.js';
import { WORDS } from './wording.js';

/** @typedef {{role: string, criterion: string, key: string, code: string, path: string, message: string}} Problem */
/** @typedef {{name: string, message: string, holder: HTMLElement, control: HTMLElement | null}} Placed */

export class Problems {
  /**
   * @param {HTMLFormElement} form
   * @param {import('./response.js').Controls} controls
   */
  constructor(form, controls) {
    this.form = form;
    this.controls = controls;
    this.rows = new Map(controls.rows.map((row) => [row.id, row]));
    /** Names of controls that were changed or left. @type {Set<string>} */
    this.touched = new Set();
    /** Name of the control in which the person types just now. */
    this.editing = '';
    /** The problems on the page, by name. @type {Map<string, HTMLElement>} */
    this.shown = new Map();
    /** The problems of the last reply. @type {Problem[]} */
    this.scored = [];
    /** Those that are told only when a check is asked for, and whether one was. @type {Problem[]} */
    this.settled = [];
    this.settling = false;
    form.addEventListener('input', (event) => this.typing(event));
    form.addEventListener('change', (event) => this.left(event));
    form.addEventListener('focusout', (event) => this.left(event));
    /** Whether a finger or a button of the mouse is down, and whether something is to be painted when it is up again. */
    this.pressed = { down: false, late: false };
    addEventListener('pointerdown', () => { this.pressed.down = true; }, true);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => this.released()), true);
  }

  /** What is pressed does not move away under the pointer: what came in between is shown now. */
  released() {
    const { late } = this.pressed;
    this.pressed = { down: false, late: false };
    if (late) this.paint();
  }

  /** @param {Event} event */
  typing(event) {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (!control.name) return;
    if (isTick(control)) this.touched.add(control.name);
    else this.editing = control.name;
  }

  /** @param {Event} event */
  left(event) {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (!control.name) return;
    const known = this.touched.has(control.name) && this.editing !== control.name;
    if (event.type === 'focusout' && !isTick(control) && !control.value && this.editing !== control.name) return;
    if (this.editing === control.name) this.editing = '';
    this.touched.add(control.name);
    if (!known) this.paint();
  }

  /** Regards everything that is filled in as left: after a draft or a file was shown. */
  touchFilled() {
    for (const [name, controls] of this.controls.byName) {
      if (controls.some(isFilled)) this.touched.add(name);
    }
  }

  /** Regards everything as left: the person asks for a check. */
  touchAll() {
    for (const name of this.controls.byName.keys()) this.touched.add(name);
    this.editing = '';
    this.paint();
  }

  /** Forgets what was touched: the form is empty again. */
  reset() {
    this.touched.clear();
    this.editing = '';
    this.settled = [];
    this.settling = false;
  }

  /**
   * @param {Problem[]} problems  of the last reply
   * @param {string} role  whose assessment stands in the controls
   */
  take(problems, role) {
    this.scored = problems.filter((one) => one.role === role || one.role === '');
    this.paint();
  }

  /** @param {Problem[]} problems  that are told only when a check is asked for */
  settle(problems) {
    this.settling = true;
    this.settled = problems;
    this.paint();
  }

  /** All that is to be told. */
  get last() {
    return [...this.scored, ...this.settled];
  }

  /**
   * The words of the problems of one criterion.
   * @param {string} criterion
   */
  of(criterion) {
    return this.last.filter((one) => criterion && one.criterion === criterion).map((one) => one.message);
  }

  /** Shows what is due, takes away what is mended. */
  paint() {
    if (this.pressed.down) {
      this.pressed.late = true;
      return;
    }
    /** @type {Map<string, Placed>} */
    const due = new Map();
    for (const problem of this.last) {
      const placed = this.place(problem);
      if (!placed || !this.isDue(problem, placed.name)) continue;
      const earlier = due.get(placed.name);
      if (earlier) earlier.message = `${earlier.message}\n${placed.message}`;
      else due.set(placed.name, placed);
    }
    for (const [name, element] of this.shown) {
      if (!due.has(name)) this.remove(name, element);
    }
    for (const placed of due.values()) this.show(placed);
  }

  /**
   * @param {Problem} problem
   * @param {string} name
   */
  isDue(problem, name) {
    if (name === this.editing && !this.shown.has(name)) return false;
    if (this.touched.has(name)) return true;
    // what is missing in the note is missing because of what was said of the row
    if (this.controls.byName.has(name) && problem.key !== 'note') return false;
    const row = this.rows.get(problem.criterion); // a problem of the whole rating: once any part was touched
    return !row || [...row.fields.values()].some(([control]) => control && this.touched.has(control.name));
  }

  /**
   * The control that a problem belongs to: the longest beginning of its key that has one.
   * @param {Problem} problem
   * @returns {Placed | null}
   */
  place({ criterion, key, message }) {
    const row = this.rows.get(criterion);
    if (criterion && !row) return null;
    const [inUnit, unit] = /^units\.(\d+)\./.exec(key) ?? [];
    const place = row?.fieldset.querySelector(`[data-unit="${unit ?? ''}"]`);
    if (row && place && inUnit) {
      // beside the control of the very unit, where it has one
      const part = key.slice(inUnit.length);
      const holder = place.querySelector(`[data-field~="${CSS.escape(part)}"]`) ?? place;
      const name = `ratings.${criterion}.${key}`;
      return { name, message, holder: /** @type {HTMLElement} */ (holder), control: this.controls.byName.get(name)?.[0] ?? null };
    }
    /** @type {ParentNode} */
    const root = row ? row.fieldset : this.form;
    const prefix = row ? `ratings.${criterion}.` : '';
    for (let part = key; part; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
      const holder = root.querySelector(`[data-field~="${CSS.escape(part)}"]`);
      if (holder instanceof HTMLElement) {
        return { name: prefix + part, message, holder, control: this.controls.byName.get(prefix + part)?.[0] ?? null };
      }
    }
    const holder = row?.fieldset.querySelector('.rf-control');
    return holder instanceof HTMLElement ? { name: prefix, message, holder, control: null } : null;
  }

  /** @param {Placed} placed */
  show({ name, message, holder, control }) {
    const earlier = this.shown.get(name);
    if (earlier) {
      setText(earlier.lastElementChild, spoken(message));
      return;
    }
    const id = `problem-${name}`;
    const said = make('span', { class: 'rf-said' }, WORDS.problem);
    const element = make('p', { class: 'rf-problem', id }, said, make('span', {}, spoken(message)));
    holder.append(element);
    holder.closest('details')?.setAttribute('open', '');
    holder.classList.add('rf-field--problem');
    holder.closest('fieldset')?.classList.add('rf-card--problem');
    const described = describedBy(control, holder);
    if (described) setAttribute(described, 'aria-describedby', joined(described, id, true));
    if (control && described === control) setAttribute(control, 'aria-invalid', 'true');
    this.shown.set(name, element);
  }

  /**
   * @param {string} name
   * @param {HTMLElement} element
   */
  remove(name, element) {
    this.shown.delete(name);
    const holder = element.parentElement;
    const fieldset = element.closest('fieldset');
    for (const described of this.form.querySelectorAll(`[aria-describedby~="${CSS.escape(element.id)}"]`)) {
      setAttribute(described, 'aria-describedby', joined(described, element.id, false) || null);
      setAttribute(described, 'aria-invalid', null);
    }
    element.remove();
    holder?.classList.remove('rf-field--problem');
    if (fieldset && !fieldset.querySelector('.rf-problem')) fieldset.classList.remove('rf-card--problem');
  }
}

/**
 * Problems of one control, each on its line.
 * @param {string} messages
 */
const spoken = (messages) => messages.split('\n').map((one) => JOINTS.alone(one)).join('\n');

/** @param {import('./response.js').Control} control */
export function isFilled(control) {
  return isTick(control) ? /** @type {HTMLInputElement} */ (control).checked : control.value.trim() !== '';
}

/**
 * What carries the description: a text input itself, else the fieldset around the options.
 * @param {HTMLElement | null} control
 * @param {HTMLElement} holder
 */
function describedBy(control, holder) {
  if (control && !isTick(/** @type {HTMLInputElement} */ (control))) return control;
  return holder.closest('fieldset');
}

/**
 * The ids in `aria-describedby`, with or without `id`.
 * @param {Element} element
 * @param {string} id
 * @param {boolean} present
 */
function joined(element, id, present) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  return [...ids, ...(present ? [id] : [])].join(' ');
}
