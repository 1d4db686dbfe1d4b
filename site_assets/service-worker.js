/**
 * Lets a form that has been opened once be opened again without a network. Written by hand, and small on purpose.
 *
 * Form pages, and what they ask for, come from the edition that is kept; all other pages come from the network as
 * if this worker were not there, and from what is kept only where the network fails. So nobody reads an old table
 * while a new one can be had, and an open form is never swapped for another: a new edition waits until the person
 * agrees (`form/offline.js`), or until no form is open.
 *
 * The pages and scripts of one edition are in one cache, named after the edition; the runtime, which rarely
 * changes, in another. What belongs to them stands in `manifest.json`, with the hash of each file. Nothing is kept
 * and nothing given out whose hash is another: what is damaged is fetched again.
 *
 * In:  `{do: 'keep', rubric}` with a port, answered by `{kept: boolean}`: everything for this rubric is here;
 *      `{do: 'activate'}`: the person agrees to the new edition.
 */

/** @typedef {{size: number, sha256: string}} Entry */
/** @typedef {{version: string, files: Record<string, Entry>}} Manifest */

const VERSION = 'unfinished'; // the edition of the site, written here when the site is finished

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL('./', worker.location.href);
const PREFIX = `rubricpress ${ROOT.pathname} `; // several sites may share one host
const SITE = `${PREFIX}site ${VERSION}`;
const MANIFEST = 'manifest.json';
const RUNTIME = /^assets\/runtime\/([0-9a-f]+)\//;
const EVERYWHERE = /^(index\.html|rubrics\/index\.html|institutions\/.+|assets\/(?!runtime\/|schema\/).+)$/;
const ENGLISH = /^en\//; // pages of the same path in the other language; a form is kept in both
const FORM = /^(?:en\/)?rubrics\/([^/]+)\/(?:editions\/[^/]+\/)?form\/$/; // of the newest edition of a rubric, or of an earlier one
const INDEX = /(^|\/)index\.html$/; // a folder may be asked for by the name of its page too: that is one page
const AT_ONCE = 6;
const NOT_KEPT = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** What has been found sound since this worker started: cache and address. @type {Set<string>} */
const sound = new Set();
/** What has been read since this worker started, by cache: of many rubrics, manifests are large. @type {Map<string, Manifest>} */
const manifests = new Map();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));

worker.addEventListener('message', (event) => {
  const { do: what, rubric } = event.data;
  if (what === 'activate') event.waitUntil(worker.skipWaiting());
  if (what === 'keep') event.waitUntil(keepFor(rubric).then((kept) => event.ports[0]?.postMessage({ kept })));
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && nameOf(url) !== null) event.respondWith(answer(event));
});

/** The new edition is made complete beside the old one; it takes over at once only where nobody would notice. */
async function install() {
  const rubrics = await keptRubrics();
  const changed = rubrics.length > 0 && (await keep(rubrics));
  if (!changed || (await openForms()).length === 0) await worker.skipWaiting();
}

/**
 * Whether everything for this rubric is here now. From then on its page belongs to this worker, even if it was
 * opened before there was one: the next edition waits for it.
 * @param {string} rubric
 */
async function keepFor(rubric) {
  try {
    await keep([rubric]);
    await dropOthers();
    await worker.clients.claim();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function answer({ request, clientId }) {
  const name = nameOf(request.url) ?? '';
  if (await isForForm(name, request, clientId) && request.cache !== 'reload' && request.cache !== 'no-store') {
    const response = await kept(name);
    if (response) return response;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const response = await kept(name);
    if (response) return response;
    throw error;
  }
}

/**
 * Whether a form asks. Only forms run what is in the folder of the runtime, whose name says what is in it: who asks for
 * that is not looked up. The scoring worker may stand still until it has the answer, and Firefox would ask it who it is.
 * @param {string} name
 * @param {Request} request
 * @param {string} clientId
 */
async function isForForm(name, request, clientId) {
  if (RUNTIME.test(name)) return true;
  return FORM.test(request.mode === 'navigate' ? name : nameOf((await worker.clients.get(clientId))?.url ?? '') ?? '');
}

/**
 * The kept file, once it is known to be sound; one that is damaged is replaced, and undefined where it cannot be.
 * @param {string} name
 * @returns {Promise<Response | undefined>}
 */
async function kept(name) {
  for (const place of await places()) {
    const cache = await caches.open(place);
    const response = await cache.match(addressOf(name));
    if (!response) continue;
    if (sound.has(`${place} ${name}`)) return response;
    const entry = (await manifestIn(place))?.files[fileOf(name)];
    const bytes = await response.clone().arrayBuffer().catch(() => undefined);
    if (entry && bytes && (await isSound(bytes, entry))) {
      sound.add(`${place} ${name}`);
      return response;
    }
    await cache.delete(addressOf(name));
    const mended = entry && (await fetched(name, entry).catch(() => undefined));
    if (!mended) continue;
    await cache.put(addressOf(name), mended.clone());
    return mended;
  }
  return undefined;
}

/**
 * Sees to it that everything for these rubrics is kept, and sound; rejected where it cannot be had.
 * @param {string[]} rubrics
 * @returns {Promise<boolean>} whether any page or script differs from what was kept before
 */
async function keep(rubrics) {
  const manifest = await newest();
  if (manifest?.version !== VERSION) throw new Error('the site is of another edition than this worker');
  const older = (await places()).filter((place) => place !== SITE);
  const wanted = Object.entries(manifest.files).filter(([file]) => isWanted(file, rubrics));
  let changed = false;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = wanted.pop(); next; next = wanted.pop()) {
      const [file, entry] = next;
      const fresh = await keepFile(file.replace(INDEX, '$1'), entry, older);
      changed ||= fresh && !RUNTIME.test(file);
    }
  }));
  return changed;
}

