/**
 * A response of an earlier edition, opened in the form of a later one: the core carries it over, the page shows what
 * becomes of each rating and asks.
 */

import { JOINTS } from '../joints_wording.js';
import { ask, dialogOf } from './dialog.js';
import { make, need, shownNumber } from './dom.js';
import { MIGRATING_WORDS as WORDS } from './migrating_wording.js';
import { REVIEW_WORDS } from './review_wording.js';

/** @typedef {{role: 'self' | 'review' | 'agreed', was: string, id: string, title: string, outcome: string, reason: string, said: string, look: boolean, before: string | null, after: string | null}} Moved */
/** @typedef {{total: string | null, max_total: string | null, complete: boolean | null, conclusion: {title: string} | null}} Sums */
/** @typedef {{from: {edition: string}, to: {edition: string}, totals: Record<string, {before: Sums, after: Sums}>, ratings: Moved[], counted: string, profile: Array<{id: string, title: string}>, added: Array<{id: string, title: string}>}} Report */

export class Migrating {
  /** @param {import('./page.js').FormPage} page */
  constructor(page) {
    this.page = page;
    const { earlier = '', earlierForms = '', official, held } = page.root.dataset;
    /** Where the table stands, and where as it was issued, if this page shows a translation. */
    this.folders = [page.about.rubrics, ...(official ? [official] : [])].map((one) => new URL(`${one}${page.about.id}/`, location.href));
    /** The editions before that of the page, oldest first. */
    this.earlier = earlier.split(' ').filter(Boolean);
    /** The addresses of their forms; some have theirs in Chinese only. */
    this.forms = held === undefined ? earlierForms.split(' ') : []; // a form that is one file stands beside no other
  }

  /**
   * Whether a response is of an earlier edition of this very table, and the core is there to carry it over.
   * @param {any} response
   */
  concerns(response) {
    const { id, edition } = response?.rubric ?? {};
    return id === this.page.about.id && this.earlier.includes(edition) && this.page.runtime.state === 'ready';
  }

  /**
   * Shows what would become of a response, and carries it over if the person wants that.
   * @param {any} response
   * @returns {Promise<import('./files.js').Content | null>} null where nothing is to be opened
   */
  async offer(response) {
    const { runtime, notices } = this.page;
    let reply;
    try {
      reply = await runtime.ask({ do: 'migrate', response, ...(await this.editionsFrom(response.rubric.edition)) });
    } catch (error) {
      console.error(error);
      notices.show('open', 'warning', [WORDS.unreachable], { reveal: true });
      return null;
    }
    const dialog = dialogOf('dialog-migrate');
    need(dialog, '[data-dialog-body]').replaceChildren(...this.told(reply.report));
    if ((await ask(dialog)) !== 'migrate') return null;
    this.page.carried.leave(reply.response.history, reply.report);
    return { ...(await runtime.read(JSON.stringify(reply.response))), scored: true };
  }

  /**
   * The published data of an edition and of those between it and this one; where they are translations, the same as
   * they were issued too, and this one.
   * @param {string} edition
   */
  async editionsFrom(edition) {
    const wanted = this.earlier.slice(this.earlier.indexOf(edition)).map((one) => `editions/${one}/rubric.json`);
    const [editions, official] = await Promise.all(
      this.folders.map((folder, at) => Promise.all([...wanted, ...(at > 0 ? ['rubric.json'] : [])].map((one) => dataAt(new URL(one, folder))))),
    );
    return official ? { editions, official } : { editions };
  }

  /**
   * @param {Report} report
   * @returns {HTMLElement[]}
   */
  told({ from, to, totals, ratings, counted, profile, added }) {
    const head = ['', WORDS.edition(from.edition), WORDS.edition(to.edition)];
    const heads = head.map((one) => (one ? make('th', { scope: 'col' }, one) : make('td', {})));
    const body = Object.entries(totals).map(([role, { before, after }]) =>
      make('tr', {}, make('th', { scope: 'row' }, nameOf(role)), make('td', {}, sumOf(before)), make('td', {}, sumOf(after))),
    );
    const several = Object.keys(totals).length > 1;
    const moved = ratings.filter((one) => one.outcome !== 'kept' || one.look);
    const rows = [
      ...moved.map((one) => row(one, several)),
      ...added.map(({ id, title }) => item('added', `${id} ${title}`, WORDS.added)),
      ...profile.map(({ title }) => item('dropped', title, WORDS.profile)),
    ];
    const there = this.forms[this.earlier.indexOf(from.edition)] ?? '';
    return [
      make('p', {}, WORDS.about(from.edition, to.edition)),
      make('table', { class: 'rf-migrate__sums' }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...body)),
      make('p', { class: 'rf-migrate__counted' }, counted),
      rows.length > 0 ? make('ul', { class: 'rf-migrate__rows' }, ...rows) : make('p', {}, WORDS.allKept),
      make('p', { class: 'rf-migrate__safe' }, WORDS.safe),
      ...(there ? [make('p', {}, make('a', { href: there }, WORDS.openThere(from.edition)))] : []),
    ];
  }
}

/** @param {URL} address */
async function dataAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {Moved} one
 * @param {boolean} several  whether it must be said whose rating it is
 */
function row({ role, was, id, title, outcome, said, before, after }, several) {
  const name = `${id && id !== was ? WORDS.renamed(was, id) : was} ${title}`;
  const points = before !== null && after !== null && before !== after ? [WORDS.points(shownNumber(before), shownNumber(after))] : [];
  return item(outcome, several ? `${nameOf(role)} ${name}` : name, JOINTS.parts([said, ...points]));
}

/**
 * @param {string} outcome
 * @param {string} name
 * @param {string} said
 */
function item(outcome, name, said) {
  return make('li', { 'data-outcome': outcome }, make('b', {}, name), make('span', {}, said));
}

/** @param {Sums} sums */
function sumOf({ total, max_total: most, complete, conclusion }) {
  const words = [WORDS.sum(shownNumber(total), shownNumber(most)), ...(conclusion ? [conclusion.title] : [])];
  return JOINTS.parts([...words, ...(complete ? [] : [WORDS.open])]);
}

/** @param {string} role */
function nameOf(role) {
  return REVIEW_WORDS.of[/** @type {'self'} */ (role)];
}
