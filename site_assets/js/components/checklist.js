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
    plans.push(rating.met.length > 0 ? planTicks(fields, 'met', rating.met) : planTicks(fields, 'none_met', ['true']));
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

/** @param {import('./fields.js').Fields} fields */
function partialKeys(fields) {
  return [...fields.keys()].filter((key) => key.startsWith('earned.'));
}
