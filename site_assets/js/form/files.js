/** Saving to a file, and showing what a file holds before it takes the place of what is filled in. */

import { JOINTS } from '../joints_wording.js';
import { ask, dialogOf } from './dialog.js';
import { make, need } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { listOf } from './notices.js';
import { isMapping } from '../components/fields.js';
import { REVIEW_WORDS } from './review_wording.js';
import { WORDS } from './wording.js';

export const LARGEST = 16 * 1024 * 1024; // as the core (core/plain/json_text.py)
const PATIENCE = 4000;
/** The code of the problem that the content is not what was saved. */
export const CHANGED = 'check-code';

/** @typedef {{id: string, edition: string, digest: string, title: string, rubrics: string}} About `rubrics`: the way to the folder of all rubrics */
/** @typedef {{answered: number, count: number, summary: string, total?: string | null}} Progress as the core counts */
/**
 * The text of a file, which is UTF-8: of any other, a browser would make some text too, with signs lost for good.
 * @param {File} file
 * @returns {Promise<string>} fails with a `TypeError` where it is not UTF-8, with another error where it cannot be read
 */
export async function textOf(file) {
  return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
}

/** @typedef {{response: any, problems: any[], shown: Record<string, Progress>, scored: boolean}} Content */

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
 * The name of a saved file: institution, rubric, edition, date, and what it holds besides the self assessment.
 * @param {Record<string, any>} response
 */
export function fileName(response) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, '0')).join('-');
  const { self, review, agreed } = response.assessments;
  const given = (agreed ?? review ?? self).date ?? '';
  const latest = agreed ? REVIEW_WORDS.of.agreed : review ? REVIEW_WORDS.of.review : undefined;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : day;
  const parts = [response.profile.institution ?? WORDS.unnamed, response.rubric.id, response.rubric.edition, date, ...(latest ? [latest] : [])];
  return `${parts.map(safe).join('_')}.json`;
}

/**
 * What a file holds, read without the core, where that does not run: nothing of it is checked or scored.
 * @param {string} text
 * @returns {Content}
 */
export function readUnscored(text) {
  /** @param {string} _ @param {unknown} value @param {{source?: string}} [context]  not known to older browsers */
  const digits = (_, value, context) => (typeof value === 'number' ? (context?.source ?? String(value)) : value);
  let response = null;
  try {
    response = JSON.parse(text, digits);
  } catch {
    // no JSON: null is shown as a file that cannot be opened
  }
  return { response, problems: [], shown: {}, scored: false };
}

/** @typedef {'cancel' | 'open' | 'draft' | 'merge' | 'combine'} Answer `open`: in the place of what is filled in; `combine`: as several assessors */

/**
 * Shows what a file is and asks whether and how to open it.
 * @param {{name: string, content: Content, left: import('./response.js').Leftover[], here: {progress?: Progress} | null, drafts: boolean, about: About}} file  `here`: what it would replace, null where nothing is filled in; `drafts`: whether there can be another draft
 * @returns {Promise<Answer>}
 */
export async function confirmOpen({ name, content, left, here, drafts, about }) {
  const { response, problems, scored } = content;
  const dialog = dialogOf('dialog-open');
  const body = need(dialog, '[data-dialog-body]');
  const [confirm, asDraft, merge] = ['confirm', 'draft', 'merge'].map((one) => need(dialog, `[data-dialog-${one}]`));
  const other = isResponse(response) && response.rubric?.id !== about.id;
  const opens = isResponse(response) && !other;
  const changed = problems.filter((one) => one.code === CHANGED);
  const faults = problems.filter((one) => one.code !== CHANGED);
  /** @type {HTMLElement[]} */
  const parts = [];
  if (other) {
    const form = await formOf(response.rubric.id, about);
    parts.push(facts(name, content, form?.title ?? shown(response.rubric.id), false));
    parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.otherRubric));
    if (form) parts.push(make('p', {}, make('a', { href: form.address }, WORDS.otherForm)));
  } else {
    parts.push(facts(name, content, about.title, true));
    if (!opens) parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.unreadable));
    for (const one of changed) parts.push(make('p', { class: 'rf-dialog__warning' }, JOINTS.sentence(one.message)));
    if (faults.length > 0) {
      if (opens) parts.push(make('p', {}, WORDS.found));
      const items = faults.map((one) => make('li', {}, one.criterion ? JOINTS.told(one.criterion, one.message) : JOINTS.alone(one.message)));
      parts.push(make('ul', { class: 'rf-left' }, ...items));
    }
    if (opens && !scored) parts.push(make('p', {}, WORDS.unscored));
    if (opens && left.length > 0) parts.push(make('p', { class: 'rf-dialog__warning' }, WORDS.notShown), listOf(left));
    if (opens && here !== null) {
      const ways = [...(drafts ? [DRAFT_WORDS.wayDraft] : []), ...(scored ? [DRAFT_WORDS.wayMerge] : []), WORDS.replaces(here.progress)];
      parts.push(make('p', { class: 'rf-ways__head' }, DRAFT_WORDS.ways), make('ul', { class: 'rf-ways' }, ...ways.map((one) => make('li', {}, one))));
    }
  }
  body.replaceChildren(...parts);
  confirm.hidden = !opens;
  asDraft.hidden = !(opens && here !== null && drafts);
  merge.hidden = !(opens && here !== null && scored);
  confirm.classList.toggle('rf-button--main', here === null);
  need(dialog, '[value="cancel"]').textContent = opens ? WORDS.cancel : WORDS.close;
  confirm.textContent = here !== null ? DRAFT_WORDS.replace : WORDS.open;
  return /** @type {Answer} */ (await ask(dialog));
}

