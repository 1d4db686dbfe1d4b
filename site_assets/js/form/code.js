/**
 * The check code of what stands in the form: made by the core once the person pauses, shown near the total, in the
 * saved file and on paper. One of something that has changed since is never shown or saved.
 */

import { setAttribute, setText } from './dom.js';
import { isEmpty } from './emptiness.js';

const AFTER = 400;
const PATIENCE = 1500;

export class CheckCode {
  /**
   * @param {HTMLElement} root
   * @param {import('./runtime.js').Runtime} runtime
   * @param {() => Record<string, any>} response  the response as it stands
   */
  constructor(root, runtime, response) {
    this.runtime = runtime;
    this.response = response;
    this.places = [...root.querySelectorAll('[data-check-code]')];
    this.timer = 0;
    /** The code that was made last, and for which response. */
    this.made = { text: '', code: '' };
    addEventListener('beforeprint', () => this.show(this.known()));
  }

  /** The form may have changed: its code is asked for once nothing more comes. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now().catch(() => this.show('')), AFTER);
  }

  /** The code of the form as it stands, shown; '' where nothing is filled in or the core does not run. */
  async now() {
    const response = this.response();
    if (isEmpty(response) || this.runtime.state !== 'ready') return this.show('');
    const text = JSON.stringify(response);
    if (text !== this.made.text) {
      const { check_code: code } = await this.runtime.ask({ do: 'check_code', response });
      this.made = { text, code };
    }
    return this.show(this.known());
  }

  /** The same, or '' where the core takes too long: a file can be saved without. */
  soon() {
    const late = new Promise((/** @type {(code: string) => void} */ resolve) => { setTimeout(() => resolve(''), PATIENCE); });
    return Promise.race([this.now().catch(() => ''), late]);
  }

  /** The code of the form as it stands, if it was made already; else ''. */
  known() {
    return this.made.text === JSON.stringify(this.response()) ? this.made.code : '';
  }

  /** @param {string} code */
  show(code) {
    for (const place of this.places) {
      setText(place.querySelector('b'), code);
      setAttribute(place, 'hidden', code ? null : '');
    }
    return code;
  }
}
