/** Deductions: what was found wrong, ticked or counted, and “looked at, nothing found”, which excludes the rest. */

import { nothing, plainText, planText, planTicks, ticked, together, typed } from './fields.js';
import { startStepping } from './stepping.js';

const BEGINNING = 'faults.';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  /** @type {Record<string, string>} */
  const faults = {};
  for (const key of faultKeys(fields)) {
    const count = isOnce(fields, key) ? ticked(fields, key)[0] : typed(fields, key);
    if (count) faults[key.slice(BEGINNING.length)] = count;
  }
  const looked = ticked(fields, 'no_faults').length > 0 || Object.keys(faults).length > 0;
  return looked ? { faults } : {};
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  const { faults } = rating;
  if (faults === undefined) return nothing();
  if (typeof faults !== 'object' || faults === null || Array.isArray(faults)) {
    return { ...nothing(), left: [{ key: 'faults', value: plainText(faults) }] };
  }
  const plans = Object.entries(faults).map(([id, count]) => planFault(fields, BEGINNING + id, count));
  const whole = together(...plans);
  if (whole.sets.length > 0 || whole.left.length > 0) return whole;
  return planTicks(fields, 'no_faults', ['true']); // looked at, and none of what is only ticked was so
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {string} key
 * @param {unknown} count
 */
function planFault(fields, key, count) {
  if (!isOnce(fields, key)) return planText(fields, key, count);
  const said = plainText(count).normalize('NFKC').trim();
  return said === '0' ? nothing() : planTicks(fields, key, [said]);
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {import('./fields.js').Fields} fields
 */
export function start(fieldset, fields) {
  startStepping(fieldset);
  const none = /** @type {HTMLInputElement} */ (fields.get('no_faults')?.[0]);
  fieldset.addEventListener('input', (event) => {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (control === none && none.checked) {
      for (const key of faultKeys(fields)) {
        const [fault] = /** @type {HTMLInputElement[]} */ (fields.get(key) ?? []);
        if (!fault) continue;
        if (isOnce(fields, key)) fault.checked = false;
        else fault.value = '';
      }
    } else if (control.dataset.key?.startsWith(BEGINNING)) {
      none.checked = false;
    }
  });
}

/** @param {import('./fields.js').Fields} fields */
function faultKeys(fields) {
  return [...fields.keys()].filter((key) => key.startsWith(BEGINNING));
}

/**
 * Whether the fault is ticked, not counted.
 * @param {import('./fields.js').Fields} fields
 * @param {string} key
 */
function isOnce(fields, key) {
  return fields.get(key)?.[0]?.type === 'checkbox';
}
