/** Ranged: a typed amount. */

import { nothing, planText, typed } from './fields.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  const score = typed(fields, 'score');
  return score ? { score } : {};
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  return rating.score === undefined ? nothing() : planText(fields, 'score', rating.score);
}
