/** Native dialogs: shown, and answered by the value of the button that closes them. */

import { showModal } from './behind.js';
import { nextTask } from './dom.js';

/**
 * Shows the dialog and waits for its answer: a button's value, or 'cancel' for Escape.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>}
 */
export function ask(dialog) {
  if (dialog.open) return Promise.resolve('cancel');
  return new Promise((resolve) => {
    /** @param {Event} event */
    const press = (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest('button[value]');
      if (!button) return;
      dialog.close(/** @type {HTMLButtonElement} */ (button).value);
      document.body.getBoundingClientRect(); // styles the page anew, which can be used again: not in the task that paints it
    };
    dialog.returnValue = 'cancel';
    dialog.addEventListener('click', press);
    dialog.addEventListener('close', () => {
      dialog.removeEventListener('click', press);
      void nextTask().then(() => resolve(dialog.returnValue || 'cancel'));
    }, { once: true });
    showModal(dialog);
    if (dialog.scrollHeight > dialog.clientHeight) begin(dialog);
  });
}

/**
 * One that is higher than the screen begins with its heading, not with the button at its end.
 * @param {HTMLDialogElement} dialog
 */
function begin(dialog) {
  const heading = dialog.querySelector('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
  dialog.scrollTop = 0;
}

/**
 * @param {string} id
 * @returns {HTMLDialogElement}
 */
export function dialogOf(id) {
  return /** @type {HTMLDialogElement} */ (document.getElementById(id));
}
