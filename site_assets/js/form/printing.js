/** What is printed: the official table, blank or filled, or the record of the form, which is this page itself. */

import { ask, dialogOf } from './dialog.js';
import { need, onOneLine, setText } from './dom.js';
import { isEmpty } from './emptiness.js';
import { printPaper } from './paper.js';
import { WORDS } from './wording.js';

/**
 * Asks what to print, and prints it. Where the table cannot be filled or had, what there is instead is said.
 * @param {HTMLElement} root
 * @param {import('./runtime.js').Runtime} runtime
 * @param {import('./notices.js').Notices} notices
 * @param {any} response  as it stands, with all its assessments
 */
export async function choosePrint(root, runtime, notices, response) {
  const dialog = dialogOf('dialog-print');
  if (!('showModal' in dialog)) return print(); // a browser without dialogs prints its page
  const filled = /** @type {HTMLButtonElement} */ (need(dialog, '[value=filled]'));
  const reason = runtime.state === 'failed' ? WORDS.printUnscored : isEmpty(response) ? WORDS.printEmpty : '';
  filled.disabled = reason !== '';
  setText(dialog.querySelector('[data-print-reason]'), reason);
  notices.close('print');
  const chosen = await ask(dialog);
  if (chosen === 'record') print();
  if (chosen !== 'filled' && chosen !== 'blank') return;
  try {
    if (chosen === 'filled' && runtime.state === 'loading') notices.show('print', 'info', [WORDS.printLoading], { reveal: true });
    const cells = chosen === 'filled' ? await runtime.paper(response) : {};
    notices.close('print');
    const address = new URL(root.dataset.sheet ?? '', document.baseURI).href;
    await printPaper(address, cells, root.dataset.held !== undefined);
  } catch (error) {
    console.error(error);
    const choices = [{ label: WORDS.printRecord, act: () => print() }];
    notices.show('print', 'warning', [WORDS.printFailed], { choices, reveal: true });
  }
}

/**
 * The style puts `--rf-institution` and `--rf-table` at the head of every page. Browsers without margin boxes
 * print the title of the page there, so while printing it says the same; it is the name of a saved PDF as well.
 * @param {HTMLElement} root
 * @param {() => Parameters<typeof isEmpty>[0]} response  tells the response as it stands
 */
export function setUpPrint(root, response) {
  const institution = /** @type {HTMLInputElement} */ (need(root, '[name="profile.institution"]'));
  const { title: table = '', edition = '' } = root.dataset;
  let title = document.title;
  addEventListener('beforeprint', () => {
    root.toggleAttribute('data-empty', isEmpty(response())); // prints as a sheet for a pen
    const name = onOneLine(root.dataset.aloneOf ?? institution.value.trim());
    const named = WORDS.printed(table, edition);
    const style = document.documentElement.style;
    style.setProperty('--rf-pages', WORDS.pages);
    style.setProperty('--rf-table', JSON.stringify(named));
    style.setProperty('--rf-institution', JSON.stringify(name || WORDS.institutionBlank));
    title = document.title;
    document.title = [name, named].filter(Boolean).join(' ');
  });
  addEventListener('afterprint', () => {
    document.title = title;
  });
}
