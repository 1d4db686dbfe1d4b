/**
 * The memory of a started Python, with which later visits start sooner. It is fetched behind the first visit and kept
 * unpacked, since unpacking would be a quarter of the later start; over plain http, where pages can keep nothing of that
 * kind, it stays in the browser's own cache as it came. A mark tells the next visit that it should be there. Where
 * the mark is wrong, Python starts as on a first visit. Several sites may share one host: each has its own.
 */

const NAME = 'snapshot.bin';
const PLACE = 'rubricpress memory'; // no name of the service worker's, which clears away what is not of its edition
const MARK = 'rubricpress/snapshot';
const AFTER = 3000; // milliseconds of work on the form that nothing shall disturb

/** The folder of all editions of a site's runtime. @param {string} runtime */
const siteOf = (runtime) => new URL('..', runtime).pathname;

/** @param {string} runtime */
const markOf = (runtime) => `${MARK} ${siteOf(runtime)}`;

/**
 * Where the memory of this runtime is kept, for worker.js to look.
 * @param {string} runtime  address of its folder
 */
export const placeOf = (runtime) => `${PLACE} ${siteOf(runtime)}`;

/**
 * Whether the browser should have the memory of this runtime.
 * @param {string} runtime  address of its folder
 */
export function isKept(runtime) {
  try {
    return localStorage.getItem(markOf(runtime)) === runtime;
  } catch {
    return false;
  }
}

/** The mark was wrong. @param {string} runtime */
export function forget(runtime) {
  try {
    localStorage.removeItem(markOf(runtime));
  } catch {
    // what cannot be kept need not be forgotten
  }
}

/**
 * Fetches the memory once the page has come to rest, unless the reader saves data.
 * @param {string} runtime  address of its folder
 */
export function keepSoon(runtime) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (isKept(runtime) || connection?.saveData || !/^https?:/.test(runtime)) return;
  const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 1));
  setTimeout(() => idle(() => void keep(runtime)), AFTER);
}

/** @param {string} runtime */
async function keep(runtime) {
  try {
    const unpack = 'caches' in globalThis;
    const answer = await fetch(new URL(NAME, runtime), { priority: 'low', cache: unpack ? 'no-store' : 'default' });
    if (!answer.ok || !answer.body) return;
    if (unpack) {
      const place = placeOf(runtime);
      await caches.delete(place); // that of an earlier edition
      const unpacked = new Response(answer.body.pipeThrough(new DecompressionStream('gzip')));
      await (await caches.open(place)).put(new URL(NAME, runtime), unpacked);
    } else {
      await answer.arrayBuffer(); // only what was read to its end is kept
    }
    localStorage.setItem(markOf(runtime), runtime);
  } catch {
    // offline, or nothing can be kept: the next visit starts as this one did
  }
}
