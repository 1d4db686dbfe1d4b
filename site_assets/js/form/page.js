/** One form page: the controls, the draft, the files and the scoring brought together. */

import { CarriedRows } from './carried.js';
import { Check } from './check.js';
import { CheckCode } from './code.js';
import { Comparison } from './comparison.js';
import { startDates } from './dates.js';
import { ask, dialogOf } from './dialog.js';
import { need, setText } from './dom.js';
import { DraftList } from './drafts.js';
import { takeDrops } from './drop.js';
import { NOTHING, isEmpty } from './emptiness.js';
import { exampleAsked, showExample } from './example.js';
import { download, fileName, fileText } from './files.js';
import { Keeper } from './keeping.js';
import { Notices, listOf } from './notices.js';
import { Opening } from './opening.js';
import { choosePrint, setUpPrint } from './printing.js';
import { Problems } from './problems.js';
import { Controls, FORMAT } from './response.js';
import { Results } from './results.js';
import { Review } from './review.js';
import { Roles } from './roles.js';
import { Runtime } from './runtime.js';
import { Several } from './several.js';
import { showTrace } from './trace.js';
import { startWalking } from './walking.js';
import { WORDS } from './wording.js';

export { Totals } from './paint.js';

const SAY_AFTER = 1000;

/**
 * What can be filled in on the page.
 * @param {HTMLElement} root
 * @param {Map<string, import('../components/fields.js').Component>} components
 * @param {import('./steady.js').Steady} steady
 */
export function controlsOf(root, components, steady) {
  const controls = new Controls(/** @type {HTMLFormElement} */ (need(root, 'form')), components);
  controls.unfolding.steady = steady;
  return controls;
}

export class FormPage {
  /**
   * @param {HTMLElement} root
   * @param {Controls} controls
   * @param {import('./paint.js').Totals} totals
   */
  constructor(root, controls, totals) {
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (need(root, 'form'));
    const { rubric = '', edition = '', digest = '', title = '', rubrics = '../../' } = root.dataset;
    this.about = { id: rubric, edition, digest, title, rubrics };
    this.controls = controls;
    this.roles = new Roles(root, this.controls, (left) => this.turned(left));
    this.problems = new Problems(this.form, this.controls);
    this.totals = totals;
    this.check = new Check(root, this.problems);
    this.notices = new Notices(need(root, '[data-notices]'), need(root, '[data-notices-near]'));
    this.runtime = new Runtime(root, this.notices, () => this.response(false), (reply) => this.paint(reply));
    this.keeper = new Keeper(root, this.about, this.notices, {
      response: () => this.response(),
      fill: (response) => this.fill(response),
      saveFile: () => void this.save(),
      carryOver: (response) => this.opening.carryOver(response),
    });
    this.review = new Review(this);
    this.drafts = new DraftList(root, this.keeper, this.notices);
    this.opening = new Opening(this);
    this.code = new CheckCode(root, this.runtime, () => this.response());
    /** What an opened file says of its past, in earlier editions: written back as it came. @type {unknown} */
    this.history = undefined;
    this.carried = new CarriedRows(this);
    this.results = new Results(this);
    this.comparison = new Comparison(this);
    this.several = new Several(this);
    this.saying = 0;
    /** How far the assessment in the controls has come, as last painted. @type {import('./files.js').Progress | undefined} */
    this.progress = undefined;
  }

  /** @param {boolean} [typed]  whether the person has begun before the scripts were here */
  start(typed = false) {
    this.controls.start();
    this.controls.unfolding.scored = () => this.runtime.settled;
    this.roles.start();
    const example = exampleAsked();
    if (example) void showExample(this, example);
    else this.keeper.start(typed);
    void this.drafts.showCount();
    this.form.addEventListener('input', () => this.changed());
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.root.addEventListener('click', (event) => this.pressed(/** @type {HTMLElement} */ (event.target)));
    this.root.addEventListener('keydown', keepShortcutsOut);
    const file = /** @type {HTMLInputElement} */ (need(this.root, '[data-file]'));
    file.addEventListener('change', () => {
      void this.opening.take([...(file.files ?? [])]);
      file.value = ''; // so that the same file can be chosen again
    });
    startDates(this.root);
    startWalking(this.root);
    setUpPrint(this.root, () => this.response());
    addEventListener('beforeprint', () => {
      this.totals.finish();
      this.controls.unfolding.finish();
    });
    takeDrops(this.root, (dropped) => void this.opening.take(dropped));
    void this.runtime.start();
    void this.runtime.settled.then(() => this.review.unscored());
  }

  /**
   * The response as it stands; not `whole`, to be scored: with the assessment in the controls, even an empty one.
   * @returns {Record<string, any>}
   */
  response(whole = true) {
    const { id, edition, digest } = this.about;
    return {
      format: FORMAT,
      rubric: { id, edition, digest },
      profile: this.controls.profile(),
      assessments: this.roles.assessments(!whole),
      ...(whole && this.history !== undefined ? { history: this.history } : {}),
    };
  }

