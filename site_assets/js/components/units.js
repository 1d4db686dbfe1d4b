/**
 * Several units in one row: the component of the method, once for each place. A place is shown while something stands
 * in it, and once it was asked for; places at the end in which nothing stands are no units.
 */

import { nothing, planText, plainText, together, typed } from './fields.js';

/** @typedef {import('./fields.js').Component} Component */
/** @typedef {import('./fields.js').Fields} Fields */

/**
 * The component of a row with places for units, out of the component of its method.
 * @param {Component} component
 * @returns {Component}
 */
export function ofUnits(component) {
  return {
    read(fields) {
      const units = places(fields).map((place) => {
        const name = typed(place, 'name');
        return { ...(name ? { name } : {}), ...component.read(place) };
      });
      while (units.length > 0 && Object.keys(units.at(-1) ?? {}).length === 0) units.pop();
      return units.length > 0 ? { units } : {};
    },

    plan(fields, rating) {
      if (rating.units === undefined) return component.plan(new Map(), rating);
      const all = places(fields);
      const given = Array.isArray(rating.units) ? rating.units : [rating.units];
      return together(...given.map((unit, at) => {
        const place = all[at];
        if (!place || typeof unit !== 'object' || unit === null) {
          return { ...nothing(), left: [{ key: `units.${at}`, value: plainText(unit) }] };
        }
        const name = unit.name === undefined ? nothing() : planText(place, 'name', unit.name);
        return together(name, component.plan(place, unit));
      }));
    },

    start(fieldset, fields) {
      const holders = /** @type {HTMLElement[]} */ ([...fieldset.querySelectorAll('[data-unit]')]);
      places(fields).forEach((place, at) => {
        const holder = holders[at];
        if (holder) component.start?.(/** @type {HTMLFieldSetElement} */ (holder), place);
      });
      const more = fieldset.querySelector('[data-unit-more]');
      const less = fieldset.querySelector('[data-unit-less]');
      more?.addEventListener('click', () => {
        const next = holders.find((one) => !isShown(one));
        next?.removeAttribute('data-spare');
        next?.querySelector('input')?.focus();
      });
      less?.addEventListener('click', () => {
        const last = holders.findLast(isShown);
        if (!last) return;
        for (const control of last.querySelectorAll('input')) {
          if (control.type === 'radio' || control.type === 'checkbox') control.checked = false;
          else control.value = '';
        }
        if (last !== holders[0]) last.setAttribute('data-spare', '');
        last.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }));
        /** @type {HTMLElement} */ (more)?.focus();
      });
    },
  };
}

/**
 * Whether a place is open, or something stands in it: what the style sheet shows.
 * @param {Element} holder
 */
function isShown(holder) {
  return !holder.hasAttribute('data-spare') || holder.querySelector('input:checked, .rf-input:not(:placeholder-shown)') !== null;
}

/**
 * The controls of each place, by key: `units.0.level` is the `level` of the first.
 * @param {Fields} fields
 * @returns {Fields[]}
 */
function places(fields) {
  /** @type {Map<string, Fields>} */
  const found = new Map();
  for (const [key, controls] of fields) {
    const [, at, inner] = /^units\.(\d+)\.(.+)$/.exec(key) ?? [];
    if (at === undefined || inner === undefined) continue;
    const place = found.get(at) ?? new Map();
    found.set(at, place.set(inner, controls));
  }
  return [...found.values()]; // in the order of the page
}
