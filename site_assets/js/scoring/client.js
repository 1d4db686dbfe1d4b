/**
 * The page's side of the scoring worker: starts it, puts questions to it, starts it again when it dies.
 *
 * Nothing here knows what a score is: texts go in, texts come out, and numbers stay the strings that they are.
 */

/** @typedef {{loaded: number, total: number}} Progress bytes; `total` is 0 while it is not known */
/** @typedef {{result: any, shown: any}} ScoreReply see `core/bridge.py` */
/** @typedef {{response: any, problems: any[], shown: Record<string, {answered: number, count: number, summary: string}>}} ReadReply */
/** @typedef {{id: string, label: string, value: string, rule: string, source: string, parts: Trace[]}} Trace */
/**
 * @typedef {object} Options
 * @property {string} runtime  address of the runtime's folder
 * @property {string} data  address of the rubric: `{"rubric": …, "digest": …}`
 * @property {string} [language]  of the sentences in replies
 * @property {(progress: Progress) => void} [progress]
 * @property {() => void} [ready]  called once per successful start
 * @property {(failure: ScoringFailure) => void} [failed]  scoring is not to be had; `start()` tries again
 * @property {number} [patience]  milliseconds without a sign of life after which something counts as dead
 * @property {string | URL} [worker]  address of worker.js
 * @property {boolean} [copies]  whether a copy by gzip lies beside each large file, as in a finished site
 */

import { forget, isKept, isWarm, keepSoon, placeOf } from './snapshot.js';

const PATIENCE = 12_000;
const LONG = 15; // times as long a worker may be silent that has said so
const RESTARTS = 2; // in a row, without a score between them

/**
 * Why there is no score. `code`: those of worker.js, and `rubric` (its data cannot be had), `unsupported`
 * (the browser has no such workers or no WebAssembly), `silent` (no sign of life). `detail` is for the curious.
 */
export class ScoringFailure extends Error {
  /**
   * @param {string} code
   * @param {string} [detail]
   */
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'ScoringFailure';
    this.code = code;
    this.detail = detail;
  }
}

export class ScoringClient {
  /** @type {Options & {language: string, patience: number}} */
  #options;
  /** @type {'idle' | 'starting' | 'ready' | 'failed'} */
  #state = 'idle';
  /** @type {Worker | undefined} */
  #worker;
  /** The request that makes the rubric known. @type {Promise<string> | undefined} */
  #load;
  /** What is not answered yet, by id, in the order of asking. @type {Map<number, Asked>} */
  #asked = new Map();
  #lastId = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;
  /** @type {ScoringFailure | undefined} */
  #failure;
  #restarts = 0;
  #fromMemory = false;
  /** The newest score that was asked for. @type {Wanted | undefined} */
  #newest;
  #scoring = false;

  /** @param {Options} options */
  constructor(options) {
    this.#options = { language: 'zh', patience: PATIENCE, ...options };
  }

