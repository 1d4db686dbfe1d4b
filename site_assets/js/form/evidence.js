/**
 * The evidence of a row: a text, and below it links and documents that are added one by one. What is only a text
 * stays a text in the response. The inputs are the only state, but for links and documents that were put into notes that
 * are closed: they wait as they came until somebody opens them, since to make all their inputs would hold the page up.
 */

import { JOINTS } from '../joints_wording.js';
import { plainText } from '../components/fields.js';
import { dayOf, giveCalendar } from './dates.js';
import { make, setAttribute } from './dom.js';
import { addressOf } from './evidence_view.js';
import { EVIDENCE_WORDS } from './evidence_wording.js';

const DOCUMENT = /** @type {const} */ (['name', 'number', 'date']);

/** @typedef {import('./response.js').Row} Row */
/** @typedef {string | Record<string, string>} Item  a link, or a document */

/** The links and documents of a row, by its fieldset, that have no inputs yet. @type {WeakMap<HTMLElement, Item[]>} */
const waiting = new WeakMap();

/**
 * Links and documents have their place once the notes of the row are opened: with the very press, so that the next
 * key finds it, or when they are opened by something else.
 * @param {Row} row
 */
export function startEvidence(row) {
  const notes = row.fieldset.querySelector('details.rf-notes');
  const opens = () => {
    placeOf(row);
    writeEvidence(row);
  };
  notes?.querySelector('summary')?.addEventListener('click', opens);
  notes?.addEventListener('toggle', opens);
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
  const items = itemsOf(row);
  const links = items.filter(isText).map((link) => said(link, 'link')).filter(Boolean);
  const documents = items.filter(isDocument)
    .map((one) => Object.fromEntries(DOCUMENT.map((key) => [key, said(one[key], key)]).filter(([, value]) => value)))
    .filter((one) => Object.keys(one).length > 0);
  if (links.length === 0 && documents.length === 0) return text;
  return { ...(text ? { text } : {}), ...(links.length > 0 ? { links } : {}), ...(documents.length > 0 ? { documents } : {}) };
}

/**
 * How the inputs would show evidence.
 * @param {unknown} evidence
 * @returns {{text: unknown, items: Item[], left: Array<{key: string, value: string}>}} the text, what stands below it, and what has no place
 */
export function planEvidence(evidence) {
  if (typeof evidence !== 'object' || evidence === null || Array.isArray(evidence)) return { text: evidence, items: [], left: [] };
  const { text, links = [], documents = [], ...strange } = /** @type {Record<string, unknown>} */ (evidence);
  const left = Object.entries(strange).map(([key, value]) => ({ key: `evidence.${key}`, value: plainText(value) }));
  /** @type {Item[]} */
  const items = [];
  for (const [key, list, fits] of /** @type {const} */ ([['links', links, isText], ['documents', documents, isDocument]])) {
    for (const one of Array.isArray(list) ? list : [list]) {
      if (fits(one)) items.push(inInputs(one));
      else left.push({ key: `evidence.${key}`, value: plainText(one) });
    }
  }
  return { text, items, left };
}

/**
 * Puts links and documents in place of what stands there; they have their inputs once `writeEvidence` is called.
 * @param {Row} row
 * @param {Item[]} items
 */
export function showEvidence(row, items) {
  for (const one of rowsOf(row)) one.remove();
  if (items.length > 0) waiting.set(row.fieldset, items);
  else waiting.delete(row.fieldset);
}

/**
 * Gives the links and documents of a row that wait their inputs.
 * @param {Row} row
 */
export function writeEvidence(row) {
  const items = waiting.get(row.fieldset) ?? [];
  waiting.delete(row.fieldset);
  for (const one of items) add(row, one);
}

/**
 * What stands in the inputs of links and documents, or waits for them.
 * @param {Row} row
 * @returns {Item[]}
 */
function itemsOf(row) {
  return waiting.get(row.fieldset) ?? rowsOf(row).map((one) => {
    const parts = inputsOf(one).map(({ dataset, value }) => [dataset.part ?? '', value]);
    return one.dataset.evidence === 'link' ? parts[0]?.[1] ?? '' : Object.fromEntries(parts);
  });
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
  writeEvidence(row);
  const filled = rowsOf(row, list === 'links' ? 'link' : 'document').filter((one) => inputsOf(one).some(isSaid));
  const input = filled.find((_, place) => String(place) === at);
  return input ? inputsOf(input).find((one) => one.dataset.part === part) ?? null : null;
}

