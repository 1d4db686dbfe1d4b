import { ARCHIVE, SNAPSHOT, WASM, isSound } from './files.js';
import { Kept, remembered } from './memory.js';

/** @typedef {import('./delivery.js').Delivery} Delivery */
/** @typedef {import('./delivery.js').Start} Start */
/** @typedef {import('./rest.js').Rest} Rest */

/**
 * Everything is asked for at once; Python starts as far as it can with what is there.
 * @param {Delivery} delivery
 * @param {Rest} rest
 * @param {Start} start
 * @returns {Promise<{pyodide: any, prove?: () => Promise<boolean>}>} `prove`: whether the memory that Python began from
 *     is what it should be, which is not known yet
 */
export async function startPython(delivery, rest, start) {
  const wasm = delivery.program();
  const archive = delivery.archive();
  const scripts = Promise.all([delivery.script('pyodide.js'), delivery.script('pyodide.asm.js')]);
  Promise.all([wasm, archive, scripts]).then(() => delivery.done(), (error) => delivery.fail('damaged', String(error)));
  wasm.catch(() => {}); // `failure` says it
  archive.catch(() => {});
  // where the browser has the machine code, that comes before the scripts do, and this thread would wait for them; where it
  // compiles anew, not before them: reading so much would hold them up, and the start waits for them
  const memory = start.snapshot ? Promise.race([wasm, scripts]).then(() => remembered(start)) : undefined;
  memory?.catch(() => {});
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
  return { pyodide, prove: held && (() => isSound(held, said)) };
}
