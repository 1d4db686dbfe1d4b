/**
 * What lies far behind a dialog. Opening or closing one, the browser works out the style of all that stands behind it, since
 * it can be used no more, or again. Cards far out of sight are left out of that (`form.css`): they keep their place, as
 * high as they were, and follow a few at a time once the dialog is closed.
 */

import { whenIdle } from '../idle.js';

const AT_ONCE = 2;
const ENOUGH = 10; // milliseconds of work before somebody else may have a turn
const BEHIND = 'data-behind';

/** @type {Set<Element>} */
const left = new Set();
let following = false;

/** @param {HTMLDialogElement} dialog */
export function showModal(dialog) {
  const cards = [...document.querySelectorAll('.rf-card')];
  const far = cards.filter((card) => isFar(card.getBoundingClientRect())); // all are asked before one is changed
  for (const card of far) {
    card.setAttribute(BEHIND, '');
    left.add(card);
  }
  dialog.addEventListener('close', () => { if (!following) follow(); }, { once: true });
  dialog.showModal();
}

/** What could be seen is what is in the window, or a window's height away. @param {DOMRect} place */
function isFar({ top, bottom }) {
  return bottom < -innerHeight || top > 2 * innerHeight;
}

function follow() {
  following = left.size > 0;
  if (following) whenIdle(bringBack);
}

function bringBack() {
  const began = performance.now();
  while (left.size > 0 && performance.now() - began < ENOUGH && !document.querySelector('dialog:modal')) {
    const some = [...left].slice(0, AT_ONCE);
    for (const card of some) {
      card.removeAttribute(BEHIND);
      left.delete(card);
    }
    some.at(-1)?.getBoundingClientRect(); // has these laid out now, and not all of them in the next frame
  }
  if (document.querySelector('dialog:modal')) following = false; // until that one is closed
  else follow();
}
