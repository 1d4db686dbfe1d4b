/**
 * Several assessors: their files are combined by the core as the table declares, and shown. Nothing of the form changes.
 * Only tables that declare how have the section.
 */

import { JOINTS } from '../joints_wording.js';
import { make, need } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { severalView } from './several_view.js';
import { SEVERAL_WORDS as SAID } from './several_wording.js';
import { showTrace } from './trace.js';

/** @typedef {{name: string, content: import('./files.js').Content | null, reason: string}} Read */

export class Several {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    /** What the core has combined last. @type {any} */
    this.shown = null;
    /** How often files were chosen, or the answer closed: what was asked before says nothing any more. */
    this.turn = 0;
    this.there = page.root.querySelector('[data-several]') !== null;
    if (!this.there) return;
    const file = /** @type {HTMLInputElement} */ (need(page.root, '[data-several-file]'));
    file.addEventListener('change', () => {
      void this.take([...(file.files ?? [])]);
      file.value = ''; // so that the same files can be chosen again
    });
    page.root.addEventListener('click', (event) => this.pressed(/** @type {HTMLElement} */ (event.target)));
  }

  get body() {
    return need(this.page.root, '[data-several]');
  }

  /** @param {HTMLElement} target */
  pressed(target) {
    const { action, severalTrace } = target.closest('button')?.dataset ?? {};
    if (action === 'several-files') need(this.page.root, '[data-several-file]').click();
    if (action === 'several-print') this.print();
    if (action === 'several-close') this.close();
    if (severalTrace !== undefined) void showTrace(severalTrace, Promise.resolve(this.shown.trace), []);
  }

  /** @param {File[]} files */
  async take(files) {
    if (files.length === 0) return;
    const { runtime, opening } = this.page;
    const turn = this.turn += 1;
    if (runtime.state === 'loading') this.show(make('p', {}, SAID.loading));
    const read = await opening.read(files);
    if (turn === this.turn) await this.combine(read.map((one) => ({ ...one, reason: one.reason || opening.reasonOf(one.content) })));
  }

  /**
   * All of the files, or none: a file left out would change the result without a word.
   * @param {Read[]} read  `reason`: why one does not belong here
   */
  async combine(read) {
    const turn = this.turn += 1;
    const unfit = read.filter((one) => one.reason !== '').map((one) => SAID.file(one.name, one.reason));
    if (unfit.length > 0) return this.refuse(unfit);
    try {
      const files = read.map(({ name, content }) => ({ name, response: content?.response }));
      const { refused, shown } = await this.page.runtime.ask({ do: 'combine', files });
      if (turn !== this.turn) return undefined;
      if (refused) return this.refuse(refused.map((/** @type {string} */ one) => (files.some(({ name }) => one.startsWith(name)) ? one : JOINTS.alone(one))));
      this.shown = shown;
      const print = make('button', { class: 'rf-button', type: 'button', 'data-action': 'several-print' }, SAID.print);
      const close = make('button', { class: 'rf-button', type: 'button', 'data-action': 'several-close' }, SAID.close);
      this.show(...severalView(shown), make('p', { class: 'rf-actions rf-scripted' }, print, ' ', close));
      this.lead();
    } catch (error) {
      console.error(error);
      if (turn === this.turn) this.refuse([SAID.failed]);
    }
    return undefined;
  }

  /** @param {string[]} reasons */
  refuse(reasons) {
    this.shown = null;
    const items = reasons.map((one) => make('li', {}, ...one.split('\n').map((line) => make('span', { class: 'rf-several__line' }, line))));
    this.show(
      make('div', { role: 'alert', class: 'rf-several__refused' }, make('p', { class: 'rf-dialog__warning' }, SAID.refused), make('ul', {}, ...items)),
      make('p', {}, DRAFT_WORDS.untouched),
    );
    this.lead();
  }

  /** @param {HTMLElement[]} parts */
  show(...parts) {
    this.body.replaceChildren(...parts);
    this.body.hidden = false;
  }

  /** Brings the person to the answer, wherever they asked. */
  lead() {
    this.body.focus({ preventScroll: true });
    this.body.closest('section')?.scrollIntoView({ block: 'start' });
  }

  /** Prints the combined result and nothing else of the form; the head of the pages names what the files assess. */
  print() {
    const { root } = this.page;
    root.dataset.alone = 'several';
    root.dataset.aloneOf = this.shown.institution;
    addEventListener('afterprint', () => {
      delete root.dataset.alone;
      delete root.dataset.aloneOf;
    }, { once: true });
    print();
  }

  close() {
    this.turn += 1;
    this.shown = null;
    this.body.hidden = true;
    this.body.replaceChildren();
    need(this.page.root, '[data-action="several-files"]').focus();
  }
}
