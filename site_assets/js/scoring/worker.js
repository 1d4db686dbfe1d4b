/**
 * The worker in which the scoring core runs: it fetches and starts Python, then answers one text with another.
 *
 * In:  `{start: {runtime, patience, again, snapshot, copies, warm}}` once (`runtime`: address of the runtime's folder,
 *      `patience`: how many milliseconds may pass without a byte, `again`: past the browser's cache, `snapshot`:
 *      where the browser should have the memory of a started Python, see snapshot.js, '' if nowhere, `copies`: whether
 *      a copy by gzip lies beside each large file, `warm`: whether a page to read has fetched the runtime), then `{id, request}`.
 * Out: `{waits: true}` before a long silence, `{progress: {loaded, total}}` in bytes (`total` 0: not known yet), then `{ready: true}` or
 *      `{failed: {code, detail}}`; for each request `{id, reply}` or `{id, failed: {code, detail}}`.
 *
 * It fetches the large files itself, because Pyodide waits for ever on a server that answers with a page, a part
 * of a file or nothing, and refuses a good file that comes with a wrong type. Every file is held against its hash
 * before the first answer; at a later visit, of the two largest files, those that did not come out of the browser's
 * own cache, where only proved ones are. Over plain http there is no `crypto.subtle`: what can be checked there is how
 * each file begins and how long it is. The memory of an earlier visit is held against its hash once the page has its
 * answers: before, that would be a tenth of the start.
 *
 * Pyodide's program comes in two files: see `Rest`.
 *
 * Codes: `unreachable` no answer; `missing` an answer that is not the file; `foreign` something else in its place;
 * `truncated`; `stalled` nothing more comes; `damaged` it does not start; `answer` the core raised; `broken` Python
 * cannot go on; `snapshot` that memory is not there or does not do: a worker that is started without it will, and answers
 * again what this one has answered.
 */

/** @typedef {{runtime: string, patience: number, again: boolean, snapshot: string, copies: boolean, warm?: boolean}} Start */
/** @typedef {{size: number, sha256: string}} Described */
/** @typedef {Record<string, Described>} Files */
/** @typedef {{lock: any, files: Files, later: Files, memory: Described & {whole: number}}} Manifest `memory`: of the snapshot, unpacked; `whole`: what Pyodide takes */

const MANIFEST = 'manifest.json';
const WASM = 'pyodide.asm.wasm';
const REST = 'pyodide.rest.wasm';
const SHARED = 'rubricpress.'; // how all names begin that the two parts of the program share
const SWITCHBOARD = 'rubricpress.switchboard';
const ARCHIVE = 'python.bin'; // a zip file of bytecode, packed by gzip as a whole
const SNAPSHOT = 'snapshot.bin';
const [EMPTY, HELD] = [0, 1]; // kinds of its stretches
const GZIP = [0x1f, 0x8b];
const BEGINS = { [WASM]: [0x00, 0x61, 0x73, 0x6d], [REST]: [0x00, 0x61, 0x73, 0x6d], [ARCHIVE]: GZIP };
const WASM_TYPE = 'application/wasm';
const PROGRESS_EVERY = 50; // milliseconds
const AT_REST = 1000; // milliseconds without a question

const ask = globalThis.fetch.bind(globalThis); // Pyodide gets another one
// a program that shows as `f` what it takes from `m` as `f`: only such functions can stand in a table
const FUNCTION = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // head
  ...[1, 4, 1, 0x60, 0, 0], // type () -> ()
  ...[2, 7, 1, 1, 109, 1, 102, 0, 0], // import m.f
  ...[7, 5, 1, 1, 102, 0, 0], // export f
);

/**
 * Whether these are the bytes; true where nothing can tell.
 * @param {BufferSource} bytes
 * @param {Described | undefined} said
 */
