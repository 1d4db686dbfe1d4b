/** The results of the assessment in the controls: shown when asked for, and then a moment after each change. */

import { need, setText } from './dom.js';
import { RESULTS_WORDS as SAID } from './results_wording.js';
import { resultsView } from './results_view.js';

const AFTER = 600;

export class Results {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.body = need(page.root, '[data-results]');
    this.button = need(page.root, '[data-action="results"]');
    this.chart = 'bars';
    this.timer = 0;
    /** Counts what is asked for, so that only the newest answer is shown. */
    this.asked = 0;
    page.root.addEventListener('click', (event) => this.pressed(/** @type {HTMLElement} */ (event.target)));
  }

  /** @param {HTMLElement} target */
  pressed(target) {
    const { action, showChart } = target.closest('button')?.dataset ?? {};
    if (action === 'results') void this.toggle();
    if (showChart) this.turn(showChart);
  }

  async toggle() {
    this.body.hidden = !this.body.hidden;
    this.button.setAttribute('aria-expanded', String(!this.body.hidden));
    setText(this.button, this.body.hidden ? SAID.show : SAID.hide);
    if (this.body.hidden) return;
    await this.show();
    requestAnimationFrame(() => requestAnimationFrame(() => this.button.scrollIntoView({ block: 'nearest' }))); // the browser may hold what follows still instead
  }

  /** The score has been painted anew: what is shown here follows, once the person pauses. */
  later() {
    if (this.body.hidden) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.show(), AFTER);
  }

  async show() {
    const { runtime, roles } = this.page;
    if (runtime.state === 'loading') setText(this.body, SAID.loading);
    const mine = this.asked += 1;
    try {
      const { results } = await runtime.ask({ do: 'results', role: roles.role, response: this.page.response(false) });
      if (mine !== this.asked) return;
      const open = this.body.querySelector('details')?.open ?? false;
      this.body.replaceChildren(...resultsView(results, results.charts[this.chart] ? this.chart : 'bars'));
      this.body.querySelector('details')?.toggleAttribute('open', open);
    } catch (error) {
      console.error(error);
      if (mine === this.asked) setText(this.body, SAID.failed);
    }
  }

  /** @param {string} kind */
  turn(kind) {
    this.chart = kind;
    for (const holder of this.body.querySelectorAll('[data-chart]')) {
      /** @type {HTMLElement} */ (holder).hidden = holder.getAttribute('data-chart') !== kind;
    }
    for (const button of this.body.querySelectorAll('[data-show-chart]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-show-chart') === kind));
    }
  }
}
