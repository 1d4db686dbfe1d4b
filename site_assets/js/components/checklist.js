/**
 * Checklist: ticks, partial points, and “none of these”, which excludes the rest.
 *
 * A file may name an indicator with partial points as met. The field then shows all of its points, and a tick that nobody
 * sees keeps that the file said so, until something else is typed: what is saved is what was opened.
 */

import { nothing, planText, planTicks, together, ticked, typed } from './fields.js';

const EARNED = 'earned.'; // how the keys of such fields begin

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  /** @type {import('./fields.js').Rating} */
  const rating = {};
  const met = ticked(fields, 'met');
  if (met.length > 0 || ticked(fields, 'none_met').length > 0) rating.met = met;
  for (const key of partialKeys(fields)) {
    const points = typed(fields, key);
    if (points && !met.includes(idIn(key))) (rating.earned ??= {})[idIn(key)] = points;
  }
  return rating;
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  const plans = [];
  if (Array.isArray(rating.met)) {
    const partial = rating.met.filter((id) => isPartial(fields, id));
    const twice = partial.filter((id) => Object(rating.earned)[id] !== undefined); // a problem of the file: nothing is chosen unseen
    for (const id of partial) if (!twice.includes(id)) plans.push(planText(fields, `earned.${id}`, fullOf(fields, id)));
    plans.push({ ...nothing(), left: twice.map((id) => ({ key: 'met', value: id })) });
    if (rating.met.length === 0) plans.push(planTicks(fields, 'none_met', ['true']));
    else plans.push(planTicks(fields, 'met', rating.met.filter((id) => !twice.includes(id))));
  } else if (rating.met !== undefined) {
    plans.push({ ...nothing(), left: [{ key: 'met', value: JSON.stringify(rating.met) }] });
  }
  if (rating.earned !== undefined) {
    const parts = Object.entries(Object(rating.earned));
    if (parts.length === 0 && rating.met === undefined) plans.push(planTicks(fields, 'none_met', ['true'])); // nothing was earned
    for (const [id, points] of parts) plans.push(planText(fields, `earned.${id}`, points));
  }
  return together(...plans);
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {import('./fields.js').Fields} fields
 */
export function start(fieldset, fields) {
  const none = /** @type {HTMLInputElement} */ (fields.get('none_met')?.[0]);
  const ticks = /** @type {HTMLInputElement[]} */ (fields.get('met') ?? []);
  fieldset.addEventListener('input', (event) => {
    const key = /** @type {HTMLElement} */ (event.target).dataset.key ?? '';
    if (key === 'none_met' && none.checked) {
      for (const tick of ticks) tick.checked = false;
      for (const partial of partialKeys(fields)) fields.get(partial)?.forEach((one) => { one.value = ''; });
    } else if (key === 'met' || key.startsWith(EARNED)) {
      none.checked = false;
      for (const tick of ticks) if (tick.value === idIn(key)) tick.checked = false;
    }
  });
}

/**
 * The indicator of such a field, by its key; '' for another key.
 * @param {string} key
 */
function idIn(key) {
  return key.startsWith(EARNED) ? key.slice(EARNED.length) : '';
}

/**
 * Whether an indicator has a field for the part of it that is earned, and no tick to be seen.
 * @param {import('./fields.js').Fields} fields
 * @param {unknown} id
 */
function isPartial(fields, id) {
  return typeof id === 'string' && fields.has(`earned.${id}`);
}

/**
 * What stands in the field of such an indicator where all of it is met.
 * @param {import('./fields.js').Fields} fields
 * @param {unknown} id
 */
function fullOf(fields, id) {
  const around = /** @type {HTMLElement | null} */ (fields.get(`earned.${id}`)?.[0]?.closest('[data-full]'));
  return around?.dataset.full ?? '';
}

/** @param {import('./fields.js').Fields} fields */
function partialKeys(fields) {
  return [...fields.keys()].filter((key) => key.startsWith(EARNED));
}
