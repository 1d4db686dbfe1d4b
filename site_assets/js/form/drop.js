/** Files dropped anywhere on the page are handed on; the page says so while they hover over it. */

import { WORDS } from './wording.js';

/**
 * @param {HTMLElement} root
 * @param {(files: File[]) => void} take
 */
export function takeDrops(root, take) {
  /** @param {DragEvent} event */
  const isOurs = (event) => Boolean(event.dataTransfer?.types.includes('Files')) && root.isConnected;
  const isBusy = () => document.querySelector('dialog[open]') !== null;
  addEventListener('dragover', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    if (isBusy() && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    else root.dataset.drop = WORDS.drop;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) delete root.dataset.drop; });
  addEventListener('drop', (event) => {
    delete root.dataset.drop;
    if (!isOurs(event)) return;
    event.preventDefault(); // or the browser would leave the page and show the file
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0 && !isBusy()) take(files);
  });
}
