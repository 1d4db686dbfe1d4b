/**
 * The drafts of one rubric, and the one that is open: kept in the mirror at once and on the shelf soon after. Where
 * the browser has no shelf the mirror keeps them alone, and where it has neither nothing does.
 */

import { Mirror } from './mirror.js';
import { Shelf } from './shelf.js';
import { newId } from './tabs.js';

/** @typedef {import('./shelf.js').Head} Head */
/** @typedef {import('./shelf.js').Draft} Draft */
/** @typedef {import('./shelf.js').Said} Said */
/** @typedef {'kept' | 'conflict' | 'full' | 'failed'} Outcome */

export class DraftStore {
  /** @param {string} rubric  its id, with the edition where the page is that of an earlier one */
  constructor(rubric) {
    this.rubric = rubric;
    this.mirror = new Mirror(rubric);
    /** @type {Shelf | null} */
    this.shelf = null;
    /** Where drafts are kept. @type {'shelf' | 'mirror' | 'nowhere'} */
    this.place = 'nowhere';
    /** The open draft; of one that was never kept `serial` is 0. @type {Head} */
    this.head = newHead(rubric);
    /** Its head and its content as texts, as they were kept last; '' where that is not known. */
    this.kept = { head: '', response: '' };
    /** Its content that is not on the shelf yet. @type {Record<string, any> | null} */
    this.pending = null;
    /** The serial that is on the shelf, as far as this page knows. */
    this.shelved = 0;
    /** The write that is under way. @type {Promise<Outcome>} */
    this.writing = Promise.resolve('kept');
  }

  /**
   * The draft to go on with, as far as the mirror has it: no waiting, so that it is there at the first paint.
   * @returns {Draft | null}
   */
  begin() {
    const earlier = this.mirror.ofEarlierVersion();
    if (earlier?.response) {
      const changed = Number.isNaN(Date.parse(earlier.saved)) ? this.head.made : earlier.saved;
      const draft = { ...this.head, changed, serial: 1, institution: institutionOf(earlier.response), response: earlier.response };
      try {
        this.mirror.write(draft);
        this.mirror.forgetEarlierVersion();
      } catch {
        // it stays where it was
      }
      this.mirror.point(draft.id);
      return this.take(draft, 0);
    }
    const { id, own } = this.mirror.pointed();
    const draft = id === null ? null : this.mirror.read(id);
    if (draft) return this.take(draft, 0);
    if (id !== null && own) this.head.id = id; // a new draft of this tab in which nothing was written yet
    return null;
  }

  /**
   * Opens the shelf and brings it up to date with what the mirror has kept for it.
   * @param {(id: string) => Promise<boolean>} held  whether another tab holds a draft, and so writes it itself
   * @returns {Promise<Draft | null>} the draft to go on with, where `begin` did not find it or found an older state
   */
  async open(held) {
    const begun = this.head.serial > 0 || this.mirror.pointed().own;
    try {
      this.shelf = await Shelf.open();
      this.place = 'shelf';
      await this.#recover(this.shelf, held);
    } catch (error) {
      console.warn(error);
      this.shelf = null;
      this.place = this.mirror.works() ? 'mirror' : 'nowhere';
    }
    const [newest] = begun ? [] : await this.list();
    const id = newest?.id ?? this.head.id;
    const found = await this.read(id);
    this.shelved = this.shelf ? (found?.serial ?? 0) : 0;
    if (found && found.serial > this.head.serial) return this.take(found, this.shelved);
    return null;
  }

