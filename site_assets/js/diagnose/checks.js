/**
 * What the self-check looks at. Each check tells how things stand and, where something is to be done, what to
 * tell those who look after the network. None of them changes anything that it does not take back.
 */

import { ScoringClient } from '../scoring/client.js';
import { WORDS } from './wording.js';

/** @typedef {'good' | 'note' | 'bad'} State */
/** @typedef {{state: State, said: string, tell?: string}} Finding `tell`: for the people who run network and computers */
/** @typedef {{runtime: string, data: string, total: string, files: Array<{path: string, type: string}>}} About addresses, and the total that the core gives for an empty response */

const TRIAL = 'rubricpress/self-check';
const SLOW = 20_000; // milliseconds
const PACKED = 1024; // bytes above which a text is worth packing

/** @returns {Finding} */
export function browser() {
  /** @type {Array<[string, boolean]>} */
  const needed = [
    ['Web Worker', typeof Worker === 'function'],
    ['WebAssembly', typeof WebAssembly === 'object'],
    ['dialog', typeof HTMLDialogElement === 'function'],
    ['CSS :has()', globalThis.CSS?.supports?.('selector(:has(a))') ?? false],
    ['structuredClone', typeof structuredClone === 'function'],
  ];
  const missing = needed.filter(([, there]) => !there).map(([name]) => name);
  if (missing.length > 0) return { state: 'bad', said: WORDS.browserOld(missing), tell: WORDS.browserTell };
  return { state: 'good', said: WORDS.browserGood };
}

/** @returns {Finding} */
export function address() {
  if (location.protocol === 'file:') return { state: 'note', said: WORDS.addressLocal };
  if (isSecureContext) return { state: 'good', said: location.protocol === 'https:' ? WORDS.addressGood : WORDS.addressHere };
  return { state: 'note', said: WORDS.addressPlain, tell: WORDS.addressTell };
}

/** @returns {Promise<Finding>} */
export async function storage() {
  const [small, large] = [keepsText(), await keepsData()];
  if (!small && !large) return { state: 'bad', said: WORDS.storageBad, tell: WORDS.storageTell };
  if (!small || !large) return { state: 'note', said: WORDS.storageHalf, tell: WORDS.storageTell };
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return { state: 'good', said: quota ? WORDS.storageFree(size(quota - usage)) : WORDS.storageGood };
}

/** Whether the browser keeps a text and gives it back. */
function keepsText() {
  try {
    localStorage.setItem(TRIAL, TRIAL);
    const kept = localStorage.getItem(TRIAL) === TRIAL;
    localStorage.removeItem(TRIAL);
    return kept;
  } catch {
    return false;
  }
}

/**
 * Whether the browser keeps a record in a database, which is taken away again.
 * @returns {Promise<boolean>}
 */
async function keepsData() {
  /** @type {IDBDatabase | undefined} */
  let database;
  try {
    const opening = indexedDB.open(TRIAL, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('trial');
    database = await done(opening);
    const store = database.transaction('trial', 'readwrite').objectStore('trial');
    await done(store.put(TRIAL, 1));
    return (await done(store.get(1))) === TRIAL;
  } catch {
    return false;
  } finally {
    database?.close();
    if (database) indexedDB.deleteDatabase(TRIAL);
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Whether the server gives the files as what they are.
 * @param {About} about
 * @returns {Promise<Finding>}
 */
export async function files({ files: wanted }) {
  const answers = await Promise.all(wanted.map(async ({ path, type }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const answer = await fetch(path, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    if (!answer) return { fault: WORDS.fault(name, WORDS.unreachable), plain: false };
    const got = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const length = Number(answer.headers.get('content-length'));
    const plain = length > PACKED && !answer.headers.get('content-encoding');
    if (!answer.ok) return { fault: WORDS.fault(name, String(answer.status)), plain };
    const right = type.split(' ').includes(got);
    return { fault: right ? '' : WORDS.fault(name, got || '—'), plain };
  }));
  const faults = answers.map(({ fault }) => fault).filter(Boolean);
  if (faults.length > 0) return { state: 'bad', said: WORDS.filesBad(faults), tell: WORDS.filesTell };
  if (answers.every(({ plain }) => plain)) return { state: 'note', said: WORDS.filesPlain, tell: WORDS.filesTellPlain };
  return { state: 'good', said: WORDS.filesGood };
}

/**
 * Whether the scoring runtime starts, and scores as it does elsewhere.
 * @param {About} about
 * @returns {Promise<Finding>}
 */
export async function runtime({ runtime: folder, data, total }) {
  const started = performance.now();
  let bytes = 0;
  /** @type {ScoringClient | undefined} */
  let client;
  try {
    const { rubric } = await (await fetch(data)).json();
    await new Promise((resolve, reject) => {
      const { href } = new URL(data, document.baseURI);
      const progress = (/** @type {{loaded: number}} */ { loaded }) => { bytes = loaded; };
      client = new ScoringClient({ runtime: folder, data: href, progress, ready: () => resolve(null), failed: reject });
      client.start();
    });
    const took = performance.now() - started;
    const empty = { rubric: { id: rubric.id }, profile: {}, assessments: { self: { ratings: {} } } };
    const reply = await client?.score({ format: 'rubricpress-response/1', ...empty });
    if (String(reply?.result.assessments.self.total) !== total) {
      return { state: 'bad', said: WORDS.runtimeWrong, tell: WORDS.runtimeTellWrong };
    }
    const seconds = (took / 1000).toFixed(1);
    if (took > SLOW) return { state: 'note', said: WORDS.runtimeSlow(seconds, size(bytes)), tell: WORDS.runtimeTellSlow };
    return { state: 'good', said: WORDS.runtimeGood(seconds, size(bytes)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { state: 'bad', said: `${WORDS.runtimeBad}${WORDS.detail(detail)}`, tell: WORDS.runtimeTell };
  } finally {
    client?.stop();
  }
}

/**
 * A number of bytes for people.
 * @param {number} bytes
 */
function size(bytes) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let at = 0;
  let value = bytes;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${value < 10 && at > 0 ? value.toFixed(1) : Math.round(value)}\u00a0${units[at]}`;
}
