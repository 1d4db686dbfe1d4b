/**
 * The memory of a started Python, with which later visits start sooner. It is fetched behind the first visit and kept
 * unpacked, since unpacking would be a quarter of the later start; over plain http, where pages can keep nothing of that
 * kind, it stays in the browser's own cache as it came. A mark tells the next visit that it should be there. Where
 * the mark is wrong, Python starts as on a first visit.
 */

const NAME = 'snapshot.bin';
const PLACE = 'rubricpress memory'; // where worker.js looks for it
const MARK = 'rubricpress/snapshot';
const AFTER = 3000; // milliseconds of work on the form that nothing shall disturb

/**
 * Whether the browser should have the memory of this runtime.
 * @param {string} runtime  address of its folder
 */
export function isKept(runtime) {
  try {
    return localStorage.getItem(MARK) === runtime;
  } catch {
    return false;
  }
}

/** The mark was wrong. */
export function forget() {
  try {
    localStorage.removeItem(MARK);
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
      await caches.delete(PLACE); // that of an earlier edition
      const unpacked = new Response(answer.body.pipeThrough(new DecompressionStream('gzip')));
      await (await caches.open(PLACE)).put(new URL(NAME, runtime), unpacked);
    } else {
      await answer.arrayBuffer(); // only what was read to its end is kept
    }
    localStorage.setItem(MARK, runtime);
  } catch {
    // offline, or nothing can be kept: the next visit starts as this one did
  }
}
