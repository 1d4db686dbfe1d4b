/** One draft in several tabs: only one of them writes it, and the person says which. */

import { nameOf } from './draft_line.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { Tabs } from './tabs.js';
import { WORDS } from './wording.js';

export class Sharing {
  /** @param {import('./keeping.js').Keeper} keeper */
  constructor(keeper) {
    this.keeper = keeper;
    this.tabs = new Tabs((id) => this.release(id), () => this.pause(DRAFT_WORDS.openElsewhere));
    /** What was said when another tab was found to write the draft, so that this one must not; '' while it may. */
    this.paused = '';
    /** Whether the choices offered then were those for someone who has typed here. */
    this.offered = false;
  }

  /** Makes this tab the one that writes the open draft, unless another is. */
  async claim() {
    const { keeper } = this;
    const { id } = keeper.store.head;
    if (await this.tabs.heldElsewhere(id)) this.pause(DRAFT_WORDS.openElsewhere);
    else if (id === keeper.store.head.id && !this.paused) this.tabs.held = id;
  }

  /**
   * Another tab writes this draft. This one keeps nothing until the person has chosen.
   * @param {string} sentence
   */
  pause(sentence) {
    const { keeper } = this;
    if (this.paused === sentence && this.offered === keeper.unkept) return; // it stands there already
    this.paused = sentence;
    this.offered = keeper.unkept;
    keeper.clearTimers();
    this.tabs.held = '';
    if (keeper.unkept) keeper.line.tell(WORDS.notSaved, true);
    else keeper.line.tell(DRAFT_WORDS.readOnly, true);
    const apart = { label: DRAFT_WORDS.keepApart, act: () => void this.keepApart() };
    const choices = keeper.unkept
      ? [{ label: WORDS.takeTheirs, act: () => void this.takeOver(false) }, { label: WORDS.keepMine, act: () => void this.takeOver(true) }, apart]
      : [{ label: DRAFT_WORDS.takeOver, act: () => void this.takeOver(false) }, apart];
    keeper.notices.show('conflict', 'warning', [sentence], { choices, lasting: true });
  }

  /**
   * This tab writes the draft from now on, with its own content or with what the other has written.
   * @param {boolean} mine
   */
  async takeOver(mine) {
    const { keeper } = this;
    await this.tabs.take(keeper.store.head.id);
    const theirs = await keeper.store.adopt();
    this.resume();
    if (mine || !theirs) keeper.keepNow();
    else {
      keeper.store.take(theirs, keeper.store.shelved);
      keeper.form.fill(theirs.response);
      keeper.unkept = false;
    }
    await keeper.flush();
    keeper.showLine();
  }

  /** What stands in the form becomes a draft of its own; the other tab keeps the one that it has. */
  async keepApart() {
    const { keeper } = this;
    const name = DRAFT_WORDS.copyOf(nameOf(keeper.store.head));
    keeper.store.takeNew();
    keeper.store.head.name = name;
    this.resume();
    await this.claim();
    keeper.keepNow();
    await keeper.flush();
  }

  resume() {
    const { keeper } = this;
    this.paused = '';
    keeper.clearTimers();
    keeper.notices.close('conflict');
    keeper.line.tell('');
  }

  /**
   * Another tab takes the draft over: it gets what was typed here.
   * @param {string} id
   */
  async release(id) {
    const { keeper } = this;
    if (keeper.store.head.id !== id) return;
    await keeper.flush();
    this.pause(DRAFT_WORDS.takenOver);
  }
}
