/** Evidence as it is read: text as text, links that can be followed, documents in a list. */

import { make } from './dom.js';
import { isMapping } from '../components/fields.js';
import { REVIEW_WORDS } from './review_wording.js';

const LONG = 400;

/**
 * @param {unknown} evidence  a text, or text, links and documents
 * @returns {Node[]} nothing where there is none
 */
export function evidenceNodes(evidence) {
  if (!isMapping(evidence)) return textNodes(evidence);
  const { text, links, documents } = Object(evidence);
  const nodes = textNodes(text);
  const items = [
    ...list(links).map((link) => make('li', { dir: 'auto' }, linked(String(link)))),
    ...list(documents).filter(isMapping).map((one) => make('li', { dir: 'auto' }, described(one))),
  ];
  if (items.length > 0) nodes.push(make('ul', { class: 'rf-evidence' }, ...items));
  return nodes;
}

/**
 * A text in its own direction; a long one is folded.
 * @param {unknown} text
 * @returns {Node[]}
 */
export function textNodes(text) {
  if (typeof text !== 'string' || text.trim() === '') return [];
  const whole = make('p', { class: 'rf-plain', dir: 'auto' }, text);
  return [text.length > LONG ? make('details', {}, make('summary', {}, REVIEW_WORDS.long(text.length)), whole) : whole];
}

/**
 * A link that can be followed, where it leads to a web page or into a mail; anything else is shown as the text that it is, and said to be none.
 * @param {string} link
 */
export function linked(link) {
  const address = addressOf(link);
  if (address === null) return make('span', {}, link, ...(link.trim() ? [make('span', { class: 'rf-quiet' }, REVIEW_WORDS.unopened)] : []));
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, link);
}

/**
 * The address of a web page or of a mail that a link leads to; null where it leads nowhere, or elsewhere.
 * @param {string} link
 */
export function addressOf(link) {
  const text = link.trim();
  if (!/^(https?:\/\/[^\s/?#\\]+([/?#\\]|$)|mailto:[^\s@]+@[^\s@]+$)/i.test(text)) return null;
  try {
    return new URL(text).href;
  } catch {
    return null;
  }
}

/** @param {any} document */
function described({ name, number, date }) {
  const [title = REVIEW_WORDS.unnamed, ...more] = [name, number, date].filter((one) => typeof one === 'string' && one);
  return more.length > 0 ? REVIEW_WORDS.document(title, more) : title;
}

/** @param {unknown} value @returns {any[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}
