/** Results and comparisons as tables, lists and charts. Every number comes from the core as it is shown. */

import { JOINTS } from '../joints_wording.js';
import { make, shownNumber } from './dom.js';
import { RESULTS_WORDS as SAID, SIDES } from './results_wording.js';

/** @typedef {Array<Node | string>} Content */

/**
 * @param {string} caption
 * @param {string[]} heads  the first is that of the rows
 * @param {Content[][]} rows  each cell; the first is the head of its row
 */
export function tableOf(caption, heads, rows) {
  const head = make('thead', {}, make('tr', {}, ...heads.map((one) => make('th', { scope: 'col' }, one))));
  const body = rows.map(([first = [], ...rest]) =>
    make('tr', {}, make('th', { scope: 'row' }, ...first), ...rest.map((cell) => make('td', {}, ...cell))));
  return make('div', { class: 'rf-figures' }, make('table', {}, make('caption', {}, caption), head, make('tbody', {}, ...body)));
}

/**
 * A link to the row of a criterion.
 * @param {{id: string, name: string}} row
 */
export function rowLink({ id, name }) {
  return make('a', { href: `#criterion-${id}` }, name);
}

/**
 * A number that opens to how it came about.
 * @param {string} id
 * @param {string | null} number
 * @param {string} role
 * @param {string} name
 */
export function traced(id, number, role, name) {
  return make('button', {
    class: 'rf-score__button', type: 'button', 'data-trace': id, 'data-trace-role': role, 'aria-label': `${name} ${shownNumber(number)} ${SAID.openTrace}`,
  }, shownNumber(number));
}

/**
 * A chart, from the text that the core has drawn.
 * @param {string} svg
 */
export function chartOf(svg) {
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return document.importNode(drawn, true);
}

/**
 * @param {any} found  `results` of the core
 * @param {string} shown  the chart that is shown
 * @returns {HTMLElement[]}
 */
export function resultsView(found, shown) {
  const role = found.role;
  /** @type {HTMLElement[]} */
  const parts = [
    make('p', { class: 'rf-results__head' }, make('b', {}, SAID.title(SIDES[role] ?? '')), found.summary),
    ...found.outlook.map((/** @type {string} */ one) => make('p', {}, one)),
    ...found.goals.map((/** @type {any} */ one) => goalView(one)),
    ...found.unmet.map((/** @type {any} */ one) => make('div', { class: 'rf-goal', 'data-unmet': one.id },
      make('h3', { class: 'rf-goal__title' }, one.title),
      make('ul', {}, ...one.lines.map((/** @type {string} */ line) => make('li', {}, line))))),
    make('div', { class: 'rf-results__groups' }, groupsTable(found, role), chartsView(found.charts, shown)),
    lossesView(found, role),
  ];
  if (found.bands.length > 0) {
    const rows = found.bands.map((/** @type {any} */ one) => [[one.title], [one.count], [one.starred]]);
    const bands = tableOf(SAID.bands, [SAID.band, SAID.count, SAID.starred], rows);
    bands.classList.add('rf-figures--short');
    parts.push(bands);
  }
  if (found.starred) parts.push(make('p', {}, SAID.starredSum(found.starred)));
  if (found.unrated.length > 0) {
    const items = found.unrated.map((/** @type {any} */ one) => make('li', {}, rowLink(one)));
    parts.push(make('details', { class: 'rf-results__open' },
      make('summary', {}, SAID.unrated(found.unrated.length)), make('ul', {}, ...items)));
  }
  return parts;
}

/** @param {any} found @param {string} role */
function groupsTable(found, role) {
  const rows = found.groups.map((/** @type {any} */ one) => [
    [make('span', { class: `rf-depth rf-depth--${one.depth}` }, one.name)],
    [traced(one.id, one.score, role, one.name)], [shownNumber(one.max)],
    [one.share === null ? '—' : `${shownNumber(one.share)}%`], [`${one.answered}/${one.count}`],
  ]);
  if (found.adjustments !== null) rows.push([[SAID.adjustments], [shownNumber(found.adjustments)], [''], [''], ['']]);
  rows.push([[SAID.total], [traced('', found.total, role, SAID.total)], [shownNumber(found.max)],
    [`${shownNumber(found.share)}%`], [`${found.answered}/${found.count}`]]);
  return tableOf(SAID.groups, [SAID.group, SAID.score, SAID.max, SAID.share, SAID.answered], rows);
}

/** @param {Record<string, string>} charts @param {string} shown */
function chartsView(charts, shown) {
  const kinds = Object.keys(charts);
  const figure = make('div', { class: 'rf-figure' }, ...kinds.map((kind) => {
    const holder = make('div', { 'data-chart': kind }, chartOf(charts[kind] ?? ''));
    holder.hidden = kind !== shown;
    return holder;
  }));
  if (kinds.length > 1) {
    const buttons = kinds.map((kind) => make('button', {
      class: 'rf-link', type: 'button', 'data-show-chart': kind, 'aria-pressed': String(kind === shown),
    }, kind === 'radar' ? SAID.radar : SAID.bars));
    figure.prepend(make('p', { class: 'rf-figure__kinds', role: 'group', 'aria-label': SAID.chart }, ...buttons));
  }
  return figure;
}

