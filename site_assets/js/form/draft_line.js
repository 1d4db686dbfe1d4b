/** What the form says of the open draft: which it is, where and since when it is kept, and in which file. */

import { LOCALE } from '../language.js';
import { need, setAttribute, setText } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';

/** @typedef {import('./draft.js').Head} Head */

export class DraftLine {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.told = need(root, '[data-saved]');
    this.name = need(root, '[data-draft-name]');
    this.kept = need(root, '[data-draft-kept]');
    this.filed = need(root, '[data-draft-filed]');
  }

  /**
   * The line near the actions.
   * @param {Head} head
   * @param {object} state
   * @param {boolean} state.nowhere  whether this browser keeps nothing
   * @param {boolean} state.unsafe  whether it would not keep this draft
   * @param {boolean} state.back  whether the draft came back and stands as it was
   */
  show(head, { nowhere, unsafe, back }) {
    const kept = head.serial > 0 && !unsafe;
    setText(this.name, kept || head.name ? nameOf(head) : DRAFT_WORDS.fresh);
    const where = nowhere ? DRAFT_WORDS.keptNowhere : DRAFT_WORDS.notYet;
    const since = kept ? DRAFT_WORDS.kept(timeOf(new Date(head.changed))) : where;
    setText(this.kept, kept && back ? DRAFT_WORDS.restored(since) : since);
    const { filed } = head;
    const later = filed && filed.at < head.changed ? DRAFT_WORDS.changedSince : '';
    setText(this.filed, filed ? DRAFT_WORDS.filed(timeOf(new Date(filed.at))) + later : kept ? DRAFT_WORDS.neverFiled : '');
  }

  /**
   * What has just become of what was typed.
   * @param {string} text
   * @param {boolean} [warning]
   */
  tell(text, warning = false) {
    setText(this.told, text);
    setAttribute(this.told, 'data-warning', warning ? '' : null);
  }
}

/**
 * What a draft is called: as the person says, else after the institution.
 * @param {Head} head
 */
export function nameOf(head) {
  return head.name || head.institution.trim() || DRAFT_WORDS.unnamed;
}

/** @type {Intl.DateTimeFormatOptions} */
export const CLOCK = { hour: '2-digit', minute: '2-digit' };

/**
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} parts
 */
export function timeOf(date, parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }) {
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(LOCALE, parts).format(date);
}
