/** The files of the runtime: what they are called, how they begin, and whether their bytes are what they should be. */

/** @typedef {{size: number, sha256: string}} Described */
/** @typedef {Record<string, Described>} Files */
/** @typedef {{lock: any, files: Files, later: Files, memory: Described & {whole: number}}} Manifest `memory`: of the snapshot, unpacked; `whole`: what Pyodide takes */

export const WASM = 'pyodide.asm.wasm';
export const REST = 'pyodide.rest.wasm';
export const ARCHIVE = 'python.bin'; // a zip file of bytecode, packed by gzip as a whole
export const SNAPSHOT = 'snapshot.bin';
const GZIP = [0x1f, 0x8b];
/** How a good one begins. */
export const BEGINS = { [WASM]: [0x00, 0x61, 0x73, 0x6d], [REST]: [0x00, 0x61, 0x73, 0x6d], [ARCHIVE]: GZIP };

export const ask = globalThis.fetch.bind(globalThis); // Pyodide gets another one

/** A start that comes to nothing, with one of the codes that worker.js lists. */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/**
 * Whether these are the bytes; true where nothing can tell.
 * @param {BufferSource} bytes
 * @param {Described | undefined} said
 */
export async function isSound(bytes, said) {
  const hash = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  if (!hash) return true;
  return said?.sha256 === [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The file out of its copy by gzip; undefined where that is something else, a page, say. Some servers unpack it on the way.
 * @param {keyof typeof BEGINS} name
 * @param {Response} copy
 */
export async function outOfCopy(name, copy) {
  if (!copy.body) return undefined;
  const [body, ahead] = copy.body.tee();
  const { value: first } = await ahead.getReader().read().catch(() => ({ value: undefined }));
  const begins = (/** @type {number[]} */ bytes) => first !== undefined && bytes.every((byte, at) => byte === first[at]);
  if (begins(GZIP)) return new Response(body.pipeThrough(new DecompressionStream('gzip')));
  return begins(BEGINS[name]) ? new Response(body) : undefined;
}
