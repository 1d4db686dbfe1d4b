/** The scoring runtime as the form sees and shows it: loading, ready, failed; and the newest score of the form. */

import { connect } from './connecting.js';
import { make, need, setAttribute, setText } from './dom.js';
import { REASONS, WORDS } from './wording.js';

/** @typedef {'loading' | 'ready' | 'failed'} State */
/** @typedef {import('../scoring/client.js').ScoreReply} Reply */

export class Runtime {
  /**
   * @param {HTMLElement} root
   * @param {import('./notices.js').Notices} notices
   * @param {() => any} response  the response as it stands
   * @param {(reply: Reply) => Promise<boolean>} paint  tells whether all of it stands there, or a newer one takes over
   */
  constructor(root, notices, response, paint) {
    this.root = root;
    this.notices = notices;
    this.response = response;
    this.paint = paint;
    this.text = need(root, '[data-state-text]');
    this.bar = need(root, '[data-state-bar]');
    /** @type {State} */
    this.state = 'loading';
    /** @type {import('./connecting.js').ScoringClient | null} */
    this.client = null;
    /** What has been started before the form was there. @type {Promise<import('./connecting.js').ScoringClient> | undefined} */
    this.begun = undefined;
    /** Whether the controls have changed since the first score was asked for. */
    this.late = false;
    /** @type {() => void} */
    this.settle = () => {};
    /** @type {Promise<void>} resolves once it is known whether the runtime runs */
    this.settled = Promise.resolve();
    /** @type {Array<(reply: Reply) => void>} */
    this.waiting = [];
  }

  /** Starts the runtime, again where it has failed before. */
  async start() {
    this.show('loading', WORDS.preparing);
    this.settled = new Promise((resolve) => { this.settle = resolve; });
    try {
      if (this.client) {
        this.client.start();
        return;
      }
      const connecting = this.begun ?? connect(this.root);
      this.begun = undefined; // where that fails, another is tried next time
      this.client = await connecting;
      this.client.listen({
        progress: (progress) => this.progress(progress),
        ready: () => void this.ready(),
        failed: (failure) => this.failed(failure),
      });
    } catch (error) {
      this.failed(error);
    }
  }

  /** The first score is painted before the page says that it is ready. */
  async ready() {
    do {
      this.late = false;
      await this.score();
    } while (this.late && this.state === 'loading');
    if (this.state !== 'loading') return;
    this.show('ready', WORDS.ready);
    this.notices.close('runtime');
    this.settle();
  }

  /** @param {unknown} error */
  failed(error) {
    if (this.state === 'failed') return;
    console.error(error);
    this.show('failed', WORDS.failedShort);
    const { code = '', message = String(error) } = /** @type {{code?: string, message?: string}} */ (Object(error));
    const choices = [{ label: WORDS.retry, act: () => void this.start() }];
    const sentences = [WORDS.failed, REASONS[code] ?? WORDS.reason(message)];
    const selfCheck = () => make('p', {}, make('a', { href: new URL('../../../diagnose/', location.href).href }, WORDS.selfCheck));
    const details = this.root.dataset.worker ? [] : [selfCheck()]; // a form that is one file has no other page
    this.notices.show('runtime', 'warning', sentences, { choices, details, lasting: true });
    this.settle();
  }

  /** @param {import('../scoring/client.js').Progress} progress */
  progress({ loaded, total }) {
    if (this.state !== 'loading' || !total) return;
    setAttribute(this.bar, 'hidden', null);
    setAttribute(this.bar, 'max', String(total));
    setAttribute(this.bar, 'value', String(loaded));
  }

  /**
   * @param {State} state
   * @param {string} text
   */
  show(state, text) {
    this.state = state;
    document.documentElement.dataset.scoring = state;
    setText(this.text, text);
    setAttribute(this.bar, 'hidden', '');
  }

  /** The controls have changed: their score is asked for and painted, unless they change again meanwhile. */
  async changed() {
    if (this.state === 'ready') await this.score();
    else this.late = true;
  }

  async score() {
    try {
      const reply = await this.client?.score(this.response());
      if (!reply) return;
      if (!(await this.paint(reply))) return;
      this.waiting.splice(0).forEach((take) => take(reply));
    } catch (error) {
      this.failed(error);
    }
  }

  /**
   * The reply to the form as it stands, painted.
   * @returns {Promise<Reply>}
   */
  current() {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      void this.changed();
    });
  }

  /**
   * The content of a response file, once the runtime is ready.
   * @param {string} text
   */
  async read(text) {
    return required(await (await this.running()).read(text));
  }

  /**
   * How the numbers of the form as it stands came about, once the runtime is ready.
   * @param {'self' | 'review' | 'agreed'} role
   */
  async trace(role) {
    return required(await (await this.running()).trace(this.response(), role)).trace;
  }

  /**
   * The answer of the core to a request about the form as it stands (`core/bridge.py`), once the runtime is ready.
   * @param {{do: string} & Record<string, unknown>} request
   * @returns {Promise<any>}
   */
  async ask(request) {
    return required(await (await this.running()).ask({ response: this.response(), ...request }));
  }

  /**
   * The texts of the places of the printed table, once the runtime is ready.
   * @param {unknown} response
   * @returns {Promise<import('./paper.js').Cells>}
   */
  async paper(response) {
    return required(await (await this.running()).ask({ do: 'paper', response })).paper;
  }

  async running() {
    await this.settled;
    if (this.state !== 'ready' || !this.client) throw new Error(WORDS.failedShort);
    return this.client;
  }
}

/**
 * @template T
 * @param {T | null} reply
 * @returns {T}
 */
function required(reply) {
  if (reply === null) throw new Error('the scoring client was stopped');
  return reply;
}
