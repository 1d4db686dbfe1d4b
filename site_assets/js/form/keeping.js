/** Keeps the draft as the person types, brings it back at the next visit, and minds other pages that do the same. */

import { need, setAttribute, setText } from './dom.js';
import { DraftStore } from './draft.js';
import { download, fileText } from './files.js';
import { listOf } from './notices.js';
import { WORDS } from './wording.js';

const SAVE_AFTER = 250;

/**
 * @typedef {object} Kept  what is kept: the form
 * @property {() => Record<string, any>} response  the response as it stands
 * @property {(response: Record<string, any>) => import('./response.js').Leftover[]} fill  shows a response in its place
 * @property {() => void} saveFile  saves it to a file
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
    this.store = new DraftStore(about.id);
    this.told = need(root, '[data-saved]');
    this.timer = 0;
    /** Whether another page has written the draft, and the person has not chosen yet. */
    this.paused = false;
    /** Whether the browser would not keep the draft: only a file can. */
    this.unsafe = false;
  }

  start() {
    this.restore();
    addEventListener('pagehide', () => this.flush());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.flush(); });
    addEventListener('storage', (event) => { if (this.store.changedElsewhere(event)) this.pause(); });
    addEventListener('beforeunload', (event) => { if (this.unsafe && this.root.isConnected) event.preventDefault(); });
  }

  /** Something has changed: it is saved soon, however long the typing goes on. */
  changed() {
    this.timer ||= window.setTimeout(() => this.flush(), SAVE_AFTER);
  }

  /** Saves now, if anything has changed since. */
  flush() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.root.isConnected) this.keep();
  }

  /** Writes the draft as the form stands. */
  keep() {
    if (this.paused) return;
    const response = this.form.response();
    const outcome = this.store.save(isEmpty(response) ? null : response);
    this.unsafe = outcome === 'failed';
    if (outcome === 'saved') {
      this.notices.close('storage');
      this.tell(isEmpty(response) ? '' : WORDS.saved(timeOf(new Date(), { hour: '2-digit', minute: '2-digit' })));
    } else if (outcome === 'conflict') {
      this.pause();
    } else {
      this.tell(WORDS.notSaved, true);
      const saveFile = { label: WORDS.saveNow, act: this.form.saveFile };
      this.notices.show('storage', 'warning', [WORDS.storageFailed], { choices: [saveFile] });
    }
  }

  /** Neither side is overwritten until the person has chosen. */
  pause() {
    this.paused = true;
    this.tell(WORDS.notSaved, true);
    const takeTheirs = () => {
      this.resume();
      const { draft } = this.store.load();
      this.form.fill(draft?.response ?? NOTHING);
    };
    const keepMine = () => {
      this.resume();
      this.store.load();
      this.keep();
    };
    const choices = [{ label: WORDS.takeTheirs, act: takeTheirs }, { label: WORDS.keepMine, act: keepMine }];
    this.notices.show('conflict', 'warning', [WORDS.conflict], { choices, lasting: true });
  }

  resume() {
    this.paused = false;
    clearTimeout(this.timer);
    this.timer = 0;
    this.tell('');
  }

  /** Brings the draft back, and says where it does not fit the page any more. */
  restore() {
    const { draft, text } = this.store.load();
    if (text === null) return;
    const original = draft ? fileText(draft.response) : text;
    const keepOld = { label: WORDS.downloadDraft, act: () => download(`${this.about.id}_draft.json`, original) };
    if (!draft) {
      this.notices.show('draft', 'warning', [WORDS.brokenDraft], { choices: [keepOld] });
      return;
    }
    const left = this.form.fill(draft.response);
    const { edition, digest } = draft.response.rubric ?? {};
    const sentences = [WORDS.restored(timeOf(new Date(draft.saved)))];
    if (edition !== this.about.edition) sentences.push(WORDS.otherEdition(edition, this.about.edition));
    else if (digest !== this.about.digest) sentences.push(WORDS.otherDigest);
    if (left.length > 0) sentences.push(WORDS.unplaced);
    const plain = sentences.length === 1;
    const details = left.length > 0 ? [listOf(left)] : [];
    this.notices.show('draft', plain ? 'info' : 'warning', sentences, { choices: plain ? [] : [keepOld], details });
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
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} parts
 */
function timeOf(date, parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }) {
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat('zh-CN', parts).format(date);
}
