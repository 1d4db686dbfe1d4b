/**
 * The official table, printed from the form: its own page, loaded out of sight and filled with the texts that the core
 * gives for its places. Nothing is computed here.
 */

import { onOneLine } from './dom.js';

/** @typedef {Record<string, string>} Cells the text of each place, by its name: see `core/paper/cells.py` */

const PATIENCE = 10_000;

/**
 * Loads the page of the printed table, fills it and opens the print dialog; throws where the page cannot be had.
 * @param {string} address  of the page
 * @param {Cells} cells  nothing for a blank table
 * @param {boolean} held  whether the form is one file, which holds the page and can load none
 */
export async function printPaper(address, cells, held) {
  document.querySelector('.rf-sheet')?.remove(); // of the last time: it must stand while a browser prints
  const frame = document.createElement('iframe');
  frame.className = 'rf-sheet';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  if (held) frame.srcdoc = await (await fetch(address)).text();
  else frame.src = address;
  await loaded(frame);
  const paper = frame.contentDocument;
  const sheet = frame.contentWindow;
  if (!paper?.querySelector('.pp-table') || !sheet) throw new Error(`${address}: no printed table`);
  fillPaper(paper, cells);
  const title = document.title;
  document.title = paper.title; // what browsers call the file
  sheet.addEventListener('afterprint', () => { document.title = title; }, { once: true });
  sheet.focus();
  sheet.print();
}

/**
 * Writes the texts into their places; a place without a text stays as it is.
 * @param {Document} paper
 * @param {Cells} cells
 */
export function fillPaper(paper, cells) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (paper.querySelectorAll('[data-cell]'))) {
    const text = cells[place.dataset.cell ?? ''];
    if (text === undefined) continue;
    const lines = text.split('\n').flatMap((line, at) => (at ? [paper.createElement('br'), line] : [line]));
    place.replaceChildren(...lines.filter((line) => line !== ''));
  }
  const institution = onOneLine(cells['profile/institution'] ?? '');
  if (institution) {
    paper.title = `${institution} ${paper.title}`;
    paper.documentElement.style.setProperty('--pp-institution', JSON.stringify(institution));
  }
}

/**
 * Puts the frame into the page; resolves once its page stands in it.
 * @param {HTMLIFrameElement} frame
 * @returns {Promise<void>}
 */
function loaded(frame) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${frame.src}: no answer`)), PATIENCE);
    frame.addEventListener('load', () => {
      clearTimeout(late);
      resolve();
    }, { once: true });
    document.body.append(frame);
  });
}
