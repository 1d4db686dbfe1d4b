/**
 * Drafts in IndexedDB: a small record of each for the list, its response apart, so that the list of many opens at once.
 *
 * A write names the serial that it replaces. The database takes one write at a time, of whatever tab, so a tab that
 * does not know of another's write is refused and never overwrites it.
 */

const NAME = 'rubricpress';
const VERSION = 1;
const PATIENCE = 3000;

/** @typedef {{total: string | null, answered: number, count: number}} Said as the core last told it */
/**
 * @typedef {object} Head  what the list shows of a draft; times are ISO 8601
 * @property {string} id
 * @property {string} rubric
 * @property {string} name  as the person has named it; '' where the institution's name does
 * @property {string} institution
 * @property {string} made
 * @property {string} changed  when its content was last kept
 * @property {{at: string, name: string} | null} filed  when and under which name it was last saved to a file
 * @property {Said | null} said
 * @property {number} serial  counts the writes
 */
/** @typedef {Head & {response: Record<string, any>}} Draft */

export class Shelf {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    database.onversionchange = () => database.close(); // a newer page wants to change it; writes then fail and are told
  }

  /** Rejects where the browser has no such database, forbids it, or does not answer. */
  static async open() {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore('heads', { keyPath: 'id' }).createIndex('rubric', 'rubric');
        request.result.createObjectStore('responses');
      }
    };
    const late = new Promise((_, reject) => { setTimeout(() => reject(new Error('the database does not answer')), PATIENCE); });
    return new Shelf(await Promise.race([answered(request), late]));
  }

  /**
   * @param {string} rubric
   * @returns {Promise<Head[]>}
   */
  heads(rubric) {
    return answered(this.database.transaction('heads').objectStore('heads').index('rubric').getAll(rubric));
  }

  /**
   * @param {string} id
   * @returns {Promise<Draft | null>}
   */
  async get(id) {
    const stores = this.database.transaction(['heads', 'responses']);
    const [head, response] = await Promise.all([
      answered(stores.objectStore('heads').get(id)),
      answered(stores.objectStore('responses').get(id)),
    ]);
    return head && response ? { ...head, response } : null;
  }

  /**
   * @param {Draft} draft
   * @param {number} replaced  the serial that is there now; 0 for none
   * @returns {Promise<boolean>} false where something else is there: nothing was written
   */
  put({ response, ...head }, replaced) {
    return this.#replace(head.id, replaced, (heads, responses) => {
      heads.put(head);
      responses.put(response, head.id);
    });
  }

  /**
   * @param {string} id
   * @param {number} replaced
   * @returns {Promise<boolean>} false where something else is there
   */
  remove(id, replaced) {
    return this.#replace(id, replaced, (heads, responses) => {
      heads.delete(id);
      responses.delete(id);
    });
  }

  /**
   * @param {string} id
   * @param {number} replaced
   * @param {(heads: IDBObjectStore, responses: IDBObjectStore) => void} write
   * @returns {Promise<boolean>}
   */
  #replace(id, replaced, write) {
    const stores = this.database.transaction(['heads', 'responses'], 'readwrite');
    const heads = stores.objectStore('heads');
    let there = true;
    const asked = heads.get(id);
    asked.onsuccess = () => {
      there = (asked.result?.serial ?? 0) === replaced;
      if (there) write(heads, stores.objectStore('responses'));
    };
    return new Promise((resolve, reject) => {
      stores.oncomplete = () => resolve(there);
      stores.onabort = () => reject(stores.error);
      stores.onerror = () => reject(stores.error ?? asked.error);
    });
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