  /**
   * @param {Shelf} shelf
   * @param {(id: string) => Promise<boolean>} held
   */
  async #recover(shelf, held) {
    const heads = new Map((await shelf.heads(this.rubric)).map((one) => [one.id, one.serial]));
    for (const draft of this.mirror.all()) {
      const serial = heads.get(draft.id) ?? 0;
      if (draft.serial > serial && !(await held(draft.id))) await shelf.put(draft, serial);
      else if (draft.serial <= serial && draft.id !== this.head.id) this.mirror.remove(draft.id);
    }
  }

  /**
   * Brings the shelf up to date with what tabs that were closed too soon have left in the mirror. What is there of the open
   * draft, this tab puts on the shelf itself.
   * @param {(id: string) => Promise<boolean>} held  as in `open`
   */
  async catchUp(held) {
    if (this.shelf) await this.#recover(this.shelf, async (id) => id === this.head.id || held(id));
  }

  /** The heads of all drafts, the one that was changed last first. */
  async list() {
    const heads = this.shelf ? await this.shelf.heads(this.rubric) : this.mirror.all();
    return heads.sort((one, other) => (one.changed < other.changed ? 1 : -1));
  }

  /**
   * @param {string} id
   * @returns {Promise<Draft | null>}
   */
  async read(id) {
    return this.shelf ? this.shelf.get(id) : this.mirror.read(id);
  }

  /**
   * Makes a draft the open one.
   * @param {Draft} draft
   * @param {number} shelved  its serial on the shelf
   */
  take(draft, shelved) {
    const { response, ...head } = draft;
    if (this.head.id !== head.id) this.#leave();
    this.head = head;
    this.kept = { head: JSON.stringify(head), response: JSON.stringify(response) };
    this.pending = this.shelf && head.serial > shelved ? response : null;
    this.shelved = shelved;
    this.mirror.read(head.id);
    this.mirror.point(head.id);
    return draft;
  }

  /** The shelf has what the mirror has of the open draft, if it is not waiting any more. */
  #leave() {
    if (this.shelf && !this.pending) this.mirror.remove(this.head.id);
  }

  /** Begins a new draft; it is kept once something is filled in. */
  takeNew() {
    this.#leave();
    this.head = newHead(this.rubric);
    this.pending = null;
    this.shelved = 0;
    this.mirror.point(this.head.id);
  }

  /**
   * Keeps the open draft in the mirror; `flush` then puts it on the shelf. Where it is kept like this already nothing
   * is written, and a draft has only changed when its content has.
   * @param {Record<string, any>} response
   * @param {Partial<Head>} changes  of its head
   * @returns {Outcome}
   */
  keep(response, changes) {
    const text = JSON.stringify(response);
    const same = this.head.serial > 0 && text === this.kept.response;
    const told = { ...this.head, ...changes, ...(same ? { changed: this.head.changed } : {}), institution: institutionOf(response) };
    if (same && JSON.stringify(told) === this.kept.head) return 'kept';
    const next = { ...told, serial: this.head.serial + 1 };
    try {
      if (!this.mirror.write({ ...next, response })) return 'conflict';
    } catch (error) {
      if (!this.shelf) return isFull(error) ? 'full' : 'failed';
      this.mirror.remove(next.id); // an older state must not be taken for the newest
    }
    if (this.head.serial === 0) this.mirror.point(next.id);
    this.head = next;
    this.kept = { head: JSON.stringify(next), response: text };
    this.pending = response;
    return 'kept';
  }

  /**
   * Puts what was kept on the shelf.
   * @returns {Promise<Outcome>}
   */
  flush() {
    this.writing = this.writing.then(() => this.#flush());
    return this.writing;
  }

  /** @returns {Promise<Outcome>} */
  async #flush() {
    const { head, pending } = this;
    if (!this.shelf || !pending) return 'kept';
    this.pending = null;
    try {
      if (!(await this.shelf.put({ ...head, response: pending }, this.shelved))) return 'conflict';
      if (this.head.id === head.id) this.shelved = head.serial;
      return 'kept';
    } catch (error) {
      if (this.head.id === head.id) this.pending ??= pending;
      if (!isFull(error)) this.shelf = await Shelf.open().catch(() => this.shelf); // it may have been closed; the next write tries again
      return isFull(error) ? 'full' : 'failed';
    }
  }

  /**
   * Takes the open draft away, since nothing is filled in any more.
   * @returns {Promise<Outcome>}
   */
  drop() {
    const { id } = this.head;
    this.pending = null;
    this.mirror.remove(id);
    this.head = { ...this.head, serial: 0, filed: null };
    this.writing = this.writing.then(() => this.#drop(id));
    return this.writing;
  }

  /**
   * @param {string} id
   * @returns {Promise<Outcome>}
   */
  async #drop(id) {
    try {
      if (this.shelf && this.shelved > 0 && !(await this.shelf.remove(id, this.shelved))) return 'conflict';
      this.shelved = 0;
      return 'kept';
    } catch {
      return 'failed';
    }
  }

  /** Takes the state that another page has written for the one to replace: on the shelf, or left in the mirror by one that was closed too soon. */
  async adopt() {
    const shelved = await this.read(this.head.id);
    const mirrored = this.mirror.read(this.head.id);
    const found = mirrored && mirrored.serial > (shelved?.serial ?? 0) ? mirrored : shelved;
    this.kept = { head: '', response: '' };
    this.shelved = this.shelf ? (shelved?.serial ?? 0) : 0;
    if (found && found.serial > this.head.serial) this.head = { ...this.head, serial: found.serial };
    return found;
  }

  /**
   * Writes another draft than the open one, or that one's head.
   * @param {Draft} draft
   * @param {Partial<Head>} changes
   */
  async put(draft, changes) {
    const next = { ...draft, ...changes, serial: draft.serial + 1 };
    if (this.shelf) return this.shelf.put(next, draft.serial);
    this.mirror.read(next.id);
    return this.mirror.write(next);
  }

  /**
   * Puts a draft back that was removed.
   * @param {Draft} draft
   */
  async putBack(draft) {
    if (this.shelf) await this.shelf.put(draft, 0);
    else this.mirror.write(draft);
  }

  /**
   * A new draft with the content of another, which is not opened.
   * @param {Record<string, any>} response
   * @param {string} name
   * @param {Said | null} said
   */
  async add(response, name, said) {
    const draft = { ...newHead(this.rubric), name, said, institution: institutionOf(response), response };
    if (!(await this.put(draft, {}))) throw new Error('a draft of this id is there');
    return { ...draft, serial: 1 };
  }

  /**
   * Takes a draft away that is not open.
   * @param {string} id
   * @returns {Promise<Draft | null>} what it was, so that it can be put back
   */
  async remove(id) {
    const draft = await this.read(id);
    if (draft && this.shelf && !(await this.shelf.remove(id, draft.serial))) return null;
    this.mirror.remove(id);
    return draft;
  }
}

/**
 * @param {string} rubric
 * @returns {Head}
 */
function newHead(rubric) {
  const made = new Date().toISOString();
  return { id: newId(), rubric, name: '', institution: '', made, changed: made, filed: null, said: null, serial: 0 };
}

/** @param {Record<string, any>} response */
function institutionOf(response) {
  const name = response.profile?.institution;
  return typeof name === 'string' ? name : '';
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