async function isSound(bytes, said) {
  const hash = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  if (!hash) return true;
  return said?.sha256 === [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

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

  /** The archive of Python's modules, unpacked. */
  async archive() {
    const kept = await this.atHand(ARCHIVE);
    if (kept) return kept.body?.pipeThrough(new DecompressionStream('gzip'));
    const { body } = await this.open(ARCHIVE);
    const bytes = await this.whole(ARCHIVE, /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body));
    return new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
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

/**
 * The file out of its copy by gzip; undefined where that is something else, a page, say. Some servers unpack it on the way.
 * @param {keyof typeof BEGINS} name
 * @param {Response} copy
 */
async function outOfCopy(name, copy) {
  if (!copy.body) return undefined;
  const [body, ahead] = copy.body.tee();
  const { value: first } = await ahead.getReader().read().catch(() => ({ value: undefined }));
  const begins = (/** @type {number[]} */ bytes) => first !== undefined && bytes.every((byte, at) => byte === first[at]);
  if (begins(GZIP)) return new Response(body.pipeThrough(new DecompressionStream('gzip')));
  return begins(BEGINS[name]) ? new Response(body) : undefined;
}

/**
 * The part of Pyodide's program that nobody calls before the first total, and hardly anybody later (see
 * site/runtime/wasm_splitting.py). It comes once the page has its answers; whoever calls into it sooner waits until it is here.
 */
class Rest {
  /** @type {Uint8Array<ArrayBuffer> | undefined} */
  bytes;
  /** @type {Promise<void> | undefined} */
  coming;

  /** @param {Delivery} delivery */
  constructor(delivery) {
    this.delivery = delivery;
  }

  /** Where it does not come, or something else does, the call that needs it asks again. */
  come() {
    return this.coming ??= this.fetch().catch(() => {});
  }

  async fetch() {
    const { copies } = this.delivery;
    const given = await this.delivery.fetch(copies ? `${REST}.gz` : REST, { priority: 'low' });
    const response = copies ? given.ok && await outOfCopy(REST, given) : given;
    if (!response) return;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const said = (await this.delivery.manifest).later[REST];
    if (bytes.length === said?.size && await isSound(bytes, said)) this.bytes ??= bytes;
  }

  /**
   * Only workers may wait so. What has come is used at once, and held against its hash before the first answer; later,
   * as soon as may be.
   * @param {Manifest} manifest
   */
  wait({ later: { [REST]: said } }) {
    const request = new XMLHttpRequest();
    request.open('GET', new URL(REST, this.delivery.runtime), false);
    request.setRequestHeader('Cache-Control', 'no-cache'); // what is kept has come to nothing already
    request.responseType = 'arraybuffer';
    postMessage({ waits: true }); // no sign of life comes before it is here
    try {
      request.send();
    } catch {
      throw new Failure('unreachable', REST);
    }
    if (request.status !== 200) throw new Failure('missing', `${REST}: ${request.status}`);
    const bytes = new Uint8Array(request.response);
    if (bytes.length !== said?.size) throw new Failure('truncated', `${REST}: ${bytes.length}/${said?.size}`);
    const proof = isSound(bytes, said).then((good) => {
      if (!good) throw this.tell(new Failure('damaged', REST));
    });
    proof.catch(() => {}); // whoever starts Python says it, or has been told
    this.delivery.proofs.push(proof);
    return bytes;
  }

  /**
   * At once: what is thrown here goes through Python's program, and may be lost on the way.
   * @param {Failure} failure
   */
  tell(failure) {
    postMessage({ failed: { code: this.delivery.kept ? 'snapshot' : failure.code, detail: failure.message } });
    return failure;
  }

  /**
   * Joins the rest to the first part as soon as somebody calls into it.
   * @param {WebAssembly.Instance} first
   * @param {WebAssembly.Imports} imports
   * @param {Manifest} manifest
   * @returns {WebAssembly.Instance} what Pyodide shall see of the first part
   */
  join({ exports }, imports, manifest) {
    const isShared = (/** @type {string} */ name) => name.startsWith(SHARED);
    const all = Object.entries(exports);
    const shared = Object.fromEntries(all.filter(([name]) => isShared(name)));
    const fetchRest = () => {
      try {
        this.bytes ??= this.wait(manifest);
        new WebAssembly.Instance(new WebAssembly.Module(this.bytes), { ...imports, [SHARED]: shared });
      } catch (error) {
        throw this.tell(error instanceof Failure ? error : new Failure('damaged', `${REST}: ${error}`));
      }
    };
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(FUNCTION), { m: { f: fetchRest } }).exports;
    /** @type {WebAssembly.Table} */ (shared[SWITCHBOARD]).set(0, f);
    return { exports: Object.fromEntries(all.filter(([name]) => !isShared(name))) };
  }
}

/**
 * The memory of a started Python, from where the page has kept it unpacked; over plain http, where it cannot, out of the
 * browser's own cache and nowhere else: on the way it would be too long.
 * @param {Start} start
 * @returns {Promise<Uint8Array<ArrayBuffer>>} without its empty pages
 */
async function remembered({ runtime, snapshot }) {
  const unpacked = await globalThis.caches?.open(snapshot).then((cache) => cache.match(new URL(SNAPSHOT, runtime)), () => undefined);
  if (unpacked) return new Uint8Array(await unpacked.arrayBuffer());
  const kept = await ask(new URL(SNAPSHOT, runtime), { cache: 'only-if-cached', mode: 'same-origin' });
  if (!kept.ok || !kept.body) throw new Error(String(kept.status));
  return new Uint8Array(await new Response(kept.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

/**
 * A kept memory, in the shape in which Pyodide takes one: a view of bytes, whose length it wants to know before all else,
 * while the memory may still be on its way. Later it reads the head, and asks for all behind that, to copy it into its
 * own memory. What is held goes there directly (how it is gathered, says site/runtime/snapshot.py); the rest is there already.
 */
class Kept {
  /** @param {number} size  of the whole */
  constructor(size) {
    this.size = size;
    this.buffer = new ArrayBuffer(0);
    this.head = new Uint8Array(this.buffer);
    this.stretches = new Uint32Array(this.buffer);
    /** Pyodide's own. @type {WebAssembly.Memory | undefined} */
    this.memory = undefined;
    this.view = Object.defineProperties(new Uint8Array(this.buffer), {
      length: { value: size },
      byteLength: { get: () => this.head.byteLength },
      byteOffset: { get: () => this.head.byteOffset },
      buffer: { get: () => this.buffer },
      subarray: { value: (/** @type {number[]} */ ...part) => part.length > 1 ? this.head.subarray(...part) : this.lay() },
    });
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} gathered
   * @param {WebAssembly.Imports} imports  what Pyodide gives its program
   */
  arrived({ buffer }, { env }) {
    const [headed = 0, count = 0] = new Uint32Array(buffer, 0, 2);
    this.buffer = buffer;
    this.stretches = new Uint32Array(buffer, 8, 2 * count);
    this.head = new Uint8Array(buffer, 8 + this.stretches.byteLength, headed);
    this.memory = /** @type {WebAssembly.Memory} */ (env?.memory);
  }

  /** Nothing is left to copy. */
  lay() {
    const own = new Uint8Array(/** @type {WebAssembly.Memory} */ (this.memory).buffer);
    let [from, to] = [this.head.byteOffset + this.head.length, 0];
    for (let one = 0; one < this.stretches.length; one += 2) {
      const [kind = 0, length = 0] = this.stretches.subarray(one);
      if (kind === EMPTY) own.fill(0, to, to + length);
      if (kind === HELD) {
        own.set(new Uint8Array(this.buffer, from, length), to);
        from += length;
      }
      to += length;
    }
    if (from !== this.buffer.byteLength || this.head.length + to !== this.size) throw new Error(SNAPSHOT);
    return [];
  }
}

/**
 * Everything is asked for at once; Python starts as far as it can with what is there.
 * @param {Delivery} delivery
 * @param {Rest} rest
 * @param {Start} start
 */
async function startPython(delivery, rest, start) {
  const wasm = delivery.program();
  const archive = delivery.archive();
  const scripts = Promise.all([delivery.script('pyodide.js'), delivery.script('pyodide.asm.js')]);
  Promise.all([wasm, archive, scripts]).then(() => delivery.done(), (error) => delivery.fail('damaged', String(error)));
  wasm.catch(() => {}); // `failure` says it
  archive.catch(() => {});
  const [[{ loadPyodide }], manifest] = await Promise.all([scripts, delivery.manifest]);
  // in a form that is one file, nobody could wait for it
  if (/** @type {any} */ (globalThis).packed) await rest.come();

  // Pyodide asks for two files, and gets what is on its way already; it needs nothing else from the network.
  globalThis.fetch = async (address) => {
    if (String(address).endsWith(WASM)) return new Response();
    if (String(address).endsWith(ARCHIVE)) return new Response(await archive);
    throw new TypeError(`the scoring runtime does not fetch ${address}`);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    const first = await WebAssembly.instantiate(module, imports);
    try {
      if (memory) kept.arrived(await memory, imports ?? {});
    } catch (error) {
      throw delivery.fail('damaged', String(error)); // Pyodide would keep it to itself
    }
    return { module, instance: rest.join(first, imports ?? {}, manifest) };
  };
  const { memory: said } = manifest;
  const kept = new Kept(said.whole);
  // not sooner: reading so much would hold up the scripts, which the start waits for
  const memory = start.snapshot ? remembered(start) : undefined;
  memory?.then(({ length }) => { if (length !== said.size) throw new Error(SNAPSHOT); }).catch((error) => delivery.fail('damaged', String(error)));
  const pyodide = await loadPyodide({
    indexURL: delivery.runtime,
    stdLibURL: new URL(ARCHIVE, delivery.runtime).href,
    lockFileContents: manifest.lock,
    env: { PYTHONHASHSEED: '0' },
    ...(memory ? { _loadSnapshot: kept.view } : {}),
  });
  await Promise.all(delivery.proofs);
  const held = await memory;
  if (held) proveAtRest = () => isSound(held, said);
  return pyodide;
}

/** Whether the memory that Python began from is what it should be, while that is not known. @type {(() => Promise<boolean>) | undefined} */
let proveAtRest;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;

/** Whether the reader would rather not fetch what may not be needed. */
function savesData() {
  return Boolean(/** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData);
}

/** Puts off what nobody waits for until the page has asked nothing for a while. */
function restSoon() {
  clearTimeout(resting);
  resting = setTimeout(async () => {
    const prove = proveAtRest;
    proveAtRest = undefined;
    if (!savesData()) void rest.come();
    if (prove && !await prove()) postMessage({ failed: { code: 'snapshot', detail: SNAPSHOT } });
  }, AT_REST);
}

/** @type {(request: string) => string} */
let answer;
/** @type {any} */
let PythonError;
/** @type {Rest} */
let rest;

/** @param {Start} start */
async function boot(start) {
  const delivery = new Delivery(start);
  rest = new Rest(delivery);
  try {
    const pyodide = await Promise.race([startPython(delivery, rest, start), delivery.failure]);
    PythonError = pyodide.ffi.PythonError;
    pyodide.pyimport('gc').set_threshold(100_000); // what an answer makes has no cycles: looking for them takes longer than the answer
    answer = pyodide.pyimport('rubricpress.core.bridge').answer;
    postMessage({ ready: true });
  } catch (error) {
    const unexpected = { code: start.snapshot ? 'snapshot' : 'damaged', message: String(error) };
    const { code, message } = error instanceof Failure && !start.snapshot ? error : unexpected;
    postMessage({ failed: { code, detail: message } });
  }
}

/**
 * @param {number} id
 * @param {string} request
 */
function reply(id, request) {
  if (proveAtRest || !rest.coming) restSoon();
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
