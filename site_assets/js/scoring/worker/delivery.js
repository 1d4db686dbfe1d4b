import { ARCHIVE, BEGINS, Failure, WASM, ask, isSound, outOfCopy } from './files.js';

/** @typedef {import('./files.js').Manifest} Manifest */
/** @typedef {{runtime: string, patience: number, again: boolean, snapshot: string, copies: boolean, warm?: boolean}} Start */

const MANIFEST = 'manifest.json';
const WASM_TYPE = 'application/wasm';
const PROGRESS_EVERY = 50; // milliseconds

/** What is being fetched: counts the bytes, and gives up when no more of them come. */
export class Delivery {
  /** @param {Start} start */
  constructor({ runtime, patience, again, snapshot, copies, warm }) {
    this.runtime = runtime;
    this.patience = patience;
    this.copies = copies;
    this.warm = warm;
    /** Where the memory of an earlier visit is, so should be all else that it has proved. */
    this.kept = Boolean(snapshot);
    this.again = again;
    /** @type {RequestCache} */
    this.cache = again ? 'reload' : snapshot ? 'force-cache' : 'default';
    /** @type {Promise<void>[]} */
    this.proofs = [];
    this.abort = new AbortController();
    /** @type {Set<string>} */
    this.awaited = new Set();
    this.loaded = 0;
    this.total = 0;
    this.told = 0;
    /** Never fulfilled: rejected with the first failure, whoever meets it. @type {Promise<never>} */
    this.failure = new Promise((_, reject) => { this.reject = reject; });
    this.arrived(0);
    /** @type {Promise<Manifest>} */
    this.manifest = this.json(MANIFEST);
    this.manifest.catch(() => {}); // `failure` says it
  }

