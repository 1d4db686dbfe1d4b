/**
 * Until the form has started, cards out of sight are not laid out (`form.css`): the first of them are there sooner.
 * To show all the others at once holds a slow computer up for half a second. So they are laid out a few at a time
 * first, each where it stands unseen, in the place that is kept for it: nothing on the page moves, and people can type
 * in between. Then all are shown together, of which little is left to do.
 */

import { nextTask } from './dom.js';

const AT_ONCE = 3;

/**
 * Lays every card out, unseen.
 * @param {HTMLElement} root
 */
export async function layOut(root) {
  const cards = [...root.querySelectorAll('.rf-card')];
  for (let at = 0; at < cards.length; at += AT_ONCE) {
    measure(cards.slice(at, at + AT_ONCE));
    await nextTask();
  }
}

/**
 * To say where what stands in them is, the browser must lay it out. Asked by a range, Chromium 156 would never again
 * leave their insides out, not even while they are out of sight behind a dialog.
 * @param {Element[]} cards
 */
function measure(cards) {
  for (const card of cards) card.lastElementChild?.getBoundingClientRect();
}
