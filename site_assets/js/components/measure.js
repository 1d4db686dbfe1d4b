/** Measure: the number or the two numbers of a ratio, as a part of levels and graded. */

import { nothing, planText, together, typed } from './fields.js';

const KEYS = ['value', 'numerator', 'denominator'];

/**
 * `{measure: …}` with what is typed; {} while nothing is.
 * @param {import('./fields.js').Fields} fields
 */
export function readMeasure(fields) {
  /** @type {Record<string, string>} */
  const entry = {};
  for (const key of KEYS) {
    const text = typed(fields, `measure.${key}`);
    if (text) entry[key] = text;
  }
  return Object.keys(entry).length > 0 ? { measure: entry } : {};
}

/**
 * @param {import('./fields.js').Fields} fields
 * @param {import('./fields.js').Rating} rating
 */
export function planMeasure(fields, rating) {
  if (rating.measure === undefined) return nothing();
  const entries = Object.entries(Object(rating.measure));
  return together(...entries.map(([key, text]) => planText(fields, `measure.${key}`, text)));
}
