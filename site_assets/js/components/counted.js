/** Counted: a typed number of occurrences, with buttons for one more and one less. */

import { nothing, planText, typed } from './fields.js';
import { startStepping } from './stepping.js';

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

/** @param {HTMLFieldSetElement} fieldset */
export function start(fieldset) {
  startStepping(fieldset);
}
