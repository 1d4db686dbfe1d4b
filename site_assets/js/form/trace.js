/** “怎么算的”: a number opened down to the rule and the official sentence that gave it. */

import { ask, dialogOf } from './dialog.js';
import { make, need } from './dom.js';
import { WORDS } from './wording.js';

/** @typedef {{id: string, label: string, value: string, rule: string, source: string, parts: Trace[]}} Trace */

/**
 * Shows the trace of one criterion, or of the total for ''.
 * @param {string} criterion
 * @param {Promise<Trace>} whole
 * @param {string[]} problems  why a criterion counts as unrated
 */
export async function showTrace(criterion, whole, problems) {
  const dialog = dialogOf('dialog-trace');
  const body = need(dialog, '[data-dialog-body]');
  body.replaceChildren(make('p', {}, WORDS.traceLoading));
  const closed = ask(dialog);
  try {
    const trace = await whole;
    const found = criterion ? (find(trace, criterion) ?? trace) : trace;
    const told = problems.map((one) => make('p', { class: 'rf-dialog__warning' }, WORDS.inTheWay + one));
    body.replaceChildren(...described(found), ...told, list(found.parts));
  } catch (error) {
    console.error(error);
    body.replaceChildren(make('p', {}, WORDS.traceFailed));
  }
  await closed;
}

/**
 * The part of a criterion; a group can have the same id, and stands above it.
 * @param {Trace} trace
 * @param {string} criterion
 * @returns {Trace | null}
 */
function find(trace, criterion) {
  for (const part of trace.parts) {
    const inside = find(part, criterion);
    if (inside) return inside;
    if (part.id === criterion) return part;
  }
  return null;
}

/** @param {Trace} trace */
function described(trace) {
  const parts = [make('p', { class: 'rf-trace__head' }, make('span', {}, trace.label), ' ', make('b', {}, trace.value))];
  if (trace.rule) parts.push(make('p', { class: 'rf-trace__rule' }, trace.rule));
  if (trace.source) parts.push(make('p', { class: 'rf-trace__source' }, make('span', {}, WORDS.source), trace.source));
  return parts;
}

/**
 * @param {Trace[]} parts
 * @returns {HTMLUListElement}
 */
function list(parts) {
  return make('ul', {}, ...parts.map((part) => make('li', {}, ...(part.parts.length > 0 ? [folded(part)] : described(part)))));
}

/** @param {Trace} part */
function folded(part) {
  const [head, ...rest] = described(part);
  return make('details', {}, make('summary', {}, ...(head ? head.childNodes : [])), ...rest, list(part.parts));
}
