/**
 * Between the native controls and a response: building the response from what stands in the controls, and
 * planning how a response is shown in them. The controls are the only state.
 */

import { dayOf } from './dates.js';
import { planEvidence, readEvidence, showEvidence, startEvidence, writeEvidence } from './evidence.js';
import { isMapping, nothing, plainText, planText, planTicks, ticked, together, typed } from '../components/fields.js';
import { Unfolding } from './unfolding.js';
import { ofUnits } from '../components/units.js';

export const FORMAT = 'rubricpress-response/1';
const SIDE_KEYS = /** @type {const} */ (['evidence', 'note']);
const AWAY = 'not_applicable';

/** @typedef {import('../components/fields.js').Control} Control */
/** @typedef {import('../components/fields.js').Fields} Fields */
/** @typedef {import('../components/fields.js').Component} Component */
/** @typedef {{id: string, fieldset: HTMLFieldSetElement, fields: Fields, component: Component}} Row */
/** @typedef {{criterion: string, key: string, value: string}} Leftover */
/** @typedef {{sets: Array<[Control, string | boolean]>, left: Leftover[], items: Map<string, import('./evidence.js').Item[]>}} FormPlan `items`: links and documents, by criterion */

export class Controls {
  /**
   * @param {HTMLFormElement} form
   * @param {Map<string, Component>} components  by scoring method
   */
  constructor(form, components) {
    this.form = form;
    /** @type {Row[]} */
    this.rows = [];
    for (const fieldset of form.querySelectorAll('fieldset[data-criterion]')) {
      const one = /** @type {HTMLFieldSetElement} */ (fieldset);
      const component = components.get(one.dataset.method ?? '');
      if (!component) continue;
      const several = one.querySelector('[data-unit]') !== null;
      const used = several ? ofUnits(component) : component;
      this.rows.push({ id: one.dataset.criterion ?? '', fieldset: one, fields: byKey(one), component: used });
    }
    /** The controls that stand outside the criteria, by key: `profile.institution`, `assessor`. */
    this.outside = byKey(form, ':not([data-criterion])');
    /** The notes and evidence of each row. @type {Map<Row, HTMLDetailsElement>} */
    this.folds = new Map(this.rows.flatMap((row) => {
      const fold = row.fieldset.querySelector('details.rf-notes');
      return fold instanceof HTMLDetailsElement ? [[row, fold]] : [];
    }));
    const rowOf = new Map([...this.folds].map(([row, fold]) => [fold, row]));
    this.unfolding = new Unfolding([...rowOf.keys()], (fold) => writeEvidence(/** @type {Row} */ (rowOf.get(fold))));
    /** Every control, by name. @type {Map<string, Control[]>} */
    this.byName = new Map();
    for (const control of form.querySelectorAll('input[data-key], textarea[data-key]')) {
      const one = /** @type {Control} */ (control);
      push(this.byName, one.name, one);
    }
  }

