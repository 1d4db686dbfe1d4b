/** Saving to a file, and showing what a file holds before it takes the place of what is filled in. */

import { ask, dialogOf } from './dialog.js';
import { make, need } from './dom.js';
import { listOf } from './notices.js';
import { isMapping } from './response.js';
import { WORDS } from './wording.js';

export const LARGEST = 5 * 1024 * 1024;

/** @typedef {{id: string, edition: string, digest: string, title: string}} About */

/**
 * Hands `text` to the browser as a download.
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = make('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {Record<string, any>} response */
export function fileText(response) {
  return `${JSON.stringify(response, null, 2)}\n`;
}

/**
 * The name of a saved file: institution, rubric, edition, date.
 * @param {Record<string, any>} response
 */
export function fileName(response) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, '0')).join('-');
  const given = response.assessments.self.date ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : day;
  const parts = [response.profile.institution ?? WORDS.unnamed, response.rubric.id, response.rubric.edition, date];
  return `${parts.map(safe).join('_')}.json`;
}

/**
 * Shows what a file is and asks whether to open it.
 * @param {{name: string, response: any, problems: any[], left: import('./response.js').Leftover[], here: number | null, about: About}} file  `here`: how many ratings it would replace, null where nothing is filled in
 * @returns {Promise<boolean>}
 */
export async function confirmOpen({ name, response, problems, left, here, about }) {
  const dialog = dialogOf('dialog-open');
  const body = need(dialog, '[data-dialog-body]');
  const confirm = /** @type {HTMLButtonElement} */ (need(dialog, '[data-dialog-confirm]'));
  const other = isResponse(response) && response.rubric?.id !== about.id;
  const opens = isResponse(response) && !other;
  /** @type {HTMLElement[]} */
  const parts = [facts(name, response, about)];
  if (other) {
    parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.otherRubric));
    const link = await formOf(response.rubric?.id);
    if (link) parts.push(make('p', {}, make('a', { href: link }, WORDS.otherForm)));
  } else {
    if (!opens) parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.unreadable));
    if (problems.length > 0) {
      if (opens) parts.push(make('p', {}, WORDS.found));
      const items = problems.map((one) => make('li', {}, [one.criterion, one.message].filter(Boolean).join('：')));
      parts.push(make('ul', { class: 'rf-left' }, ...items));
    }
    if (opens && left.length > 0) parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.notShown), listOf(left));
    if (opens && here !== null) parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.replaces(here)));
  }
  body.replaceChildren(...parts);
  confirm.hidden = !opens;
  need(dialog, '[value="cancel"]').textContent = opens ? WORDS.cancel : WORDS.close;
  confirm.textContent = here !== null ? WORDS.replace : WORDS.open;
  return (await ask(dialog)) === 'open';
}

/**
 * Whether data read from a file is a response at all.
 * @param {any} data
 */
export function isResponse(data) {
  return isMapping(data) && isMapping(data.rubric) && isMapping(data.assessments);
}

/**
 * @param {string} name
 * @param {any} response
 * @param {About} about
 */
function facts(name, response, about) {
  /** @type {Array<[string, string]>} */
  const rows = [[WORDS.fileName, name]];
  if (isResponse(response)) {
    const { self = {}, review, agreed } = response.assessments;
    const rubric = response.rubric.id === about.id ? about.title : String(response.rubric.id ?? WORDS.notGiven);
    rows.push(
      [WORDS.institution, text(response.profile?.institution)],
      [WORDS.rubric, rubric],
      [WORDS.edition, text(response.rubric.edition)],
      [WORDS.assessor, text(self?.assessor)],
      [WORDS.date, text(self?.date)],
      [WORDS.ratings, WORDS.items(size(self))],
    );
    const kept = response.rubric.id === about.id ? WORDS.kept : '';
    if (review) rows.push([WORDS.review, WORDS.items(size(review)) + kept]);
    if (agreed) rows.push([WORDS.agreed, WORDS.items(size(agreed)) + kept]);
  }
  return make('dl', { class: 'rf-facts' }, ...rows.flatMap(([head, value]) => [make('dt', {}, head), make('dd', {}, value)]));
}

/**
 * The address of the form of another rubric of this site, if there is one.
 * @param {unknown} id
 */
async function formOf(id) {
  if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) return '';
  const address = new URL(`../../${id}/form/`, location.href).href;
  try {
    return (await fetch(address, { method: 'HEAD' })).ok ? address : '';
  } catch {
    return '';
  }
}

/** @param {any} assessment */
function size(assessment) {
  return isMapping(assessment?.ratings) ? Object.keys(assessment.ratings).length : 0;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' && value ? value : WORDS.notGiven;
}

/** @param {string} part */
function safe(part) {
  return part.trim().replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, '_').slice(0, 60);
}
