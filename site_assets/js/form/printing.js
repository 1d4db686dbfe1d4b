/** What the printed sheet needs besides its style: whether it is blank, and the head of every page. */

import { need } from './dom.js';
import { isEmpty } from './keeping.js';

/**
 * The style puts `--rf-institution` and `--rf-table` at the head of every page. Browsers without margin boxes
 * print the title of the page there, so while printing it says the same; it is the name of a saved PDF as well.
 * @param {HTMLElement} root
 * @param {() => Parameters<typeof isEmpty>[0]} response  tells the response as it stands
 */
export function setUpPrint(root, response) {
  const date = /** @type {HTMLInputElement} */ (need(root, '[name="date"]'));
  const institution = /** @type {HTMLInputElement} */ (need(root, '[name="profile.institution"]'));
  const { title: table = '', edition = '' } = root.dataset;
  let title = document.title;
  addEventListener('beforeprint', () => {
    date.toggleAttribute('data-blank', date.value === ''); // prints as a line
    root.toggleAttribute('data-empty', isEmpty(response())); // prints as a sheet for a pen
    const name = institution.value.trim();
    const named = `${table}（版本 ${edition}）`;
    const style = document.documentElement.style;
    style.setProperty('--rf-table', JSON.stringify(named));
    if (name) style.setProperty('--rf-institution', JSON.stringify(name));
    else style.removeProperty('--rf-institution');
    title = document.title;
    document.title = [name, named].filter(Boolean).join(' ');
  });
  addEventListener('afterprint', () => {
    document.title = title;
  });
}