  /** The person has changed something. */
  changed() {
    this.notices.goOn();
    void this.runtime.changed();
    this.keeper.changed();
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => this.say(), SAY_AFTER);
  }

  /**
   * @param {import('./runtime.js').Reply} reply
   * @returns {Promise<boolean>} whether all of it stands there
   */
  paint(reply) {
    const { role } = this.roles;
    if (!reply.result.assessments[role]) return Promise.resolve(true); // asked for before another role was chosen
    const painted = this.totals.paint(reply, role);
    this.roles.paint(reply);
    this.problems.take(reply.shown, role);
    this.check.follow(reply, role);
    this.carried.follow(reply.result.assessments[role]);
    this.progress = reply.shown[role];
    void painted.then((whole) => { if (whole) void this.review.follow(reply); }); // it counts what the rows then show
    this.code.later();
    this.results.later();
    this.comparison.follow(reply);
    if (reply.shown.self) this.keeper.hear({ total: reply.result.assessments.self.total, answered: reply.shown.self.answered, count: reply.shown.self.count });
    return painted;
  }

  /** Tells a screen reader where things stand, once the person has paused. */
  say() {
    if (this.runtime.state === 'ready') setText(this.root.querySelector('[data-said]'), this.progress?.summary ?? '');
  }

  /**
   * Shows a response in the controls in place of what stands there, and has it scored.
   * @param {Record<string, any>} response
   * @returns {import('./response.js').Leftover[]} what has no place in the controls
   */
  fill(response) {
    this.history = Array.isArray(response.history) ? response.history : undefined; // else no history, as was told
    const left = this.roles.fill(response);
    this.carried.take(this.history);
    this.shown();
    return left;
  }

  /** What stands in the controls has been replaced. */
  shown() {
    this.problems.reset();
    this.problems.touchFilled();
    this.check.hide();
    void this.runtime.changed();
    void this.review.unscored();
  }

  /**
   * The assessment of another role stands in the controls now.
   * @param {import('./response.js').Leftover[]} left  what of it has no place there
   */
  turned(left) {
    this.shown();
    this.keeper.changed();
    this.notices.goOn();
    this.notices.close('role');
    if (left.length > 0) this.notices.show('role', 'warning', [WORDS.unplaced], { details: [listOf(left)] });
  }

  /**
   * Puts a response in the place of everything, keeps it as the draft, and offers to undo it.
   * @param {string} sentence  what has been done
   * @param {Record<string, any>} response
   * @param {() => import('./notices.js').Choice[]} [further]  what can be done then
   * @param {boolean} [passing]  whether what is told goes once the person goes on, where there is nothing to undo
   */
  replaceAll(sentence, response, further = () => [], passing = false) {
    const before = this.response();
    this.fill(response);
    this.keeper.keepNow();
    const undo = () => {
      this.fill(before);
      this.keeper.keepNow();
      this.notices.show('done', 'done', [WORDS.restoredBack], { reveal: true });
    };
    this.notices.close('draft');
    const nothing = isEmpty(before);
    const choices = [...further(), ...(nothing ? [] : [{ label: WORDS.undo, act: undo }])];
    this.notices.show('done', 'done', [sentence], { choices, passing: nothing && (passing || choices.length === 0), reveal: true });
  }

  /** @param {HTMLElement} target */
  pressed(target) {
    const { action, clear, trace, traceRole } = target.closest('button')?.dataset ?? {};
    if (action !== undefined) this.notices.goOn();
    if (clear !== undefined) this.clear(clear);
    if (trace !== undefined) this.explain(trace, traceRole);
    if (action === 'save') void this.save();
    if (action === 'open') need(this.root, '[data-file]').click();
    if (action === 'print') {
      void this.code.soon();
      void choosePrint(this.root, this.runtime, this.notices, this.response());
    }
    if (action === 'drafts') void this.drafts.show();
    if (action === 'new-draft') void this.drafts.begin();
    if (action === 'check') void this.runCheck();
    if (action === 'restart') void this.restart();
  }

  /**
   * Tells how the number of a criterion, or the total for '', came about.
   * @param {string} criterion
   * @param {string | undefined} role  whose; by default the self assessment's total, and the row in the controls
   */
  explain(criterion, role = criterion ? this.roles.role : 'self') {
    if (this.runtime.state === 'failed') this.notices.point('runtime');
    else void showTrace(criterion, this.runtime.trace(/** @type {import('./roles.js').Role} */ (role)), this.problems.of(criterion));
  }

  /**
   * Takes a choice among radios back.
   * @param {string} name
   */
  clear(name) {
    const radios = /** @type {HTMLInputElement[]} */ (this.controls.byName.get(name) ?? []);
    for (const radio of radios) radio.checked = false;
    radios[0]?.focus(); // the button goes away with the choice
    radios[0]?.dispatchEvent(new Event('input', { bubbles: true }));
    radios[0]?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Saves to a file; needs no runtime, but without it the file carries no check code. */
  async save() {
    await this.code.soon();
    const response = this.response();
    const code = this.code.known();
    const name = fileName(response);
    download(name, fileText(code ? { ...response, check_code: code } : response));
    this.keeper.filed(name);
    this.notices.show('done', 'done', [WORDS.savedFile(name)]);
  }

  async restart() {
    if ((await ask(dialogOf('dialog-restart'))) === 'restart') this.replaceAll(WORDS.cleared, NOTHING);
  }

  async runCheck() {
    if (this.runtime.state === 'loading') this.notices.show('check', 'info', [WORDS.checkLoading], { reveal: true });
    await this.runtime.settled;
    this.notices.close('check');
    if (this.runtime.state === 'failed') this.notices.point('runtime');
    else {
      await this.review.check();
      this.check.show(await this.runtime.current(), this.roles.role);
    }
  }
}

/**
 * Keeps single keys from the theme's shortcuts: `n` on a radio button must not leave the page.
 * @param {KeyboardEvent} event
 */
function keepShortcutsOut(event) {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
