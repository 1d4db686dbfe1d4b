/** Counted: a typed number of occurrences, with buttons for one more and one less. */

import { nothing, planText, typed } from './fields.js';

const MOST = 999;

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  const count = typed(fields, 'count');
  return count ? { count } : {};
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  return rating.count === undefined ? nothing() : planText(fields, 'count', rating.count);
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {import('./fields.js').Fields} fields
 */
export function start(fieldset, fields) {
  const input = fields.get('count')?.[0];
  fieldset.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('[data-step]');
    if (!button || !input) return;
    const written = input.value.normalize('NFKC').trim() || '0';
    if (!/^\d{1,3}$/.test(written)) {
      input.focus(); // what stands there is no count: the person corrects it, nothing is overwritten
      return;
    }
    const next = Number(written) + (button.getAttribute('data-step') === 'up' ? 1 : -1);
    input.value = next <= 0 ? '' : String(Math.min(next, MOST));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
