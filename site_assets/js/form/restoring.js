/** What a draft that comes back has to say: where it does not fit the page any more, or that it cannot be read. */

import { setText } from './dom.js';
import { download, fileText } from './files.js';
import { listOf } from './notices.js';
import { WORDS } from './wording.js';

/**
 * Where a response has found its place, and where not; its text as it was can be had as a file.
 * @param {import('./keeping.js').Keeper} keeper
 * @param {Record<string, any>} response
 * @param {import('./response.js').Leftover[]} left  what the page has no place for
 * @param {string} [done]  that it came back, where that is to be said
 */
export function tellLeft({ root, about, notices, form }, response, left, done) {
  const { edition, digest } = response.rubric ?? {};
  const sentences = done ? [done] : [];
  if (edition && edition !== about.edition) sentences.push(WORDS.otherEdition(edition, about.edition));
  else if (digest && digest !== about.digest) sentences.push(WORDS.otherDigest);
  if (left.length > 0) sentences.push(WORDS.unplaced);
  if (done && sentences.length === 1) setText(root.querySelector('[data-said]'), done); // the line of the draft shows it
  if (sentences.length === (done ? 1 : 0)) return;
  const details = left.length > 0 ? [listOf(left)] : [];
  const choices = [...form.carryOver(response), keepOld(about, fileText(response))];
  notices.show('draft', 'warning', sentences, { choices, details });
}

/**
 * The draft of an earlier version of the page cannot be read: the person may want its text.
 * @param {import('./keeping.js').Keeper} keeper
 */
export function tellBroken({ store: { mirror }, about, notices }) {
  const broken = mirror.ofEarlierVersion();
  if (!broken) return;
  notices.show('draft', 'warning', [WORDS.brokenDraft], { choices: [keepOld(about, broken.text)] });
  mirror.forgetEarlierVersion();
}

/**
 * @param {import('./files.js').About} about
 * @param {string} text
 * @returns {import('./notices.js').Choice}
 */
function keepOld({ id }, text) {
  return { label: WORDS.downloadDraft, act: () => download(`${id}_draft.json`, text) };
}
