/** The words of a problem or a notice on the page: beside its control, described by them, with the button that mends it. */

import { JOINTS } from '../joints_wording.js';
import { make, setAttribute } from './dom.js';
import { isTick } from './response.js';
import { WORDS } from './wording.js';

/**
 * The place for the words.
 * @param {import('./problems.js').Placed} placed
 * @returns {HTMLElement}
 */
export function placeWords({ name, holder, control, notice = false }) {
  const id = `problem-${name}`;
  const said = make('span', { class: 'rf-said' }, notice ? WORDS.notice : WORDS.problem);
  const words = make('span', { 'data-words': '' });
  const element = make('p', { class: notice ? 'rf-problem rf-problem--notice' : 'rf-problem', 'data-mended': '' }, make('span', { id }, said, words));
  const part = control?.closest('.rf-evidence__part');
  if (!part) holder.append(element);
  else if (control?.dataset.part === 'link') part.append(element); // it may offer a button: below its input, before those beside it
  else part.after(element); // before what takes the whole row away
  holder.closest('details')?.setAttribute('open', '');
  const described = describedBy(control, holder);
  if (described) setAttribute(described, 'aria-describedby', joined(described, id, true));
  if (notice) return element;
  holder.classList.add('rf-field--problem');
  holder.closest('fieldset')?.classList.add('rf-card--problem');
  if (control && described === control) setAttribute(control, 'aria-invalid', 'true');
  return element;
}

/**
 * @param {ParentNode} form
 * @param {HTMLElement} element  what `placeWords` made
 */
export function takeWords(form, element) {
  const holder = element.closest('.rf-field--problem');
  const fieldset = element.closest('fieldset');
  const id = element.firstElementChild?.id ?? '';
  for (const described of form.querySelectorAll(`[aria-describedby~="${CSS.escape(id)}"]`)) {
    setAttribute(described, 'aria-describedby', joined(described, id, false) || null);
    setAttribute(described, 'aria-invalid', null);
  }
  element.remove();
  holder?.classList.remove('rf-field--problem');
  if (fieldset && !fieldset.querySelector('.rf-problem:not(.rf-problem--notice)')) fieldset.classList.remove('rf-card--problem');
}

/**
 * Problems of one control, each on its line.
 * @param {string} messages
 */
export const spoken = (messages) => messages.split('\n').map((one) => JOINTS.alone(one)).join('\n');

/**
 * The button that writes what should stand in a control; none where nothing is known.
 * @param {HTMLElement} element  what is told of the control
 * @param {string} mended
 * @param {HTMLElement | null} control
 */
export function offer(element, mended, control) {
  element.querySelector('button')?.remove();
  setAttribute(element, 'data-mended', mended);
  if (!mended || !(control instanceof HTMLInputElement)) return;
  const mend = () => {
    control.value = mended;
    control.focus(); // the button goes away with what it mends
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  element.append(make('button', { class: 'rf-button', type: 'button', click: mend }, WORDS.mend));
}

/**
 * What carries the description: a text input itself, else the fieldset around the options.
 * @param {HTMLElement | null} control
 * @param {HTMLElement} holder
 */
function describedBy(control, holder) {
  if (control && !isTick(/** @type {HTMLInputElement} */ (control))) return control;
  return holder.closest('fieldset');
}

/**
 * The ids in `aria-describedby`, with or without `id`.
 * @param {Element} element
 * @param {string} id
 * @param {boolean} present
 */
function joined(element, id, present) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  return [...ids, ...(present ? [id] : [])].join(' ');
}