  /** @param {number} bytes */
  arrived(bytes) {
    this.loaded += bytes;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail('stalled', [...this.awaited].join(', ')), this.patience);
    if (bytes && performance.now() - this.told < PROGRESS_EVERY) return;
    this.told = performance.now();
    postMessage({ progress: { loaded: this.loaded, total: this.total } });
  }

  /** Everything is here. */
  done() {
    clearTimeout(this.timer);
    postMessage({ progress: { loaded: this.loaded, total: this.total } });
  }

  /**
   * @param {string} code
   * @param {string} detail
   * @returns {Failure}
   */
  fail(code, detail) {
    const failure = new Failure(code, detail);
    clearTimeout(this.timer);
    this.reject?.(failure);
    this.abort.abort();
    return failure;
  }

  /**
   * @param {string} name
   * @param {RequestInit} [how]
   */
  fetch(name, how) {
    return ask(new URL(name, this.runtime), { cache: this.cache, signal: this.abort.signal, ...how });
  }

  /**
   * The file as an earlier visit has left it in the browser's own cache, and from nowhere else.
   * @param {string} name
   */
  async atHand(name) {
    return this.kept ? this.cached(name) : undefined;
  }

  /** @param {string} name */
  async cached(name) {
    const response = await this.fetch(name, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
    return response?.ok && response.body ? response : undefined;
  }

  /** @param {string} name */
  async open(name) {
    this.awaited.add(name);
    const response = await this.fetch(name).catch(() => undefined);
    if (!response) throw this.fail('unreachable', name);
    if (!response.ok || !response.body) throw this.fail('missing', `${name}: ${response.status}`);
    return response;
  }

  /** @param {string} name */
  async json(name) {
    const response = await this.open(name);
    const text = await response.text().catch(() => { throw this.fail('truncated', name); });
    try {
      const manifest = JSON.parse(text);
      this.total = Object.values(manifest.files).reduce((sum, { size }) => sum + size, 0);
      this.awaited.delete(name);
      return manifest;
    } catch {
      throw this.fail('foreign', name);
    }
  }

  /**
   * The file as the server packs it. Many pack no WebAssembly: then the copy beside it is a third of the way. A page
   * that was read before may have fetched the copy already (warming.js).
   * @param {keyof typeof BEGINS} name
   */
  async openPacked(name) {
    this.awaited.add(name);
    const warm = this.copies && this.warm && !this.again ? await this.cached(`${name}.gz`) : undefined;
    const atOnce = warm && await outOfCopy(name, warm);
    if (atOnce) return atOnce;
    const plain = await this.open(name);
    if (!this.copies || plain.headers.has('Content-Encoding')) return plain;
    const copy = await this.fetch(`${name}.gz`).catch(() => undefined);
    const whole = copy?.ok && await outOfCopy(name, copy);
    if (!whole) return plain;
    void plain.body?.cancel();
    return whole;
  }

  /**
   * The bytes of a file once all are here: counted as they come, then held against the manifest.
   * @param {keyof typeof BEGINS} name
   * @param {ReadableStream<Uint8Array>} body
   */
  async whole(name, body) {
    const reader = body.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read().catch(() => { throw this.fail('truncated', `${name}: ${size}`); });
      if (done) break;
      if (BEGINS[name].slice(size).some((byte, at) => at < value.length && byte !== value[at])) throw this.fail('foreign', name);
      size += value.length;
      parts.push(value);
      this.arrived(value.length);
    }
    const said = (await this.manifest).files[name]?.size;
    if (size !== said) throw this.fail('truncated', `${name}: ${size}/${said}`);
    this.awaited.delete(name);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.proofs.push(this.prove(name, bytes));
    return bytes;
  }

  /**
   * A byte that came wrong seldom shows by itself: it may be a digit.
   * @param {string} name
   * @param {BufferSource} bytes
   */
  async prove(name, bytes) {
    const said = (await this.manifest).files[name];
    if (!await isSound(bytes, said)) throw this.fail('damaged', name);
  }

  /** Pyodide's program, compiled while it comes. */
  async program() {
    const kept = await this.atHand(WASM);
    const given = kept ?? await this.openPacked(WASM);
    // with the network's own answer the browser finds what it compiled at an earlier visit
    const typed = given.headers.get('Content-Type') === WASM_TYPE ? given : new Response(given.body, { headers: { 'Content-Type': WASM_TYPE } });
    if (kept) return WebAssembly.compileStreaming(typed);
    const { body } = typed.clone();
    const whole = this.whole(WASM, /** @type {ReadableStream<Uint8Array>} */ (body));
    const compiled = WebAssembly.compileStreaming(typed);
    compiled.catch(() => {}); // what is wrong with the file is said first
    await whole;
    return compiled;
  }

  /** The archive of Python's modules, unpacked: at once, while this thread waits for the scripts. */
  async archive() {
    const kept = await this.atHand(ARCHIVE);
    let body = kept?.body;
    if (!kept) {
      const { body: sent } = await this.open(ARCHIVE);
      body = new Response(await this.whole(ARCHIVE, /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (sent))).body;
    }
    return new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} the module
   */
  async script(name) {
    this.awaited.add(name);
    try {
      // in a form that is one file, they stand in front of this script (packed/files.js)
      const packed = /** @type {any} */ (globalThis).packed?.[name];
      if (this.again && !packed) await this.fetch(name); // an import takes what the browser has
      const module = packed ?? await import(new URL(name, this.runtime).href);
      if (!packed) this.proofs.push(this.proveScript(name));
      this.awaited.delete(name);
      this.arrived((await this.manifest).files[name]?.size ?? 0);
      return module;
    } catch (error) {
      throw this.fail(error instanceof SyntaxError ? 'damaged' : 'missing', `${name}: ${error}`);
    }
  }

  /** The script that runs is what the browser has kept of it. @param {string} name */
  async proveScript(name) {
    if (!globalThis.crypto?.subtle) return;
    const response = await ask(new URL(name, this.runtime), { cache: 'force-cache' });
    await this.prove(name, await response.arrayBuffer());
  }
}
