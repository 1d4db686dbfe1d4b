/** The self-check page: runs every check, shows what it found, and makes a text of it that can be passed on. */

import { JOINTS } from '../joints_wording.js';
import { LOCALE } from '../language.js';
import { need } from '../form/dom.js';
import * as checks from './checks.js';
import { WORDS } from './wording.js';

/** @typedef {import('./checks.js').Finding} Finding */
/** @typedef {{copied: (text: string) => Promise<boolean>, say: (text: string) => void}} Clipboard */

/** @type {Record<string, (about: import('./checks.js').About) => Finding | Promise<Finding>>} */
const CHECKS = { browser: checks.browser, address: checks.address, storage: checks.storage, files: checks.files, runtime: checks.runtime };

/**
 * @param {HTMLElement} root
 * @param {Clipboard} clipboard
 */
export async function diagnose(root, { copied, say }) {
  const summary = need(root, '[data-summary]');
  const report = /** @type {HTMLTextAreaElement} */ (need(root, '[data-report]'));
  const button = need(root, '[data-copy]');
  button.addEventListener('click', async () => {
    if (await copied(report.value)) return say(WORDS.copied);
    report.select();
    say(WORDS.select);
  });
  need(root, '[data-again]').addEventListener('click', () => location.reload());
  summary.textContent = WORDS.busy;
  /** @type {Array<{title: string, finding: Finding}>} */
  const found = [];
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-check]'))) {
    show(row, { state: 'busy', said: '' });
    const finding = await run(row.dataset.check ?? '', JSON.parse(root.dataset.about ?? '{}'));
    show(row, finding);
    found.push({ title: need(row, '[data-check-title]').textContent ?? '', finding });
  }
  const worst = ['bad', 'note'].find((state) => found.some(({ finding }) => finding.state === state));
  summary.textContent = worst === 'bad' ? WORDS.bad : worst === 'note' ? WORDS.notes : WORDS.allGood;
  root.dataset.state = worst ?? 'good';
  report.value = written(found);
  need(root, '[data-passing-on]').hidden = false;
}

/**
 * @param {string} name
 * @param {import('./checks.js').About} about
 * @returns {Promise<Finding>}
 */
async function run(name, about) {
  try {
    const check = CHECKS[name];
    if (!check) throw new Error(name);
    return await check(about);
  } catch (error) {
    return { state: 'bad', said: WORDS.failed(String(error)) };
  }
}

/**
 * @param {HTMLElement} row
 * @param {{state: import('./checks.js').State | 'busy', said: string, tell?: string}} finding
 */
function show(row, { state, said, tell }) {
  row.dataset.state = state;
  need(row, '[data-check-state]').textContent = WORDS.states[state];
  if (state === 'busy') return;
  need(row, '[data-check-said]').textContent = said;
  const told = need(row, '[data-check-tell]');
  told.textContent = tell ? WORDS.tell(tell) : '';
  told.hidden = !tell;
}

/** @param {Array<{title: string, finding: Finding}>} found */
function written(found) {
  const lines = [
    WORDS.reportTitle,
    JOINTS.told(WORDS.reportAddress, location.href),
    JOINTS.told(WORDS.reportTime, new Date().toLocaleString(LOCALE)),
    JOINTS.told(WORDS.reportBrowser, navigator.userAgent),
    '',
  ];
  for (const { title, finding } of found) {
    lines.push(WORDS.reported(WORDS.states[finding.state], title, finding.said));
    if (finding.tell) lines.push(`${WORDS.indent}${WORDS.tell(finding.tell)}`);
  }
  return `${lines.join('\n')}\n`;
}
