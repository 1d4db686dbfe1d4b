import { Failure, REST, isSound, outOfCopy } from './files.js';

/** @typedef {import('./delivery.js').Delivery} Delivery */
/** @typedef {import('./files.js').Manifest} Manifest */

const SHARED = 'rubricpress.'; // how all names begin that the two parts of the program share
const SWITCHBOARD = 'rubricpress.switchboard';
// a program that shows as `f` what it takes from `m` as `f`: only such functions can stand in a table
const FUNCTION = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // head
  ...[1, 4, 1, 0x60, 0, 0], // type () -> ()
  ...[2, 7, 1, 1, 109, 1, 102, 0, 0], // import m.f
  ...[7, 5, 1, 1, 102, 0, 0], // export f
);

/**
 * The part of Pyodide's program that nobody calls before the first total, and hardly anybody later (see
 * site/runtime/wasm_splitting.py). It comes once the page has its answers; whoever calls into it sooner waits until it is here.
 */
export class Rest {
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