/**
 * The names of all inputs of the evidence in which something stands.
 * @param {Row} row
 * @returns {string[]}
 */
export function evidenceFilled(row) {
  const count = { link: 0, document: 0 };
  return itemsOf(row).flatMap((item) => {
    const parts = isText(item) ? { link: item } : item;
    const at = count[isText(item) ? 'link' : 'document']++;
    return Object.entries(parts).filter(([key, text]) => said(text, key)).map(([key]) => nameOf(row, key, at));
  });
}

/**
 * Gives each input the name of its place, which no other has.
 * @param {Row} row
 */
function numbered(row) {
  for (const kind of ['link', 'document']) {
    rowsOf(row, kind).forEach((one, at) => {
      for (const input of inputsOf(one)) {
        input.name = input.id = nameOf(row, input.dataset.part ?? '', at);
        input.closest('.rf-evidence__part')?.querySelector('label')?.setAttribute('for', input.id);
      }
    });
  }
}

/**
 * @param {Row} row
 * @param {string} part
 * @param {number} at  its place among the links, or among the documents
 */
function nameOf({ id }, part, at) {
  return `ratings.${id}.evidence.${part === 'link' ? `links.${at}` : `documents.${at}.${part}`}`;
}

/**
 * @param {Row} row
 * @param {Item} item
 */
function add(row, item) {
  const link = isText(item);
  const kind = link ? 'link' : 'document';
  const keys = link ? /** @type {const} */ (['link']) : DOCUMENT;
  const inputs = keys.map((key) => {
    const day = key === 'date';
    const input = make('input', { class: 'rf-input', type: 'text', 'data-part': key, ...(day ? { 'data-day': '', inputmode: 'decimal' } : { dir: 'auto' }) });
    input.value = (isText(item) ? item : item[key]) ?? '';
    const label = make('label', {}, EVIDENCE_WORDS.parts[key]);
    const part = make('div', { class: 'rf-evidence__part' }, label, day ? make('span', { class: 'rf-day' }, input) : input);
    if (day) giveCalendar(input);
    return part;
  });
  const remove = make('button', { class: 'rf-link', type: 'button', 'data-evidence-remove': '' }, EVIDENCE_WORDS.remove[kind]);
  const element = make('div', { class: `rf-evidence__row rf-evidence__row--${kind}`, 'data-evidence': kind }, ...inputs, ...(link ? [opener(inputs)] : []), remove);
  const rows = rowsOf(row);
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
 * @param {string} [kind]  all by default
 * @returns {HTMLElement[]}
 */
function rowsOf(row, kind) {
  return [...row.fieldset.querySelectorAll(kind ? `[data-evidence="${kind}"]` : '[data-evidence]')].filter((one) => one instanceof HTMLElement);
}

/**
 * @param {HTMLElement} element  of a link or a document
 * @returns {HTMLInputElement[]}
 */
function inputsOf(element) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('[data-part]'))];
}

/** @param {HTMLInputElement} input */
function isSaid({ value }) {
  return value.trim() !== '';
}

/**
 * What somebody has said in a part; '' for blanks.
 * @param {string | undefined} text
 * @param {string} part
 */
function said(text = '', part) {
  const read = part === 'date' ? dayOf(text) : text;
  return read.trim() === '' ? '' : read;
}

/**
 * As inputs take it: without breaks of lines.
 * @param {Item} item
 * @returns {Item}
 */
function inInputs(item) {
  const line = (/** @type {string} */ text) => text.replace(/[\r\n]/g, '');
  return isText(item) ? line(item) : Object.fromEntries(Object.entries(item).map(([key, text]) => [key, line(text)]));
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === 'string';
}

/**
 * @param {any} value
 * @returns {value is Record<string, string>}
 */
function isDocument(value) {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([key, one]) => DOCUMENT.some((part) => part === key) && isText(one));
}
