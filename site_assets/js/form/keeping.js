/**
 * Keeps the open draft as the person types, brings it back at the next visit, and minds other tabs that have the
 * same draft open: only one of them writes it.
 */

import { whenIdle } from '../idle.js';
import { LOCALE } from '../language.js';
import { need, setAttribute, setText } from './dom.js';
import { DraftStore } from './draft.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { download, fileText } from './files.js';
import { listOf } from './notices.js';
import { Tabs } from './tabs.js';
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
    this.tabs = new Tabs((id) => this.release(id), () => this.pause(DRAFT_WORDS.openElsewhere));
    this.told = need(root, '[data-saved]');
    this.line = { name: need(root, '[data-draft-name]'), kept: need(root, '[data-draft-kept]'), filed: need(root, '[data-draft-filed]') };
    this.timers = { mirror: 0, shelf: 0 };
    /** Whether it is known yet where drafts are kept, and which this tab has. */
    this.opened = false;
    /** Whether what is typed before that may go into the mirror already: no other tab has this draft. */
    this.early = false;
    /** Whether the person has changed something that no draft has. */
    this.unkept = false;
    /** What was said when another tab was found to write the draft, so that this one must not; '' while it may. */
    this.paused = '';
    /** Whether the choices offered then were those for someone who has typed here. */
    this.offered = false;
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
    else this.tellBroken();
    if (typed) this.changed();
    this.showLine();
    whenIdle(() => timeOf(new Date())); // the first time takes long: let it not be while someone types
    this.started = this.open();
    addEventListener('pagehide', () => void this.flush());
    addEventListener('pageshow', (event) => { if (event.persisted) void this.claim(); });
    document.addEventListener('visibilitychange', () => { if (document.hidden) void this.flush(); });
    addEventListener('beforeunload', (event) => { if (this.unsafe && this.root.isConnected) event.preventDefault(); });
  }

  async open() {
    // a database can be slow to open: what is typed meanwhile is not to be lost
    void this.tabs.heldElsewhere(this.store.head.id).then((held) => {
      this.early = !held;
      if (this.unkept) this.changed();
    });
    const found = await this.store.open((id) => this.tabs.heldElsewhere(id));
    if (found && !this.unkept) this.restore(found);
    else if (found) this.store.takeNew(); // what was typed meanwhile is a draft of its own
    this.opened = true;
    if (this.store.place === 'mirror') this.notices.show('place', 'info', [DRAFT_WORDS.mirrorOnly]);
    if (this.store.place === 'nowhere') this.notices.show('place', 'warning', [DRAFT_WORDS.nowhere]);
    await this.claim();
    if (this.unkept) this.changed();
    this.showLine();
  }

  /** Makes this tab the one that writes the open draft, unless another is. */
  async claim() {
    const { id } = this.store.head;
    if (await this.tabs.heldElsewhere(id)) this.pause(DRAFT_WORDS.openElsewhere);
    else if (id === this.store.head.id && !this.paused) this.tabs.held = id;
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
    if (this.paused) {
      this.pause(DRAFT_WORDS.changedElsewhere);
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
      this.tell('');
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
    if (!this.paused && !this.knowsSaid()) this.keep({ said: this.said });
    const due = this.timers.shelf !== 0 || this.store.pending !== null;
    clearTimeout(this.timers.shelf);
    this.timers.shelf = 0;
    if (this.paused || !due) return;
    const outcome = await this.store.flush();
    if (outcome === 'kept') this.tellKept();
    else this.tellOutcome(outcome);
  }

  tellKept() {
    if (this.timers.mirror === 0 && !this.store.pending) this.unkept = false;
    this.unsafe = false;
    this.notices.close('storage');
    this.tell(WORDS.saved(timeOf(new Date(this.store.head.changed), CLOCK)));
    this.showLine();
    if (!this.stays) void askToStay();
    this.stays = true;
  }

  /** @param {import('./draft.js').Outcome} outcome */
  tellOutcome(outcome) {
    if (outcome === 'kept') return;
    if (outcome === 'conflict') {
      this.pause(DRAFT_WORDS.changedElsewhere);
      return;
    }
    this.unsafe = true;
    this.tell(WORDS.notSaved, true);
    const saveFile = { label: WORDS.saveNow, act: this.form.saveFile };
    this.notices.show('storage', 'warning', [outcome === 'full' ? DRAFT_WORDS.full : WORDS.storageFailed], { choices: [saveFile] });
  }

  /**
   * Another tab writes this draft. This one keeps nothing until the person has chosen.
   * @param {string} sentence
   */
  pause(sentence) {
    if (this.paused === sentence && this.offered === this.unkept) return; // it stands there already
    this.paused = sentence;
    this.offered = this.unkept;
    this.clearTimers();
    this.tabs.held = '';
    if (this.unkept) this.tell(WORDS.notSaved, true);
    else this.tell(DRAFT_WORDS.readOnly, true);
    const apart = { label: DRAFT_WORDS.keepApart, act: () => void this.keepApart() };
    const choices = this.unkept
      ? [{ label: WORDS.takeTheirs, act: () => void this.takeOver(false) }, { label: WORDS.keepMine, act: () => void this.takeOver(true) }, apart]
      : [{ label: DRAFT_WORDS.takeOver, act: () => void this.takeOver(false) }, apart];
    this.notices.show('conflict', 'warning', [sentence], { choices, lasting: true });
  }

  /**
   * This tab writes the draft from now on, with its own content or with what the other has written.
   * @param {boolean} mine
   */
  async takeOver(mine) {
    await this.tabs.take(this.store.head.id);
    const theirs = await this.store.adopt();
    this.resume();
    if (mine || !theirs) this.keepNow();
    else {
      this.store.take(theirs, this.store.shelved);
      this.form.fill(theirs.response);
      this.unkept = false;
    }
    await this.flush();
    this.showLine();
  }

  /** What stands in the form becomes a draft of its own; the other tab keeps the one that it has. */
  async keepApart() {
    const name = DRAFT_WORDS.copyOf(nameOf(this.store.head));
    this.store.takeNew();
    this.store.head.name = name;
    this.resume();
    await this.claim();
    this.keepNow();
    await this.flush();
  }

  resume() {
    this.paused = '';
    this.clearTimers();
    this.notices.close('conflict');
    this.tell('');
  }

  /**
   * Another tab takes the draft over: it gets what was typed here.
   * @param {string} id
   */
  async release(id) {
    if (this.store.head.id !== id) return;
    await this.flush();
    this.pause(DRAFT_WORDS.takenOver);
  }

  /**
   * Opens another draft, or a new one with the content of `response`, once the present one is kept.
   * @param {Draft | null} draft
   * @param {Response} response
   * @returns {Promise<boolean>} false where the present one cannot be kept, so that it stays
   */
  async change(draft, response = draft?.response ?? NOTHING) {
    if (this.paused && this.unkept) await this.keepApart();
    await this.flush();
    await this.store.writing;
    if (this.unsafe) {
      this.notices.point('storage');
      return false;
    }
    this.resume();
    this.tabs.held = '';
    this.notices.close('draft');
    this.unkept = false;
    this.said = draft?.said ?? null;
    this.back = false;
    if (draft) this.store.take(draft, this.store.shelf ? draft.serial : 0);
    else this.store.takeNew();
    const left = this.form.fill(response);
    this.tellLeft(response, left);
    await this.claim();
    if (!draft && !isEmpty(response)) this.keepNow();
    await this.flush();
    this.showLine();
    return true;
  }

  /** @param {string} name */
  rename(name) {
    if (this.paused) return;
    this.store.head = { ...this.store.head, name };
    this.keep({});
    this.showLine();
  }

  /** @param {string} name  of the file that the form was saved to */
  filed(name) {
    const filed = { at: new Date().toISOString(), name };
    if (this.timers.mirror) this.mirror();
    if (this.unsafe || this.paused || !this.opened) this.store.head = { ...this.store.head, filed };
    else this.keep({ filed });
    this.unsafe = false;
    this.tell(WORDS.savedShort);
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
    this.tellLeft(draft.response, left, WORDS.restored(timeOf(new Date(draft.changed))));
  }

  /**
   * @param {Response} response
   * @param {import('./response.js').Leftover[]} left
   * @param {string} [done]
   */
  tellLeft(response, left, done) {
    const { edition, digest } = response.rubric ?? {};
    const sentences = done ? [done] : [];
    if (edition && edition !== this.about.edition) sentences.push(WORDS.otherEdition(edition, this.about.edition));
    else if (digest && digest !== this.about.digest) sentences.push(WORDS.otherDigest);
    if (left.length > 0) sentences.push(WORDS.unplaced);
    if (done && sentences.length === 1) setText(this.root.querySelector('[data-said]'), done); // the line of the draft shows it
    if (sentences.length === (done ? 1 : 0)) return;
    const details = left.length > 0 ? [listOf(left)] : [];
    const original = fileText(response);
    const keepOld = { label: WORDS.downloadDraft, act: () => download(`${this.about.id}_draft.json`, original) };
    this.notices.show('draft', 'warning', sentences, { choices: [...this.form.carryOver(response), keepOld], details });
  }

  /** The draft of an earlier version of the page cannot be read: the person may want its text. */
  tellBroken() {
    const broken = this.store.mirror.ofEarlierVersion();
    if (!broken) return;
    const keepOld = { label: WORDS.downloadDraft, act: () => download(`${this.about.id}_draft.json`, broken.text) };
    this.notices.show('draft', 'warning', [WORDS.brokenDraft], { choices: [keepOld] });
    this.store.mirror.forgetEarlierVersion();
  }

  /** The line near the actions: which draft this is, where it is kept, since when, and in which file. */
  showLine() {
    const { head, place } = this.store;
    const kept = head.serial > 0 && !this.unsafe;
    setText(this.line.name, kept || head.name ? nameOf(head) : DRAFT_WORDS.fresh);
    const where = place === 'nowhere' && this.opened ? DRAFT_WORDS.keptNowhere : DRAFT_WORDS.notYet;
    const since = kept ? DRAFT_WORDS.kept(timeOf(new Date(head.changed))) : where;
    setText(this.line.kept, kept && this.back ? DRAFT_WORDS.restored(since) : since);
    const { filed } = head;
    const later = filed && filed.at < head.changed ? DRAFT_WORDS.changedSince : '';
    setText(this.line.filed, filed ? DRAFT_WORDS.filed(timeOf(new Date(filed.at))) + later : kept ? DRAFT_WORDS.neverFiled : '');
  }

  /**
   * @param {string} text
   * @param {boolean} warning
   */
  tell(text, warning = false) {
    setText(this.told, text);
    setAttribute(this.told, 'data-warning', warning ? '' : null);
  }
}

export const NOTHING = { profile: {}, assessments: {} };

/**
 * Whether nothing at all is filled in.
 * @param {Record<string, any>} response
 */
export function isEmpty({ profile, assessments }) {
  const { self = { ratings: {} }, ...carried } = assessments;
  const { ratings, ...about } = self;
  return [profile, ratings, about, carried].every((one) => Object.keys(one).length === 0);
}

/**
 * What a draft is called: as the person says, else after the institution.
 * @param {import('./draft.js').Head} head
 */
export function nameOf(head) {
  return head.name || head.institution.trim() || DRAFT_WORDS.unnamed;
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

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: '2-digit', minute: '2-digit' };

/**
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} parts
 */
export function timeOf(date, parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }) {
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(LOCALE, parts).format(date);
}
