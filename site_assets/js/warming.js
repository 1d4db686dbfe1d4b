/**
 * Has the browser fetch the scoring runtime while somebody reads a table, so that a form that is opened next starts
 * from the browser's own cache, over plain http too. Where a service worker keeps the runtime, that is found instead.
 * Nothing here is needed, and nothing of it is told: what fails is left to the form.
 */

import { isKept, isWarm, noteWarm, savesData, whenIdle } from './scoring/snapshot.js';

const AFTER = 1000; // milliseconds: whoever goes on at once does not wait for what is fetched here
const MANIFEST = 'manifest.json';
const WASM = 'pyodide.asm.wasm';

/** @param {string} address  of the runtime's folder */
export function warm(address) {
  const runtime = new URL(address, document.baseURI).href;
  if (savesData() || isKept(runtime) || isWarm(runtime) !== false) return;
  whenIdle(() => void fetchAll(runtime).catch(() => {}), AFTER);
}

/**
 * One file after the other: whoever goes to a form meanwhile has whole files, and takes the line for the rest.
 * @param {string} runtime
 */
async function fetchAll(runtime) {
  if (await globalThis.caches?.match(new URL(WASM, runtime)).catch(() => undefined)) return; // a service worker keeps it
  const manifest = await got(MANIFEST, runtime);
  if (!staysInCache(manifest)) return;
  const { files } = await manifest.json();
  for (const name of Object.keys(files)) {
    const answer = await got(name, runtime);
    // as worker.js does: where the server packs no WebAssembly, the copy beside it is a third of the way
    const packed = name !== WASM || answer.headers.has('Content-Encoding') || navigator.serviceWorker?.controller;
    const copy = packed ? undefined : await got(`${name}.gz`, runtime).catch(() => undefined);
    if (copy) void answer.body?.cancel();
    await (copy ?? answer).body?.pipeTo(new WritableStream()); // only what was read to its end is kept
  }
  noteWarm(runtime);
}

/**
 * @param {string} name
 * @param {string} runtime
 */
async function got(name, runtime) {
  const answer = await fetch(new URL(name, runtime), { priority: 'low' });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** Whether the server lets the browser keep its files, or at least ask whether they are still good. @param {Response} answer */
function staysInCache({ headers }) {
  const control = headers.get('Cache-Control') ?? '';
  return !control.includes('no-store') && (control.includes('max-age') || ['ETag', 'Last-Modified', 'Expires'].some((name) => headers.has(name)));
}
