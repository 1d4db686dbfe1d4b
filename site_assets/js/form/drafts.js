/** The list of all drafts of this table: opened, named, copied, deleted and put back. */

import { showModal } from './behind.js';
import { dialogOf } from './dialog.js';
import { make, need, setText, shownNumber } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { nameOf, timeOf } from './draft_line.js';
import { WORDS } from './wording.js';

/** @typedef {import('./draft.js').Head} Head */
/** @typedef {import('./draft.js').Draft} Draft */

export class DraftList {
  /**
   * @param {HTMLElement} root
   * @param {import('./keeping.js').Keeper} keeper
   * @param {import('./notices.js').Notices} notices
   */
  constructor(root, keeper, notices) {
    this.keeper = keeper;
    this.store = keeper.store;
    this.notices = notices;
    this.dialog = dialogOf('dialog-drafts');
    this.body = need(this.dialog, '[data-drafts]');
    this.told = need(this.dialog, '[data-drafts-told]');
    this.count = need(root, '[data-drafts-count]');
    this.dialog.addEventListener('click', (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest('[value="cancel"]')) this.dialog.close();
    });
  }

  /** Shows the list. */
  async show() {
    await this.keeper.started;
    await this.keeper.flush();
    await this.store.writing;
    await this.store.catchUp((id) => this.keeper.sharing.tabs.heldElsewhere(id));
    const heads = await this.store.list();
    this.body.replaceChildren(...heads.map((head) => this.row(head)));
    this.tell(heads.length === 0 ? DRAFT_WORDS.none : '');
    showModal(this.dialog);
  }

  /** Tells beside the button how many drafts there are, where it is more than the one that is open. */
  async showCount() {
    await this.keeper.started;
    const { length } = await this.store.list();
    setText(this.count, length > 1 ? DRAFT_WORDS.count(length) : '');
  }

  /**
   * @param {Head} head
   * @returns {HTMLTableRowElement}
   */
  row(head) {
    const name = nameOf(head);
    const here = head.id === this.store.head.id;
    /** @param {string} label @param {(row: HTMLTableRowElement) => Promise<void> | void} act */
    const button = (label, act) =>
      make('button', { class: 'rf-link', type: 'button', 'aria-label': `${label} ${name}`, click: () => void this.attempt(() => act(row)) }, label);
    const state = head.said ? DRAFT_WORDS.rated(head.said) : DRAFT_WORDS.unscored;
    const total = head.said && head.said.total !== null ? DRAFT_WORDS.points(shownNumber(head.said.total)) : '—';
    const filed = head.filed ? DRAFT_WORDS.filed(timeOf(new Date(head.filed.at))) : DRAFT_WORDS.neverFiled;
    const title = here
      ? make('span', { class: 'rf-drafts__name' }, name, make('span', { class: 'rf-drafts__here' }, DRAFT_WORDS.here))
      : make('button', { class: 'rf-link rf-drafts__name', type: 'button', click: () => void this.attempt(() => this.open(head)) }, name);
    const row = make(
      'tr',
      { 'data-draft': head.id, ...(here ? { 'aria-current': 'true' } : {}) },
      make('th', { scope: 'row' }, title),
      make('td', {}, timeOf(new Date(head.changed))),
      make('td', { class: 'rf-drafts__total' }, total),
      make('td', {}, state),
      make('td', {}, filed),
      make(
        'td',
        { class: 'rf-drafts__acts' },
        button(DRAFT_WORDS.rename, (one) => this.askName(one, head)),
        button(DRAFT_WORDS.copy, (one) => this.copy(one, head)),
        button(DRAFT_WORDS.remove, (one) => this.remove(one, head)),
      ),
    );
    return row;
  }

  /**
   * Whatever the stores refuse is told in the list.
   * @param {() => Promise<void> | void} act
   */
  async attempt(act) {
    this.tell('');
    try {
      await act();
    } catch (error) {
      console.error(error);
      this.tell(DRAFT_WORDS.failed);
    }
    void this.showCount();
  }

  /** @param {Head} head */
  async open(head) {
    const draft = await this.store.read(head.id);
    if (!draft) throw new Error(`draft ${head.id} is gone`);
    this.dialog.close();
    if (await this.keeper.change(draft)) this.notices.show('done', 'done', [DRAFT_WORDS.opened(nameOf(head))]);
  }

  /** Begins a new draft; the one that was open stays in the list. */
  async begin() {
    this.dialog.close();
    if (await this.keeper.change(null)) this.notices.show('done', 'done', [DRAFT_WORDS.newDraft]);
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Head} head
   */
  askName(row, head) {
    const input = make('input', { class: 'rf-input', value: nameOf(head), 'aria-label': DRAFT_WORDS.newName, maxlength: '60' });
    const cell = need(row, 'th');
    const before = [...cell.childNodes];
    const back = () => {
      cell.replaceChildren(...before);
      /** @type {HTMLElement | null} */ (row.querySelector('.rf-drafts__acts button'))?.focus();
    };
    const form = make('form', { class: 'rf-drafts__naming' }, input, make('button', { class: 'rf-button' }, DRAFT_WORDS.keepName));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.attempt(() => this.rename(row, head, input.value.trim()));
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault(); // or the whole list would close
      back();
    });
    cell.replaceChildren(form);
    input.select();
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Head} head
   * @param {string} name
   */
  async rename(row, head, name) {
    if (head.id === this.store.head.id) {
      this.keeper.rename(name);
      await this.keeper.flush();
      this.replace(row, this.store.head);
      return;
    }
    if (await this.isElsewhere(head)) return;
    const draft = await this.store.read(head.id);
    if (!draft || !(await this.store.put(draft, { name }))) throw new Error(`draft ${head.id} has changed`);
    this.replace(row, { ...draft, name });
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Head} head
   */
  async copy(row, head) {
    const draft = await this.store.read(head.id);
    if (!draft) throw new Error(`draft ${head.id} is gone`);
    const added = this.row(await this.store.add(draft.response, DRAFT_WORDS.copyOf(nameOf(head)), draft.said));
    row.after(added);
    /** @type {HTMLElement | null} */ (added.querySelector('button'))?.focus();
  }

  /**
   * The row stays as the place to put the draft back.
   * @param {HTMLTableRowElement} row
   * @param {Head} head
   */
  async remove(row, head) {
    if (await this.isElsewhere(head)) return;
    if (head.id === this.store.head.id && !(await this.keeper.change(null))) {
      this.dialog.close();
      return;
    }
    const draft = await this.store.remove(head.id);
    if (!draft) throw new Error(`draft ${head.id} has changed`);
    const putBack = async () => {
      await this.store.putBack(draft);
      this.replace(emptied, draft);
    };
    const undo = make('button', { class: 'rf-link', type: 'button', click: () => void this.attempt(putBack) }, WORDS.undo);
    const emptied = make('tr', { class: 'rf-drafts__removed' }, make('td', { colspan: '6' }, DRAFT_WORDS.removed(nameOf(head)), undo));
    row.replaceWith(emptied);
    undo.focus();
  }

  /**
   * Whether another tab has the draft open, which is then said.
   * @param {Head} head
   */
  async isElsewhere(head) {
    const held = (head.id !== this.store.head.id || this.keeper.sharing.paused !== '') && (await this.keeper.sharing.tabs.heldElsewhere(head.id));
    if (held) this.tell(DRAFT_WORDS.heldElsewhere(nameOf(head)));
    return held;
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {Head} head
   */
  replace(row, head) {
    const next = this.row(head);
    row.replaceWith(next);
    /** @type {HTMLElement | null} */ (next.querySelector('.rf-drafts__acts button'))?.focus();
  }

  /** @param {string} text */
  tell(text) {
    setText(this.told, text);
  }
}
