/** Graded: a typed score, and a measure where the criterion has one. */

import { nothing, planText, together, typed } from './fields.js';
import { planMeasure, readMeasure } from './measure.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  const score = typed(fields, 'score');
  return { ...(score ? { score } : {}), ...readMeasure(fields) };
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  const score = rating.score === undefined ? nothing() : planText(fields, 'score', rating.score);
  return together(score, planMeasure(fields, rating));
}
