/**
 * The draft: the response as it stands, kept in this browser so that a reload or a crash loses nothing.
 *
 * `known` is the text that this page last wrote or read. Another text in the store means that another page
 * has written: then nothing is saved until the person has decided.
 */

/** @typedef {{saved: string, response: Record<string, any>}} Draft */

export class DraftStore {
  /** @param {string} rubric  its id: each rubric has one draft */
  constructor(rubric) {
    this.key = `rubricpress/draft/${rubric}`;
    /** @type {string | null} */
    this.known = null;
  }

  /**
   * The draft in the store; `text` without `draft` is one that cannot be read.
   * @returns {{draft: Draft | null, text: string | null}}
   */
  load() {
    try {
      this.known = localStorage.getItem(this.key);
    } catch {
      this.known = null; // reading is forbidden here; saving will say so
    }
    return { draft: parsed(this.known), text: this.known };
  }

  /**
   * Writes the response, or takes the draft away where there is nothing to keep.
   * @param {Record<string, any> | null} response
   * @returns {'saved' | 'conflict' | 'failed'}
   */
  save(response) {
    try {
      if (localStorage.getItem(this.key) !== this.known) return 'conflict';
      if (response === null) {
        localStorage.removeItem(this.key);
        this.known = null;
      } else {
        const text = JSON.stringify({ saved: new Date().toISOString(), response });
        localStorage.setItem(this.key, text);
        this.known = text;
      }
      return 'saved';
    } catch {
      return 'failed';
    }
  }

  /**
   * Whether an event of the browser tells that another page has changed this draft.
   * @param {StorageEvent} event
   */
  changedElsewhere(event) {
    return event.storageArea === localStorage && (event.key === this.key || event.key === null) && event.newValue !== this.known;
  }
}

/**
 * @param {string | null} text
 * @returns {Draft | null}
 */
function parsed(text) {
  if (text === null) return null;
  try {
    const data = JSON.parse(text);
    return typeof data?.response?.assessments?.self === 'object' ? data : null;
  } catch {
    return null;
  }
}
