/** Fixed: one tick; without it the adjustment is left out of the response. */

import { nothing, planTicks, ticked } from './fields.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  return ticked(fields, 'triggered').length > 0 ? { triggered: true } : {};
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  if (rating.triggered === undefined || rating.triggered === false) return nothing();
  return planTicks(fields, 'triggered', [rating.triggered === true ? 'true' : rating.triggered]);
}