  /** Starts scoring, again where it has failed. What comes of it is told by `ready` or `failed`. */
  start() {
    if (this.#state === 'starting' || this.#state === 'ready') return;
    this.#restarts = 0;
    this.#boot(this.#state === 'failed');
  }

  /**
   * Who hears of it from now on, and at once of what has come of the start already.
   * @param {Pick<Options, 'progress' | 'ready' | 'failed'>} listeners
   */
  listen(listeners) {
    Object.assign(this.#options, listeners);
    if (this.#state === 'ready') this.#options.ready?.();
    if (this.#failure && this.#state === 'failed') this.#options.failed?.(this.#failure);
  }

  /** Ends the worker; whoever still waits for an answer gets null. */
  stop() {
    this.#end('idle');
    this.#load = undefined;
    this.#newest?.resolve(null);
    for (const { resolve } of this.#asked.values()) resolve(null);
    this.#asked.clear();
  }

  /**
   * @param {unknown} response  a response as `core/bridge.py` takes it, numbers as strings
   * @returns {Promise<ScoreReply | null>} null where a newer score was asked for meanwhile
   */
  score(response) {
    this.#newest?.resolve(null);
    const text = this.#request({ do: 'score', response });
    return new Promise((resolve, reject) => {
      this.#newest = { text, resolve, reject };
      if (!this.#scoring) void this.#scoreInTurn();
    });
  }

  /**
   * @param {string} text  of a response file
   * @returns {Promise<ReadReply | null>}
   */
  read(text) {
    return this.#ask(this.#request({ do: 'read', text }));
  }

  /**
   * @param {unknown} response
   * @param {'self' | 'review' | 'agreed'} [role]
   * @returns {Promise<{trace: Trace} | null>} how each number came about
   */
  trace(response, role = 'self') {
    return this.#ask(this.#request({ do: 'trace', role, response }));
  }

  /**
   * Any other question that `core/bridge.py` answers.
   * @param {{do: string} & Record<string, unknown>} request
   * @returns {Promise<any>} null where the client was stopped
   */
  ask(request) {
    return this.#ask(this.#request(request));
  }

  /** One score at a time: those asked for while one is worked on are skipped, but for the last. */
  async #scoreInTurn() {
    this.#scoring = true;
    /** @type {Wanted | undefined} */
    let wanted;
    while (this.#newest && this.#newest !== wanted) {
      wanted = this.#newest;
      await this.#ask(wanted.text).then(wanted.resolve, wanted.reject);
      this.#restarts = this.#state === 'ready' ? 0 : this.#restarts;
    }
    this.#newest = undefined;
    this.#scoring = false;
  }

  /** @param {Record<string, unknown>} fields */
  #request(fields) {
    return JSON.stringify({ ...fields, language: this.#options.language });
  }

  /**
   * @param {string} request
   * @returns {Promise<any>}
   */
  #ask(request) {
    if (this.#state === 'failed') return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const id = this.#lastId += 1;
      this.#asked.set(id, { request, resolve, reject });
      if (this.#state === 'ready') this.#post(id, request);
    });
  }

  /**
   * @param {number} id
   * @param {string} request
   */
  #post(id, request) {
    this.#worker?.postMessage({ id, request });
    this.#alive();
  }

  /** @param {boolean} again */
  #boot(again) {
    this.#state = 'starting';
    this.#alive();
    if (typeof WebAssembly !== 'object') {
      this.#fail(new ScoringFailure('unsupported', 'WebAssembly'));
      return;
    }
    const { patience, worker = new URL('./worker.js', import.meta.url) } = this.#options;
    try {
      const started = this.#worker = new Worker(worker, { type: typeOf(worker), name: 'scoring' });
      started.onmessage = ({ data }) => {
        if (this.#worker === started) this.#hear(data);
      };
      started.onerror = ({ message }) => {
        if (this.#worker === started) this.#died(`worker.js: ${message ?? ''}`);
      };
      const folder = this.#folder();
      // what a service worker gives out has no such header either, and is no way at all
      const copies = Boolean(this.#options.copies) && !navigator.serviceWorker?.controller;
      this.#fromMemory = !again && isKept(folder);
      const snapshot = this.#fromMemory ? placeOf(folder) : '';
      started.postMessage({ start: { runtime: folder, patience, again, snapshot, copies, warm: isWarm(folder) } });
    } catch (error) {
      this.#fail(new ScoringFailure('unsupported', String(error)));
      return;
    }
    const load = this.#load ??= this.#fetchRubric(again);
    load.catch((error) => {
      if (this.#load === load && this.#state === 'starting') this.#fail(error);
    });
  }

  /** The address of the runtime's folder. */
  #folder() {
    const { runtime } = this.#options;
    return new URL(runtime.endsWith('/') ? runtime : `${runtime}/`, document.baseURI).href;
  }

  /** Another worker, since this one cannot start twice. */
  #bootWithoutMemory() {
    forget(this.#folder());
    this.#end('idle');
    this.#boot(false);
  }

  /**
   * The text is passed on as it was written, never parsed here.
   * @param {boolean} again
   */
  async #fetchRubric(again) {
    const { data } = this.#options;
    const response = await fetch(data, { cache: again ? 'reload' : 'default' })
      .catch(() => { throw new ScoringFailure('rubric', data); });
    const text = await response.text().catch(() => '');
    if (!response.ok || !text.startsWith('{')) throw new ScoringFailure('rubric', `${data}: ${response.status}`);
    return `{"do":"load",${text.slice(1)}`;
  }

  /** @param {any} message  of the worker */
  #hear({ waits, progress, ready, failed, id, reply }) {
    this.#alive(waits ? LONG : 1);
    if (waits) return;
    if (progress) this.#options.progress?.(progress);
    else if (ready) void this.#load?.then((request) => this.#worker?.postMessage({ id: LOAD, request }), () => {});
    else if (failed?.code === 'broken') this.#died(failed.detail);
    else if (failed?.code === 'snapshot') this.#bootWithoutMemory();
    else if (id === LOAD) this.#loaded(failed);
    else if (id === undefined) this.#fail(new ScoringFailure(failed.code, failed.detail));
    else this.#answered(id, reply, failed);
  }

  /** @param {{detail: string} | undefined} failed */
  #loaded(failed) {
    if (failed) {
      this.#fail(new ScoringFailure('rubric', failed.detail));
      return;
    }
    const first = this.#restarts === 0;
    this.#state = 'ready';
    for (const [id, { request }] of this.#asked) this.#post(id, request);
    this.#alive();
    keepSoon(this.#folder());
    if (first) this.#options.ready?.();
  }

  /**
   * @param {number} id
   * @param {string} reply
   * @param {{code: string, detail: string} | undefined} failed
   */
  #answered(id, reply, failed) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    this.#alive();
    if (failed) asked?.reject(new ScoringFailure(failed.code, failed.detail));
    else asked?.resolve(JSON.parse(reply));
  }

  /**
   * A sign of life; the next one is due while something is awaited.
   * @param {number} [times]  as much patience as usual
   */
  #alive(times = 1) {
    clearTimeout(this.#watch);
    if (this.#state === 'starting' || this.#asked.size > 0) {
      // the worker is the first to notice that nothing comes over the network, and knows what is missing
      this.#watch = setTimeout(() => this.#died('no sign of life'), this.#options.patience * times * 4 / 3);
    }
  }

  /**
   * A worker that dies while it scores is replaced, and asked again; one that does not even start is not.
   * @param {string} detail
   */
  #died(detail) {
    const starting = this.#state === 'starting';
    if (starting && this.#fromMemory) {
      this.#bootWithoutMemory();
      return;
    }
    if (starting || this.#restarts >= RESTARTS) {
      this.#fail(new ScoringFailure('silent', detail));
      return;
    }
    this.#end('idle');
    this.#restarts += 1;
    this.#boot(false);
  }

  /** @param {ScoringFailure} failure */
  #fail(failure) {
    if (this.#state === 'failed') return;
    this.#failure = failure;
    this.#load = undefined;
    this.#end('failed');
    for (const { reject } of this.#asked.values()) reject(failure);
    this.#asked.clear();
    this.#options.failed?.(failure);
  }

  /** @param {'idle' | 'failed'} state */
  #end(state) {
    this.#state = state;
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/**
 * From a blob, as in a form that is one file, Chromium starts classic workers only.
 * @param {string | URL} worker
 * @returns {WorkerType}
 */
const typeOf = (worker) => (String(worker).startsWith('blob:') ? 'classic' : 'module');

const LOAD = 0; // the id of the request that makes the rubric known; others count from 1

/** @typedef {{request: string, resolve: (reply: any) => void, reject: (failure: unknown) => void}} Asked */
/** @typedef {{text: string, resolve: (reply: any) => void, reject: (failure: unknown) => void}} Wanted */
