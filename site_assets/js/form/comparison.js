/** Comparing the assessment in the controls with another one: of a file, of another draft, or the review beside it. */

import { make, need } from './dom.js';
import { LARGEST, isResponse, textOf } from './files.js';
import { nameOf } from './draft_line.js';
import { RESULTS_WORDS as SAID } from './results_wording.js';
import { comparisonView } from './results_view.js';

/** @typedef {{name: string, role: string, response: Record<string, any>}} Side */

export class Comparison {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.body = need(page.root, '[data-comparison]');
    this.drafts = need(page.root, '[data-compare-drafts]');
    this.review = need(page.root, '[data-action="compare-review"]');
    this.file = /** @type {HTMLInputElement} */ (need(page.root, '[data-compare-file]'));
    this.file.addEventListener('change', () => {
      const [chosen] = this.file.files ?? [];
      if (chosen) void this.withFile(chosen);
      this.file.value = '';
    });
    page.root.addEventListener('click', (event) => this.pressed(/** @type {HTMLElement} */ (event.target)));
  }

  /** @param {HTMLElement} target */
  pressed(target) {
    const { action, compareDraft } = target.closest('button')?.dataset ?? {};
    if (action === 'compare-file') this.file.click();
    if (action === 'compare-drafts') void this.offer();
    if (action === 'compare-review') void this.withReview();
    if (action === 'compare-close') this.close();
    if (action === 'compare-print') this.print();
    if (compareDraft !== undefined) void this.withDraft(compareDraft, target.textContent ?? '');
  }

  /**
   * The review can be compared with where there is one.
   * @param {import('../scoring/client.js').ScoreReply} reply
   */
  follow(reply) {
    this.review.hidden = !(reply.result.assessments.self && reply.result.assessments.review);
  }

  /** Offers the other drafts of this table. */
  async offer() {
    const { keeper } = this.page;
    await keeper.started;
    const heads = (await keeper.store.list()).filter((head) => head.id !== keeper.store.head.id);
    const buttons = heads.map((head) => make('button', { class: 'rf-link', type: 'button', 'data-compare-draft': head.id }, nameOf(head)));
    this.drafts.replaceChildren(...(buttons.length > 0 ? [SAID.draft, ...buttons] : [SAID.noDrafts]));
  }

  /** @param {File} file */
  async withFile(file) {
    if (file.size > LARGEST) return this.refuse(SAID.tooLarge);
    const { runtime, about } = this.page;
    if (runtime.state === 'loading') this.say(SAID.compareLoading);
    const content = await textOf(file).then((text) => runtime.read(text)).catch(() => null);
    if (!content || !isResponse(content.response)) return this.refuse(SAID.unreadable);
    if (content.response.rubric.id !== about.id) return this.refuse(SAID.otherRubric);
    const role = content.response.assessments.self ? 'self' : (Object.keys(content.response.assessments)[0] ?? 'self');
    return this.show({ name: file.name, role, response: content.response });
  }

  /** @param {string} id @param {string} name */
  async withDraft(id, name) {
    const draft = await this.page.keeper.store.read(id).catch(() => null);
    if (!draft) return this.refuse(SAID.unreadable);
    return this.show({ name, role: 'self', response: draft.response });
  }

  withReview() {
    const response = this.page.response();
    const self = { name: SAID.of.self, role: 'self', response };
    return this.show(self, { name: SAID.of.review, role: 'review', response });
  }

  /**
   * @param {Side} other
   * @param {Side} [mine]
   */
  async show(other, mine = { name: SAID.here, role: this.page.roles.role, response: this.page.response(false) }) {
    try {
      const { comparison } = await this.page.runtime.ask({ do: 'compare', sides: [other, mine] });
      const close = make('button', { class: 'rf-button', type: 'button', 'data-action': 'compare-close' }, SAID.close);
      const alone = make('button', { class: 'rf-button', type: 'button', 'data-action': 'compare-print' }, SAID.print);
      this.body.replaceChildren(...comparisonView(comparison), make('p', { class: 'rf-actions rf-scripted' }, alone, ' ', close));
      this.body.hidden = false;
      this.body.focus({ preventScroll: true });
      this.body.closest('section')?.scrollIntoView({ block: 'start' });
    } catch (error) {
      console.error(error);
      this.refuse(SAID.failed);
    }
  }

  /** @param {string} words */
  say(words) {
    this.body.hidden = false;
    this.body.replaceChildren(make('p', {}, words));
  }

  /** @param {string} words */
  refuse(words) {
    this.say(words);
    this.body.firstElementChild?.setAttribute('class', 'rf-dialog__warning');
    this.body.firstElementChild?.setAttribute('role', 'alert');
  }

  /** Prints the comparison and nothing else of the form. */
  print() {
    const { root } = this.page;
    root.dataset.alone = 'compare';
    addEventListener('afterprint', () => { delete root.dataset.alone; }, { once: true });
    print();
  }

  close() {
    this.body.hidden = true;
    this.body.replaceChildren();
    need(this.page.root, '[data-action="compare-file"]').focus();
  }
}