/**
 * Shows what several files are and asks whether and how to open them.
 * @param {Array<{name: string, content: Content | null, reason: string}>} files  `reason`: why one cannot be opened here
 * @param {{drafts: boolean, merge: boolean, combine: boolean}} possible
 * @returns {Promise<Answer>}
 */
export function confirmSeveral(files, possible) {
  const dialog = dialogOf('dialog-files');
  const fit = files.filter((one) => one.reason === '').length;
  const items = files.map(({ name, content, reason }) => {
    const institution = content?.response?.profile?.institution;
    const own = typeof institution === 'string' && institution ? [institution] : []; // “not given” before what is rated would be read as said of that
    const about = content?.shown.self ? [...own, WORDS.rated(content.shown.self), content.shown.self.summary] : [];
    const said = reason ? make('span', { class: 'rf-dialog__warning' }, reason) : make('span', {}, JOINTS.parts(about));
    return make('li', {}, make('b', {}, name), said);
  });
  const ways = possible.combine && fit > 1 ? [make('ul', { class: 'rf-ways' }, ...DRAFT_WORDS.waysSeveral.map((one) => make('li', {}, one)))] : [];
  need(dialog, '[data-dialog-body]').replaceChildren(make('ul', { class: 'rf-files' }, ...items), ...ways);
  const asDrafts = need(dialog, '[data-dialog-draft]');
  asDrafts.textContent = DRAFT_WORDS.asDrafts(fit);
  asDrafts.hidden = fit === 0 || !possible.drafts;
  need(dialog, '[data-dialog-merge]').hidden = fit === 0 || !possible.merge;
  need(dialog, '[data-dialog-combine]').hidden = fit === 0 || !possible.combine;
  return /** @type {Promise<Answer>} */ (ask(dialog));
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
 * @param {Content} content
 * @param {string} rubric  what it is called
 * @param {boolean} own  whether it is that of this page
 */
function facts(name, { response, shown: said }, rubric, own) {
  /** @type {Array<[string, string]>} */
  const rows = [[WORDS.fileName, name]];
  if (isResponse(response)) {
    const { self = {}, review, agreed } = response.assessments;
    rows.push(
      [WORDS.institution, shown(response.profile?.institution)],
      [WORDS.rubric, rubric],
      [WORDS.edition, shown(response.rubric.edition)],
      [WORDS.assessor, shown(self?.assessor)],
      [WORDS.date, shown(self?.date)],
    );
    if (said.self) rows.push([WORDS.progress, WORDS.rated(said.self)], [WORDS.state, said.self.summary]);
    const kept = own ? WORDS.kept : '';
    if (review) rows.push([WORDS.review, WORDS.rated(said.review) + kept]);
    if (agreed) rows.push([WORDS.agreed, WORDS.rated(said.agreed) + kept]);
  }
  return make('dl', { class: 'rf-facts' }, ...rows.flatMap(([head, value]) => [make('dt', {}, head), make('dd', {}, value)]));
}

/**
 * The form of another rubric of this site, and the title of that rubric, if there is one.
 * @param {unknown} id
 * @param {About} about
 * @returns {Promise<{address: string, title: string} | null>}
 */
async function formOf(id, { rubrics }) {
  if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) return null;
  const address = new URL(`${rubrics}${id}/form/`, location.href).href;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    const title = page?.querySelector('[data-module="form"]')?.getAttribute('data-title');
    return title ? { address, title } : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'string' && value ? value : WORDS.notGiven;
}

/** @param {string} part */
function safe(part) {
  return part.trim().replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, '_').slice(0, 60);
}
