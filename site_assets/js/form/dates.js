/**
 * Days: written as 2026-11-23, which no language reads otherwise, and read in all the ways in which people write them.
 * What cannot be read stays as it is typed. A calendar stands beside each, where the browser has one to show.
 */

import { make } from './dom.js';
import { DATE_WORDS } from './date_wording.js';

const JOINTS = '-./\\u2010-\\u2014\\u2212\\u3001\\u3002'; // and dashes, 、 and 。
const FIRST = '(?<year>\\d{4})';
const MONTH = '(?<month>\\d{1,2})';
const DAY = '(?<day>\\d{1,2})';
const NAMED = '(?<name>[a-z]{3,9})\\.?';
/** Year first, or the month by its name: with numbers alone nobody knows whether 03/04/2026 is in March or in April. */
const WAYS = [
  `${FIRST}\\s*[${JOINTS}\\u5e74]\\s*${MONTH}\\s*[${JOINTS}\\u6708]\\s*${DAY}\\s*[\\u65e5\\u53f7]?`, // 年, 月, and 日 or 号
  '(?<year>(?:19|20)\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)',
  `${FIRST}\\s+${MONTH}\\s+${DAY}`,
  `${DAY}(?:st|nd|rd|th)?[\\s-]+${NAMED},?[\\s-]+${FIRST}`,
  `${NAMED}\\s+${DAY}(?:st|nd|rd|th)?,?\\s+${FIRST}`,
].map((one) => new RegExp(`^${one}$`, 'i'));
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/**
 * A day as files have it, `2026-11-23`; what cannot be read as it is typed, '' for blanks.
 * @param {string} text
 */
export function dayOf(text) {
  const plain = text.normalize('NFKC').trim();
  const { year = '', month = '', day = '', name = '' } = WAYS.map((way) => way.exec(plain)).find(Boolean)?.groups ?? {};
  const which = name ? String(MONTHS.findIndex((one) => one.startsWith(name.toLowerCase())) + 1) : month;
  const iso = `${year}-${which.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const made = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(made.getTime()) && made.toISOString().startsWith(iso);
  return exists ? iso : plain === '' ? '' : text;
}

/**
 * Writes the days of a form as they were read, once a person has left them, and gives each its calendar.
 * @param {HTMLElement} root
 */
export function startDates(root) {
  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && isDay(target) && dayOf(target.value) !== target.value) target.value = dayOf(target.value);
  });
  root.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== 'ArrowDown' || !event.altKey || !(target instanceof HTMLInputElement) || !isDay(target)) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (target.parentElement?.querySelector('[data-calendar]'))?.click();
  });
  for (const input of root.querySelectorAll('input[data-day]')) giveCalendar(/** @type {HTMLInputElement} */ (input));
}

/** @param {HTMLElement} control  whether a day is typed there */
export function isDay(control) {
  return control.dataset.day !== undefined;
}

/**
 * The button beside a day that opens the browser's own calendar.
 * @param {HTMLInputElement} input  inside an element that holds nothing else
 */
export function giveCalendar(input) {
  if (!('showPicker' in HTMLInputElement.prototype)) return;
  const native = make('input', { type: 'date', tabindex: '-1', 'aria-hidden': 'true' });
  native.addEventListener('input', (event) => event.stopPropagation());
  native.addEventListener('change', (event) => {
    event.stopPropagation();
    if (!native.value) return;
    input.value = native.value;
    input.focus();
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  });
  const open = () => {
    native.value = dayOf(input.value); // what is no day leaves it empty
    native.showPicker();
  };
  const button = make('button', { type: 'button', class: 'rf-day__open', 'data-calendar': '', 'aria-label': DATE_WORDS.choose, title: DATE_WORDS.choose, click: open });
  input.after(native, button);
}
