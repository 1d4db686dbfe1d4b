/**
 * Until the form has started, cards out of sight are not laid out (`form.css`): the first of them are there sooner.
 * To show all the others at once holds a slow computer up for half a second. So they are laid out a few at a time
 * first, each where it stands unseen, in the place that is kept for it: nothing on the page moves, and people can type
 * in between. Then all are shown together, of which little is left to do.
 */

import { ENOUGH, nextTask } from './dom.js';

/**
 * Lays every card out, unseen.
 * @param {HTMLElement} root
 */
export async function layOut(root) {
  let began = performance.now();
  for (const card of root.querySelectorAll('.rf-card')) {
    measure(card);
    if (performance.now() - began < ENOUGH) continue;
    await nextTask();
    began = performance.now();
  }
}

/**
 * To say where what stands in a card is, the browser must lay it out. Asked by a range, Chromium 156 would never again
 * leave its insides out, not even while it is out of sight behind a dialog.
 * @param {Element} card
 */
function measure(card) {
  card.lastElementChild?.getBoundingClientRect();
}
