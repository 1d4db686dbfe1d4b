/**
 * Problems beside the controls that caused them.
 *
 * A problem is shown once its control has been changed or left, not while its first characters are typed;
 * one that is shown changes and goes as the person types. The words come from the core.
 */

import { setText } from './dom.js';
import { evidenceFilled, evidenceInput } from './evidence.js';
import { offer, placeWords, spoken, takeWords } from './problem_words.js';
import { isTick } from './response.js';

/** @typedef {{role: string, criterion: string, key: string, code: string, path: string, message: string, mended?: string}} Problem */
/** @typedef {{name: string, message: string, holder: HTMLElement, control: HTMLElement | null, notice?: boolean, mended?: string}} Placed `notice`: it changes no score; `mended`: what should stand there */

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
    /** What that says beside them, which changes no score. @type {Problem[]} */
    this.notices = [];
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
    this.touchEvidence();
  }

  /** Regards everything as left: the person asks for a check. */
  touchAll() {
    for (const name of this.controls.byName.keys()) this.touched.add(name);
    this.touchEvidence();
    this.editing = '';
    this.paint();
  }

  touchEvidence() {
    for (const row of this.controls.rows) {
      for (const name of evidenceFilled(row)) this.touched.add(name);
    }
  }

  /** Forgets what was touched: the form is empty again. */
  reset() {
    this.touched.clear();
    this.editing = '';
    this.settled = [];
    this.settling = false;
  }

  /**
   * @param {{problems: Problem[], notices: Problem[]}} shown  of the last reply
   * @param {string} role  whose assessment stands in the controls
   */
  take({ problems, notices }, role) {
    this.scored = problems.filter((one) => one.role === role || one.role === '');
    this.notices = notices.filter((one) => one.role === role);
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
    for (const problem of [...this.last, ...this.notices]) {
      const placed = this.place(problem);
      if (!placed || !this.isDue(problem, placed)) continue;
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
   * @param {Placed} placed
   */
  isDue(problem, { name, control }) {
    if (name === this.editing && !this.shown.has(name)) return false;
    if (this.touched.has(name)) return true;
    // what is missing in the note is missing because of what was said of the row
    if (control && problem.key !== 'note') return false;
    const row = this.rows.get(problem.criterion); // a problem of the whole rating: once any part was touched
    return !row || [...row.fields.values()].some(([control]) => control && this.touched.has(control.name));
  }

  /**
   * The control that a problem belongs to: the longest beginning of its key that has one.
   * @param {Problem} problem
   * @returns {Placed | null}
   */
  place({ criterion, key, message, mended }) {
    const row = this.rows.get(criterion);
    if (criterion && !row) return null;
    const input = row && evidenceInput(row, key);
    const around = input?.closest('[data-evidence]');
    if (input && around) {
      const notice = this.notices.some((one) => one.criterion === criterion && one.key === key);
      return { name: input.name, message, holder: /** @type {HTMLElement} */ (around), control: input, notice, mended };
    }
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
  show(placed) {
    const { name, message, holder, control, mended = '' } = placed;
    const earlier = this.shown.get(name);
    const element = earlier && holder.contains(earlier) ? earlier : placeWords(placed); // links that are taken away take their words along
    this.shown.set(name, element);
    setText(element.querySelector('[data-words]'), spoken(message));
    if (element.dataset.mended !== mended) offer(element, mended, control);
  }

  /**
   * @param {string} name
   * @param {HTMLElement} element
   */
  remove(name, element) {
    this.shown.delete(name);
    takeWords(this.form, element);
  }
}

/** @param {import('./response.js').Control} control */
export function isFilled(control) {
  return isTick(control) ? /** @type {HTMLInputElement} */ (control).checked : control.value.trim() !== '';
}