/** @param {any} found @param {string} role */
function lossesView(found, role) {
  if (found.losses.length === 0) return make('p', {}, SAID.noLosses);
  const rows = found.losses.map((/** @type {any} */ one) => [
    [rowLink(one)], [traced(one.id, one.score, role, one.name)], [shownNumber(one.max)], [make('b', {}, shownNumber(one.lost))],
    ...(found.weighed ? [[make('b', {}, shownNumber(one.cost))]] : []),
  ]);
  return tableOf(SAID.losses, [SAID.row, SAID.score, SAID.max, SAID.lost, ...(found.weighed ? [SAID.costs] : [])], rows);
}

/** @param {any} goal */
function goalView(goal) {
  const moves = goal.moves.map((/** @type {any} */ one) => make('li', {},
    rowLink(one), `${SAID.behindName}${one.from === null ? SAID.unratedBefore : shownNumber(one.from)} → `,
    make('b', {}, shownNumber(one.to)), SAID.steps(one.steps),
    make('span', { class: 'rf-goal__words' }, one.words)));
  return make('div', { class: 'rf-goal', 'data-goal': goal.id },
    make('h3', { class: 'rf-goal__title' }, SAID.goal(goal.title)),
    ...[...goal.missing, ...goal.first].map((/** @type {string} */ one) => make('p', {}, one)),
    make('p', {}, goal.path),
    ...(moves.length > 0 ? [make('ol', {}, ...moves)] : []),
    ...(goal.leads ? [make('p', {}, goal.leads)] : []));
}

/**
 * @param {any} found  `comparison` of the core
 * @returns {HTMLElement[]}
 */
export function comparisonView(found) {
  const [first, second] = found.sides;
  const names = [first.name, second.name];
  /** @type {HTMLElement[]} */
  const parts = [];
  if (found.other_edition.length > 0) parts.push(make('p', { class: 'rf-dialog__warning' }, SAID.editions(found.other_edition)));
  const about = found.sides.map((/** @type {any} */ one) => [
    [one.name], [make('span', {}, JOINTS.parts([one.institution, one.assessor, one.date].filter(Boolean)) || '—')], [one.edition], [one.summary],
  ]);
  const sides = tableOf(SAID.side, [SAID.name, SAID.about, SAID.edition, SAID.score], about);
  sides.dataset.words = ''; // it holds words, not numbers
  parts.push(sides);
  const groups = found.groups.map((/** @type {any} */ one) => [
    [make('span', { class: `rf-depth rf-depth--${one.depth}` }, one.name)],
    [shownNumber(one.first)], [shownNumber(one.second)], [signed(one.difference)], [shownNumber(one.max)],
  ]);
  const { total } = found;
  groups.push([[SAID.total], [shownNumber(total.first)], [shownNumber(total.second)], [signed(total.difference)], [shownNumber(total.max)]]);
  parts.push(make('div', { class: 'rf-results__groups' },
    tableOf(SAID.groups, [SAID.group, ...names, SAID.difference, SAID.max], groups),
    make('div', { class: 'rf-figure' }, chartOf(found.chart))));
  parts.push(make('p', {}, SAID.differing(found.differing, found.rated_by_both)));
  /** @param {boolean} differing */
  const rows = (differing) => found.criteria.filter((/** @type {any} */ one) => one.differs === differing);
  /** @param {any[]} some @param {string} caption */
  const table = (some, caption) => {
    const made = tableOf(caption, [SAID.row, ...names, SAID.difference], some.map((one) => [
      [rowLink(one)], rated(one.first, one.first_band, one.dropped[0]), rated(one.second, one.second_band, one.dropped[1]),
      [signed(one.difference)],
    ]));
    made.querySelectorAll('tbody tr').forEach((row, at) => row.setAttribute('data-state', some[at].state));
    return made;
  };
  const [differing, others] = [rows(true), rows(false)];
  if (differing.length > 0) parts.push(table(differing, SAID.differingRows));
  if (others.length > 0) {
    parts.push(make('details', {}, make('summary', {}, SAID.otherRows(others.length)), table(others, SAID.sameRows)));
  }
  return parts;
}

/** @param {string | null} score @param {string} band @param {boolean} dropped @returns {Content} */
function rated(score, band, dropped) {
  if (dropped) return [SAID.dropped];
  if (score === null) return [make('span', { class: 'rf-quiet' }, SAID.none)];
  return band ? [shownNumber(score), make('span', { class: 'rf-quiet' }, ` ${band}`)] : [shownNumber(score)];
}

/**
 * A difference with its sign.
 * @param {string | null} number
 */
function signed(number) {
  if (number === null) return '—';
  return /^(-|0$)/.test(number) ? shownNumber(number) : `+${number}`;
}
