/** Levels: one radio, and a measure where the criterion has one. */

import { nothing, planTicks, ticked, together } from './fields.js';
import { planMeasure, readMeasure } from './measure.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  const [level] = ticked(fields, 'level');
  return { ...(level === undefined ? {} : { level }), ...readMeasure(fields) };
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  const level = rating.level === undefined ? nothing() : planTicks(fields, 'level', [rating.level]);
  return together(level, planMeasure(fields, rating));
}
