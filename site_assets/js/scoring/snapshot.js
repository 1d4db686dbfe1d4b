/**
 * The memory of a started Python, with which later visits start sooner. It is fetched behind the first visit and kept
 * unpacked, since unpacking would be a quarter of the later start; over plain http, where pages can keep nothing of that
 * kind, it stays in the browser's own cache as it came. A mark tells the next visit that it should be there. Where
 * the mark is wrong, Python starts as on a first visit. Several sites may share one host: each has its own.
 *
 * Another mark tells that a page to read has fetched the runtime itself (warming.js).
 */

const NAME = 'snapshot.bin';
const PLACE = 'rubricpress memory'; // no name of the service worker's, which clears away what is not of its edition
const MARK = 'rubricpress/snapshot';
const WARM = 'rubricpress/warm';
const AFTER = 3000; // milliseconds of work on the form that nothing shall disturb
const PIECE = 32_768; // bytes that are unpacked at once: they become six times as many

/** The folder of all editions of a site's runtime. @param {string} runtime */
const siteOf = (runtime) => new URL('..', runtime).pathname;

/**
 * Where the memory of this runtime is kept, for worker.js to look.
 * @param {string} runtime  address of its folder
 */
export const placeOf = (runtime) => `${PLACE} ${siteOf(runtime)}`;

/**
 * Whether the browser should have the memory of this runtime.
 * @param {string} runtime  address of its folder
 */
export const isKept = (runtime) => marked(MARK, runtime) === runtime;

/** The mark was wrong. @param {string} runtime */
export const forget = (runtime) => mark(MARK, runtime, null);

/**
 * Whether a page to read has fetched this runtime; undefined where nothing can be marked.
 * @param {string} runtime  address of its folder
 */
export function isWarm(runtime) {
  const found = marked(WARM, runtime);
  return found === undefined ? undefined : found === runtime;
}

/** @param {string} runtime  address of its folder */
export const noteWarm = (runtime) => mark(WARM, runtime, runtime);

/**
 * @param {string} what
 * @param {string} runtime
 * @returns {string | null | undefined} undefined where the browser keeps no marks
 */
function marked(what, runtime) {
  try {
    return localStorage.getItem(`${what} ${siteOf(runtime)}`);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} what
 * @param {string} runtime
 * @param {string | null} text  null takes the mark away
 */
function mark(what, runtime, text) {
  try {
    const name = `${what} ${siteOf(runtime)}`;
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // what cannot be kept need not be forgotten
  }
}

/**
 * Fetches the memory once the page has come to rest, unless the reader saves data.
 * @param {string} runtime  address of its folder
 */
export function keepSoon(runtime) {
  if (!isKept(runtime) && !savesData() && /^https?:/.test(runtime)) whenIdle(() => void keep(runtime), AFTER);
}

/** Whether nothing should be fetched that may never be used: the reader has said so, or the line is very slow. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  return Boolean(connection?.saveData) || /2g$/.test(connection?.effectiveType ?? '');
}

/**
 * @param {() => void} act  done when the browser has nothing else to do
 * @param {number} after  milliseconds, not before
 */
export function whenIdle(act, after) {
  const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then, 1));
  setTimeout(() => idle(act), after);
}

/**
 * Passes bytes on a few at a time, and lets the page answer in between.
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
function inPieces() {
  return new TransformStream({
    async transform(bytes, out) {
      for (let at = 0; at < bytes.length; at += PIECE) {
        out.enqueue(bytes.subarray(at, at + PIECE));
        await new Promise((resolve) => { setTimeout(resolve); });
      }
    },
  });
}

/** @param {string} runtime */
async function keep(runtime) {
  try {
    const unpack = 'caches' in globalThis;
    const answer = await fetch(new URL(NAME, runtime), { priority: 'low', cache: unpack ? 'no-store' : 'default' });
    if (!answer.ok || !answer.body) return;
    if (unpack) {
      const place = placeOf(runtime);
      for (const older of [PLACE, place]) await caches.delete(older); // those of earlier editions, the first of any site
      const unpacked = new Response(answer.body.pipeThrough(inPieces()).pipeThrough(new DecompressionStream('gzip')));
      await (await caches.open(place)).put(new URL(NAME, runtime), unpacked);
    } else {
      await answer.arrayBuffer(); // only what was read to its end is kept
    }
    localStorage.removeItem(MARK); // of those first editions
    mark(MARK, runtime, runtime);
  } catch {
    // offline, or nothing can be kept: the next visit starts as this one did
  }
}
