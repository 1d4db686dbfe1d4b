/** What several assessors come to, as tables and lists. Every number and every sentence about one comes from the core. */

import { JOINTS } from '../joints_wording.js';
import { make } from './dom.js';
import { rowLink, tableOf } from './results_view.js';
import { SEVERAL_WORDS as SAID } from './several_wording.js';

/**
 * @typedef {{kind: string, id: string, name: string, depth: string, scores: string[], combined: string, max: string, apart: string, state: string, told: string}} Line
 *   as `core/assessments/panel_shown.py` tells it
 */

/** Why the state of a line is marked, beside its numbers. @type {Record<string, string>} */
const STATES = { open: SAID.open, beyond: SAID.beyond };

/**
 * @param {any} shown  `shown` of the core
 * @returns {HTMLElement[]}
 */
export function severalView(shown) {
  const settle = /** @type {Line[]} */ (shown.settle);
  const parts = [
    make('p', { class: 'rf-results__head' }, make('b', {}, JOINTS.sentence(shown.summary))),
    make('p', {}, JOINTS.sentence(shown.said)),
    ...shown.warnings.map((/** @type {string} */ one) => make('p', { class: 'rf-dialog__warning' }, JOINTS.sentence(one))),
    assessorsTable(shown.assessors),
    ...problemsOf(shown.problems),
  ];
  if (settle.length === 0) parts.push(make('p', {}, SAID.nothing));
  else {
    const items = settle.map((one) => make('li', { 'data-settle': one.id }, rowLink(one), make('span', { class: 'rf-several__line' }, JOINTS.alone(one.told))));
    parts.push(make('div', {}, make('h3', { class: 'rf-several__title' }, SAID.settle(items.length)), make('ul', { class: 'rf-several__settle' }, ...items)));
  }
  parts.push(scoresTable(shown.lines, shown.assessors.map((/** @type {any} */ one) => one.name)));
  parts.push(make('p', { class: 'rf-several__unsaved rf-scripted' }, SAID.unsaved));
  return parts;
}

/** @param {Array<{name: string, file: string, institution: string, date: string, summary: string}>} assessors */
function assessorsTable(assessors) {
  const rows = assessors.map((one) => [
    [one.name], [make('span', {}, one.file)], [make('span', {}, JOINTS.parts([one.institution, one.date].filter(Boolean)) || '—')], [one.summary],
  ]);
  const made = tableOf(SAID.assessors, [SAID.name, SAID.of, SAID.about, SAID.result], rows);
  made.dataset.words = ''; // it holds words, not numbers
  return made;
}

/** @param {Array<{file: string, where: string, message: string}>} problems */
function problemsOf(problems) {
  if (problems.length === 0) return [];
  const items = problems.map(({ file, where, message }) =>
    make('li', {}, SAID.file([file, where].filter(Boolean).join(' · '), JOINTS.sentence(message))));
  return [make('div', {}, make('h3', { class: 'rf-several__title' }, SAID.problems), make('ul', { class: 'rf-left' }, ...items))];
}

/** @param {Line[]} lines @param {string[]} names */
function scoresTable(lines, names) {
  const made = tableOf(SAID.scores, [SAID.row, ...names, SAID.combined, SAID.apart, SAID.max], lines.map((one) => [
    [nameOf(one)], ...one.scores.map((score) => [score]), [traced(one)], [...apartOf(one)], [one.max],
  ]));
  made.querySelectorAll('tbody tr').forEach((row, at) => {
    const line = /** @type {Line} */ (lines[at]);
    row.setAttribute('data-kind', line.kind);
    row.setAttribute('data-state', line.state);
    row.children[names.length + 1]?.setAttribute('data-combined', line.id);
  });
  return made;
}

/** @param {Line} line */
function nameOf(line) {
  return make('span', { class: `rf-depth rf-depth--${line.depth}` }, line.kind === 'row' ? rowLink(line) : line.name);
}

/** The combined number, which opens to how it came about; the sum of the adjustments stands in the trace of the total. @param {Line} line */
function traced(line) {
  if (line.kind === 'adjustments') return line.combined;
  return make('button', {
    class: 'rf-score__button', type: 'button', 'data-several-trace': line.id, 'aria-label': `${line.name} ${line.combined} ${SAID.openTrace}`,
  }, line.combined);
}

/** How far apart the scores lie; further than allowed is said in words, too. @param {Line} line */
function apartOf(line) {
  const mark = STATES[line.state];
  return mark ? [line.apart, make('span', { class: 'rf-several__mark' }, mark)] : [line.apart];
}
