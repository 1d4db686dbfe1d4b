/**
 * The evidence of a row: a text, and below it links and documents that are added one by one. What is only a text
 * stays a text in the response; the inputs are the only state.
 */

import { JOINTS } from '../joints_wording.js';
import { plainText } from '../components/fields.js';
import { dayOf, giveCalendar, isDay } from './dates.js';
import { make, setAttribute } from './dom.js';
import { addressOf } from './evidence_view.js';
import { EVIDENCE_WORDS } from './evidence_wording.js';

const DOCUMENT = /** @type {const} */ (['name', 'number', 'date']);
const PARTS = [...DOCUMENT, 'link'];

/** @typedef {import('./response.js').Row} Row */

/**
 * Links and documents have their place once the notes of the row are opened: with the very press, so that the next
 * key finds it, or when they are opened by something else.
 * @param {Row} row
 */
export function startEvidence(row) {
  const notes = row.fieldset.querySelector('details.rf-notes');
  notes?.querySelector('summary')?.addEventListener('click', () => placeOf(row), { once: true });
  notes?.addEventListener('toggle', () => placeOf(row), { once: true });
}

/**
 * Where links and documents stand, with the buttons that add them; above it, what the table wants to see.
 * @param {Row} row
 * @returns {HTMLElement}
 */
function placeOf(row) {
  const made = row.fieldset.querySelector('[data-evidence-place]');
  if (made instanceof HTMLElement) return made;
  const text = row.fields.get('evidence')?.[0];
  const buttons = /** @type {const} */ (['link', 'document']).map((kind) =>
    make('button', { class: 'rf-link', type: 'button', 'data-evidence-add': kind }, EVIDENCE_WORDS.add[kind]));
  const place = make('div', { class: 'rf-evidence__more', 'data-evidence-place': '' }, make('p', { class: 'rf-evidence__add' }, ...buttons));
  text?.after(place);
  const wanted = row.fieldset.querySelector('[data-proves]');
  if (wanted && text) {
    const id = `proves-${row.id}`;
    const words = JOINTS.told(wanted.previousElementSibling?.textContent ?? '', wanted.textContent ?? '');
    text.before(make('p', { class: 'rf-hint', id }, words));
    text.setAttribute('aria-describedby', [text.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
  }
  place.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button');
    const { evidenceAdd, evidenceRemove } = button?.dataset ?? {};
    if (evidenceAdd) add(row, evidenceAdd === 'link' ? '' : {}).querySelector('input')?.focus();
    if (evidenceRemove === undefined || !button) return;
    button.closest('.rf-evidence__row')?.remove();
    numbered(row);
    /** @type {HTMLElement | null} */ (place.querySelector('[data-evidence-add]'))?.focus();
    place.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return place;
}

/**
 * The evidence as it is filled in; '' where there is none.
 * @param {Row} row
 * @param {string} text  what is typed as text
 * @returns {string | Record<string, unknown>}
 */
export function readEvidence(row, text) {
  const links = rowsOf(row, 'link').map((one) => valueOf(one, 'link')).filter(Boolean);
  const documents = rowsOf(row, 'document')
    .map((one) => Object.fromEntries(DOCUMENT.map((key) => [key, valueOf(one, key)]).filter(([, value]) => value)))
    .filter((one) => Object.keys(one).length > 0);
  if (links.length === 0 && documents.length === 0) return text;
  return { ...(text ? { text } : {}), ...(links.length > 0 ? { links } : {}), ...(documents.length > 0 ? { documents } : {}) };
}

/**
 * How the inputs would show evidence.
 * @param {unknown} evidence
 * @returns {{text: unknown, items: unknown[], left: Array<{key: string, value: string}>}} the text, what stands below it, and what has no place
 */
export function planEvidence(evidence) {
  if (typeof evidence !== 'object' || evidence === null || Array.isArray(evidence)) return { text: evidence, items: [], left: [] };
  const { text, links = [], documents = [], ...strange } = /** @type {Record<string, unknown>} */ (evidence);
  const left = Object.entries(strange).map(([key, value]) => ({ key: `evidence.${key}`, value: plainText(value) }));
  const items = [];
  for (const [key, list, fits] of /** @type {const} */ ([['links', links, isText], ['documents', documents, isDocument]])) {
    for (const one of Array.isArray(list) ? list : [list]) {
      if (fits(one)) items.push(one);
      else left.push({ key: `evidence.${key}`, value: plainText(one) });
    }
  }
  return { text, items, left };
}

/**
 * Shows links and documents in place of what stands there.
 * @param {Row} row
 * @param {unknown[]} items
 */
export function showEvidence(row, items) {
  for (const one of rowsOf(row, '')) one.remove();
  for (const one of items) add(row, one);
}

/**
 * The input of a part of the evidence, which is the `at`th of those that say something: `links.0`, `documents.1.date`.
 * @param {Row} row
 * @param {string} key  of a problem, `evidence.links.0`
 * @returns {HTMLInputElement | null}
 */
export function evidenceInput(row, key) {
  const [, list, at, part = 'link'] = /^evidence\.(links|documents)\.(\d+)(?:\.(\w+))?$/.exec(key) ?? [];
  if (list === undefined) return null;
  const filled = rowsOf(row, list === 'links' ? 'link' : 'document').filter((one) => PARTS.some((name) => valueOf(one, name)));
  const input = filled.find((_, place) => String(place) === at)?.querySelector(`[data-part="${CSS.escape(part)}"]`);
  return input instanceof HTMLInputElement ? input : null;
}

/**
 * Everything of the evidence in which something stands.
 * @param {ParentNode} root
 * @returns {HTMLInputElement[]}
 */
export function evidenceFilled(root) {
  return [...root.querySelectorAll('[data-evidence] [data-part]')].flatMap((one) => (one instanceof HTMLInputElement && one.value.trim() ? [one] : []));
}

/**
 * Gives each input the name of its place, which no other has.
 * @param {Row} row
 */
function numbered(row) {
  for (const kind of ['link', 'document']) {
    rowsOf(row, kind).forEach((one, at) => {
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll('[data-part]'))) {
        const place = kind === 'link' ? `links.${at}` : `documents.${at}.${input.dataset.part}`;
        input.name = input.id = `ratings.${row.id}.evidence.${place}`;
        input.closest('.rf-evidence__part')?.querySelector('label')?.setAttribute('for', input.id);
      }
    });
  }
}

