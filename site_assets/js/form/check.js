/**
 * The check: all problems, all that is not filled in and all unrated criteria in one list at the top, each with a
 * link to its place. Once asked for, the list follows the entries: what is mended goes.
 */

import { JOINTS } from '../joints_wording.js';
import { make, need, setAttribute, setText } from './dom.js';
import { LinkList } from './links.js';
import { isFilled } from './problems.js';
import { WORDS } from './wording.js';

const FOLLOW_AFTER = 200; // behind the painting of what was typed, not in front of it

/** @typedef {import('./links.js').Link} Link */
/** @typedef {import('../scoring/client.js').ScoreReply} Reply */

export class Check {
  /**
   * @param {HTMLElement} root
   * @param {import('./problems.js').Problems} problems
   */
  constructor(root, problems) {
    this.problems = problems;
    this.box = need(root, '#problems');
    this.alert = need(root, '[data-problems-alert]');
    this.title = need(root, '[data-problems-title]');
    this.found = new LinkList();
    this.noticed = new LinkList();
    this.blank = new LinkList();
    this.unrated = new LinkList('rf-problems__open');
    this.fine = make('p', {}, WORDS.fine);
    this.noticedHead = make('p', {}, WORDS.noticed);
    this.blankHead = make('p', {}, WORDS.blank);
    this.unratedHead = make('p');
    need(root, '[data-problems-body]').append(this.found.list, this.fine);
    need(root, '[data-problems-rest]').append(this.noticedHead, this.noticed.list, this.blankHead, this.blank.list, this.unratedHead, this.unrated.list);
    /** Title and first control of a criterion, by its id. @type {Map<string, Link>} */
    this.places = new Map();
    /** The reply to follow. @type {{reply: Reply, role: string} | null} */
    this.newest = null;
    this.timer = 0;
    this.box.addEventListener('click', (event) => lead(event));
  }

  /**
   * Lists what is to be done, and moves the focus there.
   * @param {Reply} reply
   * @param {string} role  whose assessment stands in the controls
   */
  show(reply, role) {
    this.problems.touchAll();
    this.fill(reply, role);
    this.box.hidden = false;
    setAttribute(this.alert, 'role', 'alert');
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: 'start' });
  }

  /**
   * While the list is open it tells what is still to be done; quietly, since the person is at work elsewhere.
   * @param {Reply} reply
   * @param {string} role
   */
  follow(reply, role) {
    if (this.box.hidden) return;
    this.newest = { reply, role };
    this.timer ||= window.setTimeout(() => {
      this.timer = 0;
      if (this.box.hidden || !this.newest) return;
      setAttribute(this.alert, 'role', null);
      this.fill(this.newest.reply, this.newest.role);
    }, FOLLOW_AFTER);
  }

  /** Takes the list away: the form was emptied or another file opened. */
  hide() {
    this.box.hidden = true;
    setAttribute(this.alert, 'role', null);
    document.title = pageTitle();
  }

  /**
   * @param {Reply} reply
   * @param {string} role
   */
  fill({ result }, role) {
    const { last: problems, notices } = this.problems;
    const troubled = new Set(problems.map((one) => one.criterion));
    /** @type {string[]} */
    const unrated = result.assessments[role].unrated;
    const open = unrated.filter((id) => !troubled.has(id)).map((id) => this.placeOf(id));
    const blank = this.blanks();
    this.found.show(problems.map((one) => this.link(one)));
    this.noticed.show(notices.map((one) => this.link(one)));
    this.blank.show(blank);
    this.unrated.show(open);
    this.noticedHead.hidden = notices.length === 0;
    this.blankHead.hidden = blank.length === 0;
    this.unratedHead.hidden = open.length === 0;
    setText(this.unratedHead, WORDS.unrated(open.length));
    const state = problems.length > 0 ? 'problem' : open.length > 0 ? 'open' : blank.length > 0 ? 'blank' : notices.length > 0 ? 'notice' : 'fine';
    this.fine.hidden = state !== 'fine';
    setText(this.title, TITLES[state]);
    setAttribute(this.box, 'data-kind', state);
    document.title = (state === 'problem' ? WORDS.titlePrefix : '') + pageTitle();
  }

  /**
   * One problem: its criterion and the very words that stand beside the control.
   * @param {import('./problems.js').Problem} problem
   * @returns {Link}
   */
  link(problem) {
    const key = `${problem.path} ${problem.code}`;
    const placed = this.problems.place(problem);
    if (!placed) return { key, target: '', text: JOINTS.alone(problem.message) };
    const { criterion, message } = problem;
    const target = (placed.control ?? firstControl(placed.holder))?.id || placed.holder.id;
    return { key, target, text: criterion ? JOINTS.told(this.placeOf(criterion).text, message) : JOINTS.alone(message) };
  }

  /**
   * A criterion, led to by its first control.
   * @param {string} id
   * @returns {Link}
   */
  placeOf(id) {
    let place = this.places.get(id);
    if (!place) {
      const fieldset = this.problems.rows.get(id)?.fieldset;
      const target = fieldset ? (firstControl(fieldset)?.id ?? '') : '';
      place = { key: id, target, text: fieldset ? titleOf(fieldset) : id };
      this.places.set(id, place);
    }
    return place;
  }

  /**
   * What stands outside the criteria and is empty: no mistake, but seldom meant.
   * @returns {Link[]}
   */
  blanks() {
    /** @type {Link[]} */
    const blanks = [];
    for (const [key, controls] of this.problems.controls.outside) {
      const [control] = controls;
      if (!control || controls.some(isFilled)) continue;
      const label = control.closest('.rf-field')?.querySelector('.rf-field__label');
      blanks.push({ key, target: control.id, text: label?.textContent ?? key });
    }
    return blanks;
  }
}

/** @type {Record<'problem' | 'open' | 'blank' | 'notice' | 'fine', string>} */
const TITLES = { problem: WORDS.checkTitle, open: WORDS.openTitle, blank: WORDS.blankTitle, notice: WORDS.noticeTitle, fine: WORDS.fineTitle };

/**
 * Moves to the control of a link: the title of its criterion into view, the focus into the control, which is in sight too.
 * @param {Event} event
 */
function lead(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest('a');
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const holder = target.closest('fieldset[data-criterion]') ?? target.closest('fieldset, .rf-field');
  (holder?.querySelector('legend') ?? holder ?? target).scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLElement} fieldset */
function titleOf(fieldset) {
  const words = [...(fieldset.querySelector('legend')?.querySelectorAll('[data-title]') ?? [])];
  return JOINTS.short(words.map((one) => one.textContent).join(' '));
}

/** @param {HTMLElement} holder */
function firstControl(holder) {
  return /** @type {HTMLElement | null} */ (holder.querySelector('input, textarea, select'));
}

/** The title of the page, which follows the role, without what a check has put before it. */
function pageTitle() {
  const { title } = document;
  return title.startsWith(WORDS.titlePrefix) ? title.slice(WORDS.titlePrefix.length) : title;
}