/**
 * What the site says of its files, kept from now on; without a network, what it said last.
 * @returns {Promise<Manifest | undefined>}
 */
async function newest() {
  const response = await fetch(addressOf(MANIFEST), { cache: 'no-cache' }).catch(() => undefined);
  if (!response) return manifestIn(SITE);
  const text = await response.text();
  /** @type {Manifest} */
  const manifest = JSON.parse(text);
  if (manifest.version === VERSION) await (await caches.open(SITE)).put(addressOf(MANIFEST), new Response(text));
  return manifest;
}

/**
 * @param {string} name
 * @param {Entry} entry
 * @param {string[]} older  caches that may hold the very same
 * @returns {Promise<boolean>} whether it had to be fetched
 */
async function keepFile(name, entry, older) {
  const own = placeOf(name);
  const cache = await caches.open(own);
  for (const place of [own, ...older.filter((one) => one !== own)]) {
    const response = await (await caches.open(place)).match(addressOf(name));
    if (!response) continue;
    const copy = response.clone();
    const bytes = await response.arrayBuffer().catch(() => undefined);
    if (!bytes || !(await isSound(bytes, entry))) continue;
    if (place !== own) await cache.put(addressOf(name), copy);
    sound.add(`${own} ${name}`);
    return false;
  }
  await cache.put(addressOf(name), await fetched(name, entry));
  sound.add(`${own} ${name}`);
  return true;
}

/**
 * The file from the network, or from the browser's own cache where that has it whole.
 * @param {string} name
 * @param {Entry} entry
 */
async function fetched(name, entry) {
  for (const cache of /** @type {RequestCache[]} */ ([RUNTIME.test(name) ? 'default' : 'no-cache', 'reload'])) {
    const response = await fetch(addressOf(name), { cache });
    const bytes = response.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
    if (bytes && (await isSound(bytes, entry))) {
      const headers = [...response.headers].filter(([header]) => !NOT_KEPT.has(header));
      return new Response(bytes, { headers });
    }
  }
  throw new Error(`${name} is not what the manifest says`);
}

/** Other editions go, unless another form is open that may still ask for something of them. */
async function dropOthers() {
  if ((await openForms()).length > 1) return;
  const runtimes = Object.keys((await manifestIn(SITE))?.files ?? {}).filter((file) => RUNTIME.test(file));
  const own = new Set([SITE, ...runtimes.map(placeOf)]);
  for (const place of await places()) if (!own.has(place)) await caches.delete(place);
}

/** The caches of this site, those of this edition first. */
async function places() {
  const all = (await caches.keys()).filter((place) => place.startsWith(PREFIX));
  return [...all.filter((place) => place === SITE), ...all.filter((place) => place !== SITE)];
}

/** @param {string} name */
function placeOf(name) {
  const [, runtime] = RUNTIME.exec(name) ?? [];
  return runtime ? `${PREFIX}runtime ${runtime}` : SITE;
}

/** The rubrics whose forms are kept, in whatever edition. */
async function keptRubrics() {
  const found = new Set();
  for (const place of await places()) {
    for (const { url } of await (await caches.open(place)).keys()) {
      const [, rubric] = FORM.exec(nameOf(url) ?? '') ?? [];
      if (rubric) found.add(rubric);
    }
  }
  return /** @type {string[]} */ ([...found]);
}

/**
 * The manifest of an edition; for a cache of the runtime, which has none, any that knows its files.
 * @param {string} place
 * @returns {Promise<Manifest | undefined>}
 */
async function manifestIn(place) {
  for (const one of [place, SITE, ...(await places())]) {
    const known = manifests.get(one);
    if (known) return known;
    const response = await (await caches.open(one)).match(addressOf(MANIFEST));
    if (!response) continue;
    const manifest = await response.json();
    manifests.set(one, manifest);
    return manifest;
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {string[]} rubrics
 */
function isWanted(file, rubrics) {
  if (/\.(gz|br)$|\/snapshot\.bin$/.test(file)) return false; // pages keep that memory unpacked, once for all editions
  const path = file.replace(ENGLISH, '');
  const [folder, rubric, name] = path.split('/');
  if (folder === 'rubrics' && rubric !== 'index.html') return rubrics.includes(rubric ?? '') && name !== `${rubric}.html`;
  return EVERYWHERE.test(path) || RUNTIME.test(file);
}

/** @returns {Promise<readonly WindowClient[]>} */
async function openForms() {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => FORM.test(nameOf(url) ?? ''));
}

/**
 * The part of an address that is below the site's root, without what follows the path; null for other addresses.
 * @param {string} address
 */
function nameOf(address) {
  if (!address) return null;
  const { origin, pathname } = new URL(address);
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return null;
  return pathname.slice(ROOT.pathname.length).replace(INDEX, '$1');
}

/** @param {string} name */
const addressOf = (name) => new URL(name, ROOT).href;

/** The file behind a name: a folder is its index. @param {string} name */
const fileOf = (name) => decodeURIComponent(name === '' || name.endsWith('/') ? `${name}index.html` : name);

/**
 * @param {ArrayBuffer} bytes
 * @param {Entry} entry
 */
async function isSound(bytes, { size, sha256 }) {
  if (bytes.byteLength !== size) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
