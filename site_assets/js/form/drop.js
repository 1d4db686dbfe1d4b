/** A file dropped anywhere on the page is handed on; the page says so while the file hovers over it. */

import { WORDS } from './wording.js';

/**
 * @param {HTMLElement} root
 * @param {(file: File) => void} take
 */
export function takeDrops(root, take) {
  /** @param {DragEvent} event */
  const isOurs = (event) =>
    Boolean(event.dataTransfer?.types.includes('Files')) && root.isConnected && !document.querySelector('dialog[open]');
  addEventListener('dragover', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    root.dataset.drop = WORDS.drop;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) delete root.dataset.drop; });
  addEventListener('drop', (event) => {
    delete root.dataset.drop;
    if (!isOurs(event)) return;
    event.preventDefault(); // or the browser would leave the page and show the file
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
}
