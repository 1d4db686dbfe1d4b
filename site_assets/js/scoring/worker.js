/**
 * The worker in which the scoring core runs: it fetches and starts Python, then answers one text with another.
 *
 * In:  `{start: {runtime, patience, again, snapshot}}` once (`runtime`: address of the runtime's folder, `patience`:
 *      how many milliseconds may pass without a byte, `again`: past the browser's cache, `snapshot`: whether the
 *      browser should have the memory of a started Python, see snapshot.js), then `{id, request}`.
 * Out: `{progress: {loaded, total}}` in bytes (`total` 0: not known yet), then `{ready: true}` or
 *      `{failed: {code, detail}}`; for each request `{id, reply}` or `{id, failed: {code, detail}}`.
 *
 * It fetches the large files itself, because Pyodide waits for ever on a server that answers with a page, a part
 * of a file or nothing, and refuses a good file that comes with a wrong type. Over plain http there is no
 * `crypto.subtle`: what can be checked is how each file begins and how long it is.
 *
 * Codes: `unreachable` no answer; `missing` an answer that is not the file; `foreign` something else in its place;
 * `truncated`; `stalled` nothing more comes; `damaged` it does not start; `answer` the core raised; `broken` Python
 * cannot go on; `snapshot` that memory is not there or does not do: a worker that is started without it will.
 */

/** @typedef {{runtime: string, patience: number, again: boolean, snapshot: boolean}} Start */
/** @typedef {{lock: any, files: Record<string, {size: number}>}} Manifest */

const MANIFEST = 'manifest.json';
const WASM = 'pyodide.asm.wasm';
const ARCHIVE = 'python.zip';
const SNAPSHOT = 'snapshot.bin';
const BEGINS = { [WASM]: [0x00, 0x61, 0x73, 0x6d], [ARCHIVE]: [0x50, 0x4b, 0x03, 0x04] };
const PROGRESS_EVERY = 50; // milliseconds

class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** What is being fetched: counts the bytes, and gives up when no more of them come. */
class Delivery {
  /** @param {Start} start */
  constructor({ runtime, patience, again }) {
    this.runtime = runtime;
    this.patience = patience;
    this.again = again;
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

  /** @param {string} name */
  async open(name) {
    this.awaited.add(name);
    /** @type {RequestInit} */
    const how = { signal: this.abort.signal, cache: this.again ? 'reload' : 'default' };
    const response = await fetch(new URL(name, this.runtime), how).catch(() => undefined);
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
   * A file whose bytes pass by here, so that they can be checked and counted.
   * @param {keyof typeof BEGINS} name
   * @returns {Promise<Response>} the file, called WebAssembly whatever the server called it
   */
  async file(name) {
    const { body } = await this.open(name);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
    const begin = BEGINS[name];
    let size = 0;
    const bytes = new ReadableStream({
      pull: async (out) => {
        const { done, value } = await reader.read().catch(() => { throw this.fail('truncated', `${name}: ${size}`); });
        if (!done) {
          if (begin.slice(size).some((byte, at) => at < value.length && byte !== value[at])) throw this.fail('foreign', name);
          size += value.length;
          this.arrived(value.length);
          out.enqueue(value);
          return;
        }
        const whole = (await this.manifest).files[name]?.size;
        if (size !== whole) throw this.fail('truncated', `${name}: ${size}/${whole}`);
        this.awaited.delete(name);
        out.close();
      },
    });
    return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} the module
   */
  async script(name) {
    this.awaited.add(name);
    try {
      // in a form that is one file, they stand in front of this script (packed/files.js)
      const module = /** @type {any} */ (globalThis).packed?.[name] ?? await import(new URL(name, this.runtime).href);
      this.awaited.delete(name);
      this.arrived((await this.manifest).files[name]?.size ?? 0);
      return module;
    } catch (error) {
      throw this.fail(error instanceof SyntaxError ? 'damaged' : 'missing', `${name}: ${error}`);
    }
  }
}

/**
 * The memory of a started Python, out of the browser's cache and nowhere else: on the way it would be too long.
 * What was harmed does not unpack.
 * @param {string} runtime
 * @returns {Promise<Uint8Array>}
 */
async function remembered(runtime) {
  const kept = await fetch(new URL(SNAPSHOT, runtime), { cache: 'only-if-cached', mode: 'same-origin' });
  if (!kept.ok || !kept.body) throw new Error(String(kept.status));
  return new Uint8Array(await new Response(kept.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

/**
 * Everything is asked for at once; Python starts as far as it can with what is there.
 * @param {Delivery} delivery
 * @param {Promise<Uint8Array> | undefined} memory
 */
async function startPython(delivery, memory) {
  const wasm = delivery.file(WASM).then((file) => WebAssembly.compileStreaming(file));
  const archive = delivery.file(ARCHIVE).then((file) => file.arrayBuffer());
  const scripts = Promise.all([delivery.script('pyodide.js'), delivery.script('pyodide.asm.js')]);
  Promise.all([wasm, archive, scripts]).then(() => delivery.done(), (error) => delivery.fail('damaged', String(error)));
  const [[{ loadPyodide }], { lock }] = await Promise.all([scripts, delivery.manifest]);

  // Pyodide asks for two files, and gets what is on its way already; it needs nothing else from the network.
  globalThis.fetch = async (address) => {
    if (String(address).endsWith(WASM)) return new Response();
    if (String(address).endsWith(ARCHIVE)) return new Response(await archive);
    throw new TypeError(`the scoring runtime does not fetch ${address}`);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return loadPyodide({
    indexURL: delivery.runtime,
    stdLibURL: new URL(ARCHIVE, delivery.runtime).href,
    lockFileContents: lock,
    env: { PYTHONHASHSEED: '0' },
    ...(memory ? { _loadSnapshot: await memory } : {}),
  });
}

/** @type {(request: string) => string} */
let answer;
/** @type {any} */
let PythonError;

/** @param {Start} start */
async function boot(start) {
  const delivery = new Delivery(start);
  const memory = start.snapshot ? remembered(start.runtime) : undefined;
  memory?.catch(() => {}); // said below
  try {
    const pyodide = await Promise.race([startPython(delivery, memory), delivery.failure]);
    PythonError = pyodide.ffi.PythonError;
    pyodide.pyimport('gc').set_threshold(100_000); // what an answer makes has no cycles: looking for them takes longer than the answer
    answer = pyodide.pyimport('rubricpress.core.bridge').answer;
    postMessage({ ready: true });
  } catch (error) {
    const unexpected = { code: start.snapshot ? 'snapshot' : 'damaged', message: String(error) };
    const { code, message } = error instanceof Failure ? error : unexpected;
    postMessage({ failed: { code, detail: message } });
  }
}

/**
 * @param {number} id
 * @param {string} request
 */
function reply(id, request) {
  try {
    postMessage({ id, reply: answer(request) });
  } catch (error) {
    const code = error instanceof PythonError ? 'answer' : 'broken';
    postMessage({ id, failed: { code, detail: String(error) } });
  }
}

addEventListener('message', ({ data }) => {
  if (data.start) void boot(data.start);
  else reply(data.id, data.request);
});
