/**
 * Before the scoring worker in a form that is one file: what it would fetch is here already. `FILES` holds each
 * file by name, in base64, some of them gzip; the scripts have run, as they stand in front of this one.
 */

// @ts-expect-error: the page writes FILES in front of this text
const EMBEDDED = /** @type {Record<string, {gzip: boolean, base64: string}>} */ (FILES);

// @ts-expect-error: loadPyodide is what Pyodide's script leaves
globalThis.packed = { 'pyodide.js': { loadPyodide: globalThis.loadPyodide }, 'pyodide.asm.js': {} };

globalThis.fetch = async (address) => {
  const file = EMBEDDED[String(address).split('/').pop() ?? ''];
  if (!file) throw new TypeError(`not in this file: ${address}`);
  const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  const as = new Response(bytes); // not by way of a blob, which WebKit cannot read in a worker of a file
  return file.gzip && as.body ? new Response(as.body.pipeThrough(new DecompressionStream('gzip'))) : as;
};
