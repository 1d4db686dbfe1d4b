/**
 * Drafts in localStorage: written before anything else, so that a page that dies while someone types loses nothing
 * but the last letters; and the only store where the browser has no database. Small, and full at about 5 MB.
 */

import { isMapping } from '../components/fields.js';

/** @typedef {import('./shelf.js').Draft} Draft */

export class Mirror {
  /** @param {string} rubric  its id */
  constructor(rubric) {
    this.folder = `rubricpress/drafts/${rubric}/`;
    this.pointer = `rubricpress/last/${rubric}`;
    this.earlier = `rubricpress/draft/${rubric}`;
    /** The text of each draft as this page last wrote or read it. @type {Map<string, string | null>} */
    this.known = new Map();
  }

  /** Whether the browser lets pages write here at all. */
  works() {
    try {
      localStorage.setItem('rubricpress/try', '1');
      localStorage.removeItem('rubricpress/try');
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} id
   * @returns {Draft | null}
   */
  read(id) {
    const text = textOf(this.folder + id);
    this.known.set(id, text);
    return parsed(text);
  }

  /** @returns {Draft[]} */
  all() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.folder));
      return names.map((name) => parsed(textOf(name))).filter((one) => one !== null);
    } catch {
      return [];
    }
  }

  /**
   * Throws where the browser refuses, for lack of room or altogether.
   * @param {Draft} draft
   * @returns {boolean} false where another page has written this draft: nothing was written
   */
  write(draft) {
    const there = localStorage.getItem(this.folder + draft.id);
    if (there !== null && there !== (this.known.get(draft.id) ?? null)) return false;
    const text = JSON.stringify(draft);
    localStorage.setItem(this.folder + draft.id, text);
    this.known.set(draft.id, text);
    return true;
  }

  /** @param {string} id */
  remove(id) {
    try {
      localStorage.removeItem(this.folder + id);
    } catch {
      // where nothing can be removed nothing was written
    }
    this.known.delete(id);
  }

  /** The draft that this tab had open, or any tab last; `own` tells which. */
  pointed() {
    try {
      const own = sessionStorage.getItem(this.pointer);
      return { id: own ?? localStorage.getItem(this.pointer), own: own !== null };
    } catch {
      return { id: null, own: false };
    }
  }

  /** @param {string} id */
  point(id) {
    try {
      sessionStorage.setItem(this.pointer, id);
      localStorage.setItem(this.pointer, id);
    } catch {
      // the newest draft is opened instead
    }
  }

  /**
   * The single draft that earlier versions of the page kept; `text` without `response` is one that cannot be read.
   * @returns {{text: string, saved: string, response: Record<string, any> | null} | null}
   */
  ofEarlierVersion() {
    const text = textOf(this.earlier);
    if (text === null) return null;
    try {
      const { saved, response } = JSON.parse(text);
      return { text, saved, response: isMapping(response?.assessments) ? response : null };
    } catch {
      return { text, saved: '', response: null };
    }
  }

  forgetEarlierVersion() {
    try {
      localStorage.removeItem(this.earlier);
    } catch {
      // it is offered again at the next visit
    }
  }
}

/** @param {string} name */
function textOf(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // reading is forbidden here; writing will say so
  }
}

/**
 * @param {string | null} text
 * @returns {Draft | null}
 */
function parsed(text) {
  try {
    const draft = JSON.parse(text ?? 'null');
    return isMapping(draft?.response?.assessments) && typeof draft.serial === 'number' ? draft : null;
  } catch {
    return null;
  }
}
