/** From row to row by keyboard: Alt with an arrow, and buttons that lead to the next row of some kind. */

import { isDay } from './dates.js';
import { inSight } from './dom.js';

const EDGE = 80; // what ends above this lies behind the reader

/** The row that was entered last: a button that was pressed for the next one has the focus itself. @type {HTMLElement | null} */
let entered = null;

/**
 * Alt+↓ leads to the next row, Alt+↑ to the one before.
 * @param {HTMLElement} root
 */
export function startWalking(root) {
  document.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (!altKey || ctrlKey || metaKey || shiftKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
    if (!root.isConnected || root.querySelector('dialog[open]')) return;
    if (target instanceof HTMLElement && isDay(target)) return; // there it opens the calendar
    event.preventDefault();
    walk(root, key === 'ArrowDown');
  });
}

/**
 * Leads to the next row that is `wanted`, or the one before; from the last on to the first.
 * @param {HTMLElement} root
 * @param {boolean} onward
 * @param {(row: HTMLElement) => boolean} wanted
 * @returns {boolean} whether there is one
 */
export function walk(root, onward, wanted = () => true) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('fieldset[data-criterion]')]);
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const here = focused < 0 && entered && inSight(entered, EDGE) ? rows.indexOf(entered) : focused;
  const seen = here < 0 ? rows.findIndex((row) => row.getBoundingClientRect().bottom > EDGE) : here;
  const ahead = rows.slice(here < 0 ? seen : here + 1);
  const order = [...ahead, ...rows.slice(0, rows.length - ahead.length)];
  if (!onward) order.reverse();
  if (!onward && here >= 0) order.push(...order.splice(0, 1)); // the row itself comes last
  const next = order.find(wanted);
  if (next) enter(next);
  return next !== undefined;
}

/**
 * The title of the row into view, the focus on the first thing that can be done there.
 * @param {HTMLElement} row
 */
export function enter(row) {
  entered = row;
  const [first] = /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll('.rf-control :is(button[data-adopt]:enabled, input:enabled, textarea)'));
  const chosen = first instanceof HTMLInputElement && first.type === 'radio'
    ? /** @type {HTMLElement | null} */ (row.querySelector(`input[name="${CSS.escape(first.name)}"]:checked`)) : null;
  (row.querySelector('legend') ?? row).scrollIntoView({ block: 'start' });
  (chosen ?? first)?.focus({ preventScroll: true });
}
