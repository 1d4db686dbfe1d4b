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
 * Pyodide's program comes in two files: see `Rest` in worker/rest.js. This script and those in worker/ come as one (site/joining.py).
 *
 * Codes: `unreachable` no answer; `missing` an answer that is not the file; `foreign` something else in its place;
 * `truncated`; `stalled` nothing more comes; `damaged` it does not start; `answer` the core raised; `broken` Python
 * cannot go on; `snapshot` that memory is not there or does not do: a worker that is started without it will, and answers
 * again what this one has answered.
 */

import { Delivery } from './worker/delivery.js';
import { Failure, SNAPSHOT } from './worker/files.js';
import { startPython } from './worker/python.js';
import { Rest } from './worker/rest.js';

/** @typedef {import('./worker/delivery.js').Start} Start */

const AT_REST = 1000; // milliseconds without a question

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
    const { pyodide, prove } = await Promise.race([startPython(delivery, rest, start), delivery.failure]);
    proveAtRest = prove;
    PythonError = pyodide.ffi.PythonError;
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
