/** Files that were chosen or dropped: read, shown for what they are, then opened, merged or left, as the person says. */

import { JOINTS } from '../joints_wording.js';
import { nextTask } from './dom.js';
import { DRAFT_WORDS } from './draft_wording.js';
import { CHANGED, LARGEST, confirmOpen, confirmSeveral, isResponse, readUnscored, textOf } from './files.js';
import { isEmpty } from './emptiness.js';
import { askChoices } from './merging.js';
import { Migrating } from './migrating.js';
import { MIGRATING_WORDS } from './migrating_wording.js';
import { REVIEW_WORDS } from './review_wording.js';
import { isBlank } from './roles.js';
import { WORDS } from './wording.js';

/** @typedef {import('./files.js').Content} Content */
/** @typedef {{name: string, content: Content}} Read */

export class Opening {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    this.migrating = new Migrating(page);
    /** What was chosen before and is not answered yet. @type {Promise<void>} */
    this.taken = Promise.resolve();
  }

  /**
   * Files that are chosen while others are still read wait for those: one dialog shows one choice.
   * @param {File[]} files
   */
  take(files) {
    const { runtime, notices } = this.page;
    if (runtime.state === 'loading') notices.show('open', 'info', [WORDS.openLoading], { reveal: true });
    const taken = this.taken.then(() => this.#take(files));
    this.taken = taken.catch(() => {}); // it is told by whoever waits for this one
    return taken;
  }

  /** @param {File[]} files */
  async #take(files) {
    const { notices } = this.page;
    const read = await this.read(files);
    notices.close('open');
    await nextTask();
    const [first, second] = read;
    if (first && !second) await this.openOne(first);
    else if (first) await this.openSeveral(read);
  }

  /**
   * What each file holds, in the order in which they came.
   * @param {File[]} files
   */
  read(files) {
    return Promise.all(files.map(async (file) => ({ name: file.name, ...(await this.contentOf(file)) })));
  }

  /** @param {{name: string, content: Content | null, reason: string}} file */
  async openOne({ name, content, reason }) {
    const { page } = this;
    if (content && this.migrating.concerns(content.response)) return this.openEarlier(name, content.response);
    if (!content) return page.notices.show('open', 'warning', [JOINTS.sentences([reason, DRAFT_WORDS.untouched])], { reveal: true });
    const { response, scored } = content;
    const own = this.isOwn(response);
    const left = own ? page.roles.leftOf(response) : [];
    const here = this.here();
    const answer = await confirmOpen({ name, content, left, here, drafts: this.drafts, about: page.about });
    if (!own || answer === 'cancel') return undefined;
    if (answer === 'merge') return this.merge([{ name, content }]);
    if (answer === 'draft') await this.openAsDraft(name, response);
    else page.replaceAll(scored ? WORDS.opened(name) : WORDS.openedUnscored(name), response, () => this.choicesOf(response), true);
    return this.warn([{ name, content }]);
  }

  /**
   * That a response has been carried over, and what that leaves to do.
   * @param {string} name
   * @param {Content} content
   */
  done(name, { response }) {
    const { anew, look } = this.page.carried.countOf(response.history);
    return MIGRATING_WORDS.done(name, anew, look);
  }

  /** What an opened file would replace; null where nothing is filled in. */
  here() {
    const { page } = this;
    if (isEmpty(page.response())) return null;
    return page.runtime.state === 'ready' ? { progress: page.progress } : {};
  }

  /**
   * Carries a response of an earlier edition over, if the person wants that, and opens what comes of it.
   * @param {string} name
   * @param {any} response
   */
  async openEarlier(name, response) {
    const content = await this.migrating.offer(response);
    if (!content) return;
    if (this.here() === null) this.page.replaceAll(this.done(name, content), content.response, this.page.carried.lead);
    else await this.openOne({ name, content, reason: '' });
  }

  /**
   * What can be done about a draft of an earlier edition, as choices of a notice.
   * @param {any} response
   * @returns {import('./notices.js').Choice[]}
   */
  carryOver(response) {
    if (!this.migrating.earlier.includes(response.rubric?.edition)) return [];
    const offer = async () => {
      await this.page.runtime.settled;
      const content = this.migrating.concerns(response) ? await this.migrating.offer(response) : null;
      if (content) this.page.replaceAll(this.done(MIGRATING_WORDS.draft, content), content.response, this.page.carried.lead);
    };
    return [{ label: MIGRATING_WORDS.choice, act: () => void offer() }];
  }

  /** @param {Array<{name: string, content: Content | null, reason: string}>} files */
  async openSeveral(files) {
    const told = files.map((one) => ({ ...one, reason: one.reason || this.reasonOf(one.content) }));
    const ready = this.page.runtime.state === 'ready';
    const answer = await confirmSeveral(told, { drafts: this.drafts, merge: ready, combine: ready && this.page.several.there });
    const fit = /** @type {Read[]} */ (told.filter((one) => one.reason === ''));
    if (answer === 'merge') return this.merge(fit);
    if (answer === 'combine') return this.page.several.combine(told);
    if (answer !== 'draft') return undefined;
    const { keeper } = this.page;
    const { store } = keeper;
    await keeper.flush(); // so that the open draft is counted with them
    for (const { name, content } of fit) {
      const { total = null, answered, count } = content.shown.self ?? { answered: 0, count: 0 };
      await store.add(content.response, nameWithout(name), content.shown.self ? { total, answered, count } : null);
    }
    void this.page.drafts.showCount();
    this.page.notices.show('done', 'done', [DRAFT_WORDS.openedAll(fit.length)]);
    return this.warn(fit);
  }

  /** Whether another draft can be kept beside the open one. */
  get drafts() {
    const { opened, store } = this.page.keeper;
    return opened && store.place !== 'nowhere';
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} response
   */
  async openAsDraft(name, response) {
    const { keeper, notices, drafts } = this.page;
    const before = keeper.store.head.id;
    if (!(await keeper.change(null, response))) return;
    const goBack = async () => {
      const draft = await keeper.store.read(before);
      if (draft) await keeper.change(draft);
    };
    notices.show('done', 'done', [DRAFT_WORDS.openedAsDraft(name)], { choices: [{ label: DRAFT_WORDS.back, act: () => void goBack() }], passing: true, reveal: true });
    void drafts.showCount();
  }

  /**
   * Puts what files say beside what the form says; where they differ the person chooses.
   * @param {Read[]} files
   */
  async merge(files) {
    const { page } = this;
    const names = [DRAFT_WORDS.thisPage, ...files.map((one) => DRAFT_WORDS.file(one.name))];
    /** What the core makes of it, again where someone types meanwhile. @param {Record<string, string>} choices @returns {Promise<any>} */
    const merged = async (choices) => {
      const here = page.response();
      const reply = await page.runtime.ask({ do: 'merge', sides: [here, ...files.map((one) => one.content.response)], choices });
      return JSON.stringify(page.response()) === JSON.stringify(here) ? reply : merged(choices);
    };
    /** @type {Record<string, string>} */
    let choices = {};
    let reply = await merged(choices);
    const { added } = reply;
    while (reply.conflicts.length > 0) {
      const chosen = await askChoices(reply.conflicts, names);
      if (!chosen) return;
      choices = { ...choices, ...chosen };
      reply = await merged(choices);
    }
    page.replaceAll(DRAFT_WORDS.merged(JOINTS.names(names.slice(1)), added), reply.response);
    this.warn(files);
  }

  /**
   * Names the files whose content is not what was saved.
   * @param {Read[]} files
   */
  warn(files) {
    const sentences = files.flatMap(({ name, content }) =>
      content.problems.filter((one) => one.code === CHANGED).map((one) => JOINTS.told(DRAFT_WORDS.file(name), JOINTS.sentence(one.message))),
    );
    if (sentences.length > 0) this.page.notices.show('code', 'warning', sentences);
    else this.page.notices.close('code'); // of a file that was opened before
  }

  /**
   * What a reviewer wants next of the file of an institution.
   * @param {Record<string, any>} response
   */
  choicesOf({ assessments }) {
    const { roles } = this.page;
    if (roles.role !== 'self' || isBlank(assessments.self)) return [];
    const review = () => {
      roles.turn('review');
      roles.fold.scrollIntoView({ block: 'center' });
    };
    return [{ label: REVIEW_WORDS.begin, act: review }];
  }

  /** @param {any} response */
  isOwn(response) {
    return isResponse(response) && response.rubric.id === this.page.about.id;
  }

  /**
   * Why a file cannot be opened here; '' where it can.
   * @param {Content | null} content
   */
  reasonOf(content) {
    if (!isResponse(content?.response)) return DRAFT_WORDS.noResponse;
    if (this.migrating.concerns(content?.response)) return MIGRATING_WORDS.alone(content?.response.rubric.edition);
    return this.isOwn(content?.response) ? '' : WORDS.otherRubric;
  }

  /**
   * What a file holds: read and scored by the core, or just read where the core does not run.
   * @param {File} file
   * @returns {Promise<{content: Content | null, reason: string}>} without content: the reason
   */
  async contentOf(file) {
    if (file.size > LARGEST) return { content: null, reason: WORDS.tooLarge };
    let text;
    try {
      text = await textOf(file);
    } catch (error) {
      return { content: null, reason: error instanceof TypeError ? WORDS.otherCoding : WORDS.fileGone };
    }
    try {
      return { content: { ...(await this.page.runtime.read(text)), scored: true }, reason: '' };
    } catch (error) {
      console.error(error);
      return { content: readUnscored(text), reason: '' };
    }
  }
}

/** @param {string} file */
function nameWithout(file) {
  return file.replace(/\.json$/i, '').slice(0, 60);
}
