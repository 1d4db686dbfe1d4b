/**
 * The native controls of one criterion, by their `data-key`, and how a rating is read from and planned for them.
 *
 * A component (one file here for each scoring method) offers
 * - `read(fields)`: the part of the rating that its controls say now;
 * - `plan(fields, rating)`: which controls to set to show `rating`, and what has no control;
 * - `start(fieldset, fields)`, optional: behaviour that HTML alone does not give.
 * Nothing is kept apart from the controls themselves.
 */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {Map<string, Control[]>} Fields */
/** @typedef {Record<string, any>} Rating */
/** @typedef {{sets: Array<[Control, string | boolean]>, left: Array<{key: string, value: string}>}} Plan */
/** @typedef {{read: (fields: Fields) => Rating, plan: (fields: Fields, rating: Rating) => Plan, start?: (fieldset: HTMLFieldSetElement, fields: Fields) => void}} Component */

/**
 * The text typed under `key`, exactly as typed; '' where there is none but blanks.
 * @param {Fields} fields
 * @param {string} key
 */
export function typed(fields, key) {
  const text = fields.get(key)?.[0]?.value ?? '';
  return text.trim() === '' ? '' : text;
}

/**
 * The values that are ticked or chosen under `key`.
 * @param {Fields} fields
 * @param {string} key
 * @returns {string[]}
 */
export function ticked(fields, key) {
  const values = [];
  for (const control of fields.get(key) ?? []) {
    if (/** @type {HTMLInputElement} */ (control).checked) values.push(control.value);
  }
  return values;
}

/**
 * What to set so that `text` stands in the control of `key`.
 * @param {Fields} fields
 * @param {string} key
 * @param {unknown} text
 * @returns {Plan}
 */
export function planText(fields, key, text) {
  const control = fields.get(key)?.[0];
  const shown = plainText(text);
  if (!control || typeof text === 'object') return { sets: [], left: [{ key, value: shown }] };
  return { sets: [[control, shown]], left: [] };
}

/**
 * What to set so that the `values` are ticked or chosen under `key`.
 * @param {Fields} fields
 * @param {string} key
 * @param {unknown[]} values
 * @returns {Plan}
 */
export function planTicks(fields, key, values) {
  const controls = fields.get(key) ?? [];
  const plan = nothing();
  for (const value of values) {
    const control = controls.find((one) => one.value === value);
    if (control) plan.sets.push([control, true]);
    else plan.left.push({ key, value: plainText(value) });
  }
  return plan;
}

/**
 * Several plans as one.
 * @param {Plan[]} plans
 * @returns {Plan}
 */
export function together(...plans) {
  return { sets: plans.flatMap((one) => one.sets), left: plans.flatMap((one) => one.left) };
}

/** @returns {Plan} */
export function nothing() {
  return { sets: [], left: [] };
}

/**
 * A value of a response file, for a person.
 * @param {unknown} value
 */
export function plainText(value) {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/**
 * Whether a value is a mapping of names to values, as a response holds them.
 * @param {unknown} value
 */
export function isMapping(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
