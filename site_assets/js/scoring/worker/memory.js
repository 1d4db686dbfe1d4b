import { SNAPSHOT, ask } from './files.js';

/** @typedef {import('./delivery.js').Start} Start */

const [EMPTY, HELD] = [0, 1]; // kinds of its stretches

/**
 * The memory of a started Python, from where the page has kept it unpacked; over plain http, where it cannot, out of the
 * browser's own cache and nowhere else: on the way it would be too long.
 * @param {Start} start
 * @returns {Promise<Uint8Array<ArrayBuffer>>} without its empty pages
 */
export async function remembered({ runtime, snapshot }) {
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
export class Kept {
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