  /** Gives each component its behaviour; one that fails never stops the next. */
  start() {
    for (const row of this.rows) {
      try {
        startAway(row);
        startEvidence(row);
        row.component.start?.(row.fieldset, row.fields);
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** The profile as it is filled in. */
  profile() {
    /** @type {Record<string, string>} */
    const profile = {};
    for (const [key, [control]] of this.outside) {
      const value = control?.type === 'radio' ? ticked(this.outside, key)[0] : typed(this.outside, key);
      if (key.startsWith('profile.') && value) profile[key.slice('profile.'.length)] = value;
    }
    return profile;
  }

  /** The self assessment as it is filled in; a criterion of which nothing is said is absent. */
  assessment() {
    /** @type {Record<string, any>} */
    const assessment = {};
    for (const key of ['assessor', 'date']) {
      const value = typed(this.outside, key);
      if (value) assessment[key] = key === 'date' ? dayOf(value) : value;
    }
    assessment.ratings = {};
    for (const { id, fieldset, fields, component } of this.rows) {
      const rating = component.read(fields);
      if (ticked(fields, AWAY).length > 0) rating[AWAY] = true;
      const evidence = readEvidence({ id, fieldset, fields, component }, typed(fields, 'evidence'));
      if (evidence) rating.evidence = evidence;
      const note = typed(fields, 'note');
      if (note) rating.note = note;
      if (Object.keys(rating).length > 0) assessment.ratings[id] = rating;
    }
    return assessment;
  }

  /**
   * How the controls would show `profile` and `assessment`, and what has no place in them.
   * @param {Record<string, any>} profile
   * @param {Record<string, any>} assessment
   * @returns {FormPlan}
   */
  plan(profile, assessment) {
    /** @type {FormPlan} */
    const plan = { sets: [], left: [], items: new Map() };
    /** @param {string} criterion @param {import('../components/fields.js').Plan} part */
    const add = (criterion, part) => {
      plan.sets.push(...part.sets);
      plan.left.push(...part.left.map((one) => ({ criterion, ...one })));
    };
    for (const [name, value] of Object.entries(Object(profile))) {
      const key = `profile.${name}`;
      const chosen = this.outside.get(key)?.[0]?.type === 'radio';
      add('', chosen ? planTicks(this.outside, key, [value]) : planText(this.outside, key, value));
    }
    for (const key of ['assessor', 'date']) {
      if (assessment[key] !== undefined) add('', planText(this.outside, key, assessment[key]));
    }
    const rows = new Map(this.rows.map((row) => [row.id, row]));
    for (const [id, rating] of Object.entries(Object(assessment.ratings))) {
      const row = rows.get(id);
      if (row && isMapping(rating)) {
        add(id, planRating(row, rating));
        plan.items.set(id, planEvidence(rating.evidence).items);
      }
      else add(id, { ...nothing(), left: [{ key: '', value: plainText(rating) }] });
    }
    return plan;
  }

  /**
   * Shows a plan: what it does not set is emptied.
   * @param {FormPlan} plan
   */
  show(plan) {
    const given = new Set(plan.sets.map(([control]) => control));
    this.unfolding.close();
    for (const controls of this.byName.values()) {
      for (const one of controls) if (isTick(one) || !given.has(one)) clear(one);
    }
    plan.sets.forEach(set);
    /** @type {Set<HTMLDetailsElement>} */
    const filled = new Set();
    for (const row of this.rows) {
      const items = plan.items.get(row.id) ?? [];
      showEvidence(row, items);
      const fold = this.folds.get(row);
      if (fold && (items.length > 0 || SIDE_KEYS.some((key) => typed(row.fields, key) !== ''))) filled.add(fold);
    }
    this.unfolding.open(filled);
  }

  /**
   * Puts a rating into the controls of one criterion in place of what stands there. Evidence and note stay, unless the
   * rating brings its own.
   * @param {string} id
   * @param {Record<string, any>} rating
   */
  take(id, rating) {
    const row = this.rows.find((one) => one.id === id);
    if (!row) return;
    for (const [key, controls] of row.fields) {
      if (!SIDE_KEYS.some((one) => one === key)) controls.forEach(clear);
    }
    planRating(row, rating).sets.forEach(set);
  }
}

/** @param {Control} control */
function clear(control) {
  if (isTick(control)) /** @type {HTMLInputElement} */ (control).checked = false;
  else if (control.value !== '') control.value = '';
}

/** @param {[Control, string | boolean]} one */
function set([control, value]) {
  if (isTick(control)) /** @type {HTMLInputElement} */ (control).checked = true;
  else if (control.value !== String(value)) control.value = String(value);
}

/**
 * @param {Row} row
 * @param {Record<string, any>} rating
 */
function planRating({ fields, component }, rating) {
  const read = component.plan(fields, rating);
  const { text, left: strangeEvidence } = planEvidence(rating.evidence);
  const texts = { evidence: text, note: rating.note };
  const side = SIDE_KEYS.filter((key) => texts[key] !== undefined).map((key) => planText(fields, key, texts[key]));
  const known = new Set([...SIDE_KEYS, ...[...fields.keys()].map((key) => key.split('.')[0] ?? '')]);
  const strange = Object.entries(rating).filter(([key]) => !known.has(key));
  const left = strange.map(([key, value]) => ({ key, value: plainText(value) }));
  return together(read, planAway(fields, rating[AWAY]), ...side, { ...nothing(), left: [...strangeEvidence, ...left] });
}

/**
 * The tick of “不适用”; where the row has none, the answer is strange and listed as such.
 * @param {Fields} fields
 * @param {unknown} answer
 */
function planAway(fields, answer) {
  if (!fields.has(AWAY) || answer === undefined || answer === false) return nothing();
  return planTicks(fields, AWAY, [answer === true ? 'true' : answer]);
}

/**
 * Where “不适用” asks for a reason, ticking it opens the place for the reason.
 * @param {Row} row
 */
function startAway({ fieldset, fields }) {
  const [tick] = fields.get(AWAY) ?? [];
  if (tick?.dataset.reason === undefined) return;
  tick.addEventListener('change', () => {
    if (/** @type {HTMLInputElement} */ (tick).checked) fieldset.querySelector('details.rf-notes')?.setAttribute('open', '');
  });
}

/**
 * @param {ParentNode} root
 * @param {string} which
 * @returns {Fields}
 */
function byKey(root, which = '') {
  const fields = new Map();
  for (const control of root.querySelectorAll(`input[data-key]${which}, textarea[data-key]${which}`)) {
    const unit = control.closest('[data-unit]')?.getAttribute('data-unit');
    const key = /** @type {HTMLElement} */ (control).dataset.key ?? '';
    push(fields, unit == null ? key : `units.${unit}.${key}`, control);
  }
  return fields;
}

/**
 * @template T
 * @param {Map<string, T[]>} map
 * @param {string} key
 * @param {T} value
 */
function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Whether the control is ticked or chosen, not typed into.
 * @param {Control} control
 */
export function isTick(control) {
  return control.type === 'checkbox' || control.type === 'radio';
}
