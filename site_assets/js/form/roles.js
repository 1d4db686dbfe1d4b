/**
 * Whose assessment stands in the controls: that of the institution (self), of the authority (review), or what both
 * agreed on. The others are carried along as they came, and written back with it.
 */

import { need, setAttribute, setText } from './dom.js';
import { ABOUT, REVIEW_WORDS } from './review_wording.js';

/** @typedef {'self' | 'review' | 'agreed'} Role */
/** @typedef {Record<string, any>} Assessment */

export const ROLES = /** @type {const} */ (['self', 'review', 'agreed']);
const PARAMETER = 'role';

export class Roles {
  /**
   * @param {HTMLElement} root
   * @param {import('./response.js').Controls} controls
   * @param {(left: import('./response.js').Leftover[]) => void} switched  another assessment stands in the controls, but for what is left
   */
  constructor(root, controls, switched) {
    this.root = root;
    this.controls = controls;
    this.switched = switched;
    this.fold = /** @type {HTMLDetailsElement} */ (need(root, '[data-roles]'));
    this.said = need(root, '[data-roles-said]');
    this.kind = root.querySelector('.rf-title__kind');
    this.kindOfSelf = this.kind?.textContent ?? '';
    this.head = document.querySelector('.md-header__topic + .md-header__topic .md-ellipsis');
    this.titles = { head: this.head?.textContent?.trim() ?? '', page: document.title };
    this.radios = /** @type {HTMLInputElement[]} */ ([...this.fold.querySelectorAll('[name="role"]')]);
    /** Whose assessment stands in the controls. @type {Role} */
    this.role = 'self';
    /** The assessments that do not. @type {Record<string, Assessment>} */
    this.carried = {};
    /** Whose assessments are there even while nothing is said in them: those of the response that was opened. */
    this.given = new Set(['self']);
    /** What the controls were filled with, and how they read back. @type {{data: Assessment | undefined, read: string}} */
    this.filled = { data: undefined, read: '' };
  }

  start() {
    const asked = new URL(location.href).searchParams.get(PARAMETER);
    this.role = ROLES.find((one) => one === asked) ?? 'self';
    this.remember(undefined);
    this.show();
    this.fold.addEventListener('change', (event) => {
      const { name, value } = /** @type {HTMLInputElement} */ (event.target);
      if (name === 'role') this.turn(/** @type {Role} */ (value));
    });
  }

  /**
   * All assessments, in their order. Those of which nothing is said are left out, but for the self assessment and
   * those that the opened response had.
   * @param {boolean} active  whether the one in the controls is there in any case
   */
  assessments(active) {
    /** @type {Record<string, Assessment>} */
    const all = { ...this.carried, [this.role]: this.controls.assessment() };
    /** @type {Record<string, Assessment>} */
    const ordered = {};
    for (const name of new Set([...ROLES, ...Object.keys(all)])) {
      const one = all[name] ?? { ratings: {} };
      if (this.given.has(name) || !isBlank(one) || (active && name === this.role)) ordered[name] = one;
    }
    return ordered;
  }

  /**
   * Shows a response: the assessment of the role in the controls, the others are carried.
   * @param {Record<string, any>} response
   * @returns {import('./response.js').Leftover[]} what has no place in the controls
   */
  fill({ profile, assessments }) {
    const { [this.role]: own, ...carried } = assessments;
    this.carried = carried;
    this.given = new Set(['self', ...Object.keys(assessments)]);
    const plan = this.controls.plan(profile ?? {}, own ?? {});
    this.controls.show(plan);
    this.remember(own);
    this.show();
    return plan.left;
  }

  /**
   * What of a response would have no place in the controls if it were shown.
   * @param {Record<string, any>} response
   */
  leftOf({ profile, assessments }) {
    return this.controls.plan(profile ?? {}, assessments[this.role] ?? {}).left;
  }

  /**
   * Puts the assessment of another role into the controls. One that was only looked at stays as it came.
   * @param {Role} role
   */
  turn(role) {
    if (role === this.role) return;
    const here = this.controls.assessment();
    const kept = JSON.stringify(here) === this.filled.read ? this.filled.data : here;
    if (kept !== undefined && !isBlank(kept)) this.carried[this.role] = kept;
    const { [role]: next, ...carried } = this.carried;
    this.carried = carried;
    this.role = role;
    const plan = this.controls.plan(this.controls.profile(), next ?? {});
    this.controls.show(plan);
    this.remember(next);
    const address = new URL(location.href);
    if (role === 'self') address.searchParams.delete(PARAMETER);
    else address.searchParams.set(PARAMETER, role);
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // a page opened from a file has no address of its own to change; the role is chosen again next time
    }
    this.show();
    this.switched(plan.left);
  }

  /** @param {Assessment | undefined} data */
  remember(data) {
    this.filled = { data, read: JSON.stringify(this.controls.assessment()) };
  }

  /** The page says whose scores are being filled in; what belongs to the institution cannot be changed by others. */
  show() {
    const { role } = this;
    setAttribute(this.root, 'data-role', role);
    for (const radio of this.radios) radio.checked = radio.value === role;
    if (role !== 'self') this.fold.open = true;
    setText(this.said, REVIEW_WORDS.said[role]);
    setText(this.kind, REVIEW_WORDS.kind(this.kindOfSelf, role));
    setText(this.head, this.titled(this.titles.head));
    document.title = this.titled(this.titles.page);
    const foreign = role !== 'self' && Object.keys(Object(this.carried.self?.ratings)).length > 0;
    for (const [key, controls] of this.controls.outside) {
      if (!key.startsWith('profile.')) {
        const label = controls[0]?.closest('.rf-field')?.querySelector('.rf-field__label');
        setText(label, ABOUT[key]?.[role] ?? label?.textContent ?? '');
        continue;
      }
      for (const control of controls) {
        const choice = control.closest('fieldset');
        if (choice) choice.disabled = foreign;
        else control.readOnly = foreign;
      }
    }
    const remark = `${this.root.dataset.headRemark}${REVIEW_WORDS.reason[role]}`;
    for (const label of this.root.querySelectorAll('[data-note-label]')) setText(label, remark);
    for (const mark of this.root.querySelectorAll('.rf-mark:first-child')) setText(mark, this.headOf(role));
  }

  /**
   * The title of the page for the role: what the page is stands last, behind the name of the table, which may hold the same words.
   * @param {string} title  that of the self assessment
   */
  titled(title) {
    const at = title.toLowerCase().lastIndexOf(this.kindOfSelf.toLowerCase());
    return at < 0 ? title : title.slice(0, at) + REVIEW_WORDS.kind(title.slice(at), this.role);
  }

  /**
   * What the table calls the scores of a role.
   * @param {Role} role
   */
  headOf(role) {
    const { headSelf = '', headReview = '' } = this.root.dataset;
    return { self: headSelf, review: headReview, agreed: REVIEW_WORDS.agreed }[role];
  }

  /** @param {{result: any, shown: any}} reply */
  paint({ shown }) {
    for (const role of ROLES) {
      const progress = role === 'self' || role === this.role || this.carried[role] ? shown[role] : undefined;
      const text = progress && progress.answered > 0 ? REVIEW_WORDS.rated(progress) : '';
      setText(this.fold.querySelector(`[data-role-state="${role}"]`), text);
    }
  }
}

/**
 * Whether an assessment says nothing at all.
 * @param {any} assessment
 */
export function isBlank(assessment) {
  const { ratings = {}, ...about } = Object(assessment);
  return Object.keys(Object(ratings)).length === 0 && Object.keys(about).length === 0;
}
