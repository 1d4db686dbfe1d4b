/** Checklist: ticks, partial points, and “none of these”, which excludes the rest. */

import { nothing, planText, planTicks, together, ticked, typed } from './fields.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  /** @type {import('./fields.js').Rating} */
  const rating = {};
  const met = ticked(fields, 'met');
  if (met.length > 0 || ticked(fields, 'none_met').length > 0) rating.met = met;
  for (const key of partialKeys(fields)) {
    const points = typed(fields, key);
    if (points) (rating.earned ??= {})[key.slice('earned.'.length)] = points;
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
    const whole = rating.met.filter((id) => isPartial(fields, id) && Object(rating.earned)[id] === undefined);
    for (const id of whole) plans.push(planText(fields, `earned.${id}`, fullOf(fields, id)));
    const others = rating.met.filter((id) => !whole.includes(id));
    if (rating.met.length === 0) plans.push(planTicks(fields, 'none_met', ['true']));
    else if (others.length > 0) plans.push(planTicks(fields, 'met', others));
  } else if (rating.met !== undefined) {
    plans.push({ ...nothing(), left: [{ key: 'met', value: JSON.stringify(rating.met) }] });
  }
  if (rating.earned !== undefined) {
    for (const [id, points] of Object.entries(Object(rating.earned))) plans.push(planText(fields, `earned.${id}`, points));
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
    } else if (key === 'met' || key.startsWith('earned.')) {
      none.checked = false;
    }
  });
}

/**
 * Whether an indicator has a field for the part of it that is earned, and no tick.
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
  return [...fields.keys()].filter((key) => key.startsWith('earned.'));
}
