/**
 * Keeps the open draft as the person types, and brings it back at the next visit. What happens where other tabs have the
 * same draft open, says sharing.js.
 */

import { whenIdle } from '../idle.js';
import { DraftStore } from './draft.js';
import { CLOCK, DraftLine, timeOf } from './draft_line.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { NOTHING, isEmpty } from './emptiness.js';
import { tellBroken, tellLeft } from './restoring.js';
import { Sharing } from './sharing.js';
import { WORDS } from './wording.js';

const MIRROR_AFTER = 40; // beside the keystroke, not in its way
const SHELF_AFTER = 300;

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Said} Said */
/** @typedef {Record<string, any>} Response */

/**
 * @typedef {object} Kept  what is kept: the form
 * @property {() => Response} response  the response as it stands
 * @property {(response: Response) => import('./response.js').Leftover[]} fill  shows a response in its place
 * @property {() => void} saveFile  saves it to a file
 * @property {(response: Response) => import('./notices.js').Choice[]} carryOver  what can be done about one of an earlier edition
 */

export class Keeper {
  /**
   * @param {HTMLElement} root
   * @param {import('./files.js').About} about
   * @param {import('./notices.js').Notices} notices
   * @param {Kept} form
   */
  constructor(root, about, notices, form) {
    this.root = root;
    this.about = about;
    this.notices = notices;
    this.form = form;
    this.store = new DraftStore(root.dataset.slot || about.id);
    this.sharing = new Sharing(this);
    this.line = new DraftLine(root);
    this.timers = { mirror: 0, shelf: 0 };
    /** Whether it is known yet where drafts are kept, and which this tab has. */
    this.opened = false;
    /** Whether what is typed before that may go into the mirror already: no other tab has this draft. */
    this.early = false;
    /** Whether the person has changed something that no draft has. */
    this.unkept = false;
    /** Whether the browser would not keep the draft: only a file can. */
    this.unsafe = false;
    this.stays = false;
    /** Whether the draft came back and stands as it was. */
    this.back = false;
    /** @type {Said | null} */
    this.said = null;
    /** Resolves once it is opened. @type {Promise<void>} */
    this.started = Promise.resolve();
  }

  /** @param {boolean} [typed]  whether the person has typed already: then that is a draft of its own */
  start(typed = false) {
    const draft = this.store.begin();
    if (draft && typed) this.store.takeNew();
    else if (draft) this.restore(draft);
    else tellBroken(this);
    if (typed) this.changed();
    this.showLine();
    whenIdle(() => timeOf(new Date())); // the first time takes long: let it not be while someone types
    this.started = this.open();
    addEventListener('pagehide', () => void this.flush());
    addEventListener('pageshow', (event) => { if (event.persisted) void this.sharing.claim(); });
    document.addEventListener('visibilitychange', () => { if (document.hidden) void this.flush(); });
    addEventListener('beforeunload', (event) => { if (this.unsafe && this.root.isConnected) event.preventDefault(); });
  }

  async open() {
    // a database can be slow to open: what is typed meanwhile is not to be lost
    void this.sharing.tabs.heldElsewhere(this.store.head.id).then((held) => {
      this.early = !held;
      if (this.unkept) this.changed();
    });
    const found = await this.store.open((id) => this.sharing.tabs.heldElsewhere(id));
    if (found && !this.unkept) this.restore(found);
    else if (found) this.store.takeNew(); // what was typed meanwhile is a draft of its own
    this.opened = true;
    if (this.store.place === 'mirror') this.notices.show('place', 'info', [DRAFT_WORDS.mirrorOnly]);
    if (this.store.place === 'nowhere') this.notices.show('place', 'warning', [DRAFT_WORDS.nowhere]);
    await this.sharing.claim();
    if (this.unkept) this.changed();
    this.showLine();
  }

  /** Something has changed: it is kept soon, however long the typing goes on. */
  changed() {
    this.unkept = true;
    this.back = false;
    if (this.opened || this.early) this.timers.mirror ||= window.setTimeout(() => this.mirror(), MIRROR_AFTER);
  }

  /**
   * What the core last told of the form; it stands in the list of drafts.
   * @param {Said} said
   */
  hear(said) {
    this.said = said;
    if (this.opened && !this.knowsSaid()) this.timers.shelf ||= window.setTimeout(() => void this.shelve(), SHELF_AFTER);
  }

  /** Whether the draft has what the core last told of it; one that is not kept needs nothing. */
  knowsSaid() {
    const { said, serial } = this.store.head;
    return serial === 0 || JSON.stringify(said) === JSON.stringify(this.said);
  }

  /** Keeps now what has changed since. */
  async flush() {
    if (this.timers.mirror) this.mirror();
    await this.shelve();
  }

  /** Keeps the form as it stands. */
  keepNow() {
    this.changed();
    if (this.opened) this.mirror();
  }

  mirror() {
    clearTimeout(this.timers.mirror);
    this.timers.mirror = 0;
    if (!this.root.isConnected) return;
    if (this.sharing.paused) {
      this.sharing.pause(DRAFT_WORDS.changedElsewhere);
      return;
    }
    this.keep({ changed: new Date().toISOString(), said: this.said });
  }