/**
 * @param {Row} row
 * @param {any} item  a link, or a document
 */
function add(row, item) {
  const link = typeof item === 'string';
  const kind = link ? 'link' : 'document';
  const keys = link ? /** @type {const} */ (['link']) : DOCUMENT;
  const inputs = keys.map((key) => {
    const day = key === 'date';
    const input = make('input', { class: 'rf-input', type: 'text', 'data-part': key, ...(day ? { 'data-day': '', inputmode: 'decimal' } : { dir: 'auto' }) });
    input.value = link ? item : (item[key] ?? '');
    const label = make('label', {}, EVIDENCE_WORDS.parts[key]);
    const part = make('div', { class: 'rf-evidence__part' }, label, day ? make('span', { class: 'rf-day' }, input) : input);
    if (day) giveCalendar(input);
    return part;
  });
  const remove = make('button', { class: 'rf-link', type: 'button', 'data-evidence-remove': '' }, EVIDENCE_WORDS.remove[kind]);
  const element = make('div', { class: `rf-evidence__row rf-evidence__row--${kind}`, 'data-evidence': kind }, ...inputs, ...(link ? [opener(inputs)] : []), remove);
  const rows = rowsOf(row, '');
  const last = rows.findLast((one) => one.dataset.evidence === 'link' || !link);
  if (last) last.after(element);
  else placeOf(row).prepend(element);
  numbered(row);
  return element;
}

/**
 * The way to where a link leads, while it leads to a web page or into a mail.
 * @param {HTMLElement[]} inputs
 */
function opener([part]) {
  const input = /** @type {HTMLInputElement} */ (part?.querySelector('input'));
  const open = make('a', { target: '_blank', rel: 'noopener noreferrer' }, EVIDENCE_WORDS.open);
  const follow = () => {
    const address = addressOf(input.value);
    open.hidden = address === null;
    setAttribute(open, 'href', address);
  };
  input.addEventListener('input', follow);
  follow();
  return open;
}

/**
 * @param {Row} row
 * @param {string} kind  '' for all
 * @returns {HTMLElement[]}
 */
function rowsOf(row, kind) {
  return [...row.fieldset.querySelectorAll(kind ? `[data-evidence="${kind}"]` : '[data-evidence]')].filter((one) => one instanceof HTMLElement);
}

/**
 * @param {HTMLElement} element
 * @param {string} key
 */
function valueOf(element, key) {
  const input = element.querySelector(`[data-part="${key}"]`);
  if (!(input instanceof HTMLInputElement)) return '';
  const text = isDay(input) ? dayOf(input.value) : input.value;
  return text.trim() === '' ? '' : text;
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string';
}

/** @param {any} value */
function isDocument(value) {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([key, one]) => DOCUMENT.some((part) => part === key) && isText(one));
}
