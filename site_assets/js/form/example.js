/** A worked example, opened by its address (`?example=<id>`): shown apart, and never kept as anybody's draft. */

import { WORDS } from './wording.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * The id of the example that the address asks for; null where it asks for none.
 * @returns {string | null}
 */
export function exampleAsked() {
  const id = new URLSearchParams(location.search).get('example');
  return id !== null && NAME.test(id) ? id : null;
}

/**
 * Shows an example in the form. Nothing is saved while it is shown, since the keeper is not started; where there is no such example, the form goes on
 * as it would without it.
 * @param {import('./page.js').FormPage} page
 * @param {string} id
 */
export async function showExample(page, id) {
  const response = await fetched(new URL(`../examples/${id}.json`, location.href));
  const leave = { label: WORDS.exampleLeave, act: () => location.assign(location.pathname) };
  if (!response) {
    page.keeper.start();
    page.notices.show('example', 'warning', [WORDS.exampleMissing]);
    return;
  }
  page.root.dataset.example = id;
  page.fill(response);
  page.keeper.line.tell(WORDS.exampleShort);
  page.notices.show('example', 'info', [WORDS.exampleShown], { choices: [leave], lasting: true });
}

/**
 * @param {URL} address
 * @returns {Promise<Record<string, any> | null>}
 */
async function fetched(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
