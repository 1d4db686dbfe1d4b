/** Merging files into the form: where sides differ the person chooses, each place for itself or all at once. */

import { JOINTS } from '../joints_wording.js';
import { showModal } from './behind.js';
import { dialogOf } from './dialog.js';
import { make, need, setText } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';

/** @typedef {{name: string, where: string, what: string, joinable: boolean, sides: string[][]}} Conflict as `core/assessments/merging_report.py` tells it */

/**
 * Asks which side is meant, for each conflict.
 * @param {Conflict[]} conflicts
 * @param {string[]} sides  what each side is called
 * @returns {Promise<Record<string, string> | null>} by the name of the conflict the side's number or `both`; null where the person gave up
 */
export function askChoices(conflicts, sides) {
  const dialog = dialogOf('dialog-merge');
  const body = need(dialog, '[data-dialog-body]');
  const state = need(dialog, '[data-merge-open]');
  const form = make('form', {}, ...conflicts.map((one, at) => question(one, at, sides)));
  const files = sides.slice(1);
  const short = [sides[0] ?? '', ...files.map((_, at) => DRAFT_WORDS.fileShort(at + 1, files.length))];
  const all = short.map((side, number) =>
    make('button', { class: 'rf-button', type: 'button', click: () => choose(form, String(number)) }, DRAFT_WORDS.allOf(side)),
  );
  const named = files.map((name, at) => make('li', {}, JOINTS.told(short[at + 1] ?? '', name)));
  body.replaceChildren(
    make('p', {}, DRAFT_WORDS.mergeIntro(conflicts.length)),
    make('ul', { class: 'rf-merge__files' }, ...named),
    make('p', { class: 'rf-actions' }, ...all),
    form,
  );
  const open = () => [...form.querySelectorAll('fieldset')].filter((one) => !one.querySelector(':checked'));
  const tell = () => setText(state, DRAFT_WORDS.stillOpen(open().length));
  form.addEventListener('change', tell);
  tell();
  return new Promise((resolve) => {
    /** @param {Event} event */
    const press = (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest('button');
      if (button?.value === 'cancel') dialog.close();
      if (button?.dataset.mergeConfirm === undefined) return;
      const [first] = open();
      if (first) first.querySelector('input')?.focus();
      else dialog.close('merge');
    };
    dialog.returnValue = 'cancel';
    dialog.addEventListener('click', press);
    dialog.addEventListener('close', () => {
      dialog.removeEventListener('click', press);
      const chosen = conflicts.map(({ name }, at) => [name, String(new FormData(form).get(`conflict-${at}`))]);
      resolve(dialog.returnValue === 'merge' ? Object.fromEntries(chosen) : null);
    }, { once: true });
    showModal(dialog);
    dialog.scrollTop = 0;
  });
}

/**
 * @param {Conflict} conflict
 * @param {number} at
 * @param {string[]} sides
 */
function question({ where, what, joinable, sides: said }, at, sides) {
  /** @param {string} value @param {string} side @param {string[]} lines */
  const option = (value, side, lines) =>
    make(
      'label',
      { class: 'rf-merge__option' },
      make('input', { type: 'radio', name: `conflict-${at}`, value }),
      make('span', {}, make('span', { class: 'rf-merge__side' }, side), ...lines.map((line) => make('span', { class: 'rf-merge__line' }, line))),
    );
  const options = said.map((lines, number) => option(String(number), sides[number] ?? '', lines));
  if (joinable) options.push(option('both', DRAFT_WORDS.both, []));
  return make(
    'fieldset',
    { class: 'rf-merge' },
    make('legend', {}, where, make('span', { class: 'rf-merge__what' }, what)),
    make('div', { class: 'rf-merge__options' }, ...options),
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {string} value
 */
function choose(form, value) {
  for (const radio of form.querySelectorAll('input')) if (radio.value === value) radio.checked = true;
  form.dispatchEvent(new Event('change'));
}
