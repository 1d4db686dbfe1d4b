/** Proportional: a measure alone, the number or the two numbers that earn points in proportion. */

import { planMeasure, readMeasure } from './measure.js';

/** @param {import('./fields.js').Fields} fields */
export function read(fields) {
  return readMeasure(fields);
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function plan(fields, rating) {
  return planMeasure(fields, rating);
}