  /** @param {Partial<import('./draft.js').Head>} changes  of the draft's head */
  keep(changes) {
    const response = this.content();
    if (!this.opened) {
      if (!isEmpty(response)) this.store.keep(response, changes);
      return;
    }
    if (isEmpty(response) && this.store.head.name === '') {
      this.unkept = false;
      this.unsafe = false;
      this.clearTimers();
      if (this.store.head.serial > 0) void this.store.drop().then((outcome) => this.tellOutcome(outcome));
      this.notices.close('storage');
      this.line.tell('');
      this.showLine();
      return;
    }
    // whatever has it kept: what was changed was changed by now
    const changed = this.unkept ? { changed: new Date().toISOString() } : {};
    const outcome = this.store.keep(response, { ...changed, ...changes });
    if (outcome !== 'kept') this.tellOutcome(outcome);
    else if (this.store.shelf) this.timers.shelf ||= window.setTimeout(() => void this.shelve(), SHELF_AFTER);
    else this.tellKept();
  }

  /** What is to be kept: as long as nobody has changed it, the draft as it is, with what the page has no place for. */
  content() {
    const { head, kept } = this.store;
    return !this.unkept && head.serial > 0 && kept.response ? JSON.parse(kept.response) : this.form.response();
  }

  async shelve() {
    if (!this.sharing.paused && !this.knowsSaid()) this.keep({ said: this.said });
    const due = this.timers.shelf !== 0 || this.store.pending !== null;
    clearTimeout(this.timers.shelf);
    this.timers.shelf = 0;
    if (this.sharing.paused || !due) return;
    const outcome = await this.store.flush();
    if (outcome === 'kept') this.tellKept();
    else this.tellOutcome(outcome);
  }

  tellKept() {
    if (this.timers.mirror === 0 && !this.store.pending) this.unkept = false;
    this.unsafe = false;
    this.notices.close('storage');
    this.line.tell(WORDS.saved(timeOf(new Date(this.store.head.changed), CLOCK)));
    this.showLine();
    if (!this.stays) void askToStay();
    this.stays = true;
  }

  /** @param {import('./draft.js').Outcome} outcome */
  tellOutcome(outcome) {
    if (outcome === 'kept') return;
    if (outcome === 'conflict') {
      this.sharing.pause(DRAFT_WORDS.changedElsewhere);
      return;
    }
    this.unsafe = true;
    this.line.tell(WORDS.notSaved, true);
    const saveFile = { label: WORDS.saveNow, act: this.form.saveFile };
    this.notices.show('storage', 'warning', [outcome === 'full' ? DRAFT_WORDS.full : WORDS.storageFailed], { choices: [saveFile] });
  }

  /**
   * Opens another draft, or a new one with the content of `response`, once the present one is kept.
   * @param {Draft | null} draft
   * @param {Response} response
   * @returns {Promise<boolean>} false where the present one cannot be kept, so that it stays
   */
  async change(draft, response = draft?.response ?? NOTHING) {
    if (this.sharing.paused && this.unkept) await this.sharing.keepApart();
    await this.flush();
    await this.store.writing;
    if (this.unsafe) {
      this.notices.point('storage');
      return false;
    }
    this.sharing.resume();
    this.sharing.tabs.held = '';
    this.notices.close('draft');
    this.notices.close('code'); // of a file that stood here
    this.unkept = false;
    this.said = draft?.said ?? null;
    this.back = false;
    if (draft) this.store.take(draft, this.store.shelf ? draft.serial : 0);
    else this.store.takeNew();
    const left = this.form.fill(response);
    tellLeft(this, response, left);
    await this.sharing.claim();
    if (!draft && !isEmpty(response)) this.keepNow();
    await this.flush();
    this.showLine();
    return true;
  }

  /** @param {string} name */
  rename(name) {
    if (this.sharing.paused) return;
    this.store.head = { ...this.store.head, name };
    this.keep({});
    this.showLine();
  }

  /** @param {string} name  of the file that the form was saved to */
  filed(name) {
    const filed = { at: new Date().toISOString(), name };
    if (this.timers.mirror) this.mirror();
    if (this.unsafe || this.sharing.paused || !this.opened) this.store.head = { ...this.store.head, filed };
    else this.keep({ filed });
    this.unsafe = false;
    this.line.tell(WORDS.savedShort);
    this.showLine();
  }

  clearTimers() {
    clearTimeout(this.timers.mirror);
    clearTimeout(this.timers.shelf);
    this.timers = { mirror: 0, shelf: 0 };
  }

  /**
   * Brings a draft back, and says where it does not fit the page any more.
   * @param {Draft} draft
   */
  restore(draft) {
    this.said = draft.said;
    const left = this.form.fill(draft.response);
    this.back = true;
    tellLeft(this, draft.response, left, WORDS.restored(timeOf(new Date(draft.changed))));
  }

  showLine() {
    const { head, place } = this.store;
    this.line.show(head, { nowhere: place === 'nowhere' && this.opened, unsafe: this.unsafe, back: this.back });
  }
}

/** Asks the browser not to clear the drafts when room is short, where it decides by itself and disturbs nobody. */
async function askToStay() {
  try {
    const { state } = await navigator.permissions.query({ name: 'persistent-storage' });
    if (state === 'granted' || 'userAgentData' in navigator) await navigator.storage.persist();
  } catch {
    // plain http, or an older browser: drafts stay as long as the browser likes
  }
}
