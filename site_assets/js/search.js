/**
 * The search of the whole site, as a worker that the theme puts its questions to.
 *
 * Chinese is written without spaces, and an index of words finds a phrase only where both sides cut it alike.
 * What people look for in an official table are its own words: a place that holds all that was typed, letter for
 * letter, is found, and nothing else; only where there is none, places that hold most of its pairs of characters.
 *
 * English is found in the same way, letter for letter in any case, within words; places where a word begins with what
 * was typed come first, and where no place holds all words, places that hold most of them, whatever their endings.
 *
 * The theme's messages: in `{type: 0, data: {config, docs}}` once, answered by `{type: 1}`, then `{type: 2, data: typed}`,
 * each answered by `{type: 3, data: {items}}`: groups of places, those of one page together. What is searched is the
 * `docs`; in a finished site, whose pages ask for the index whether anybody searches or not, it is a file of its own at
 * `config.entries` below the root, which is fetched when something is typed.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const AT_ONCE = 8; // places of one page that are shown without being asked for
const MOST = 200; // pages, and places of a page: nobody reads on
const BEFORE = 24; // characters of a text that are shown before what was found, and altogether
const TEASER = 110;
const LETTER = /[a-z]/;
const SIGN = /[a-z0-9]/; // of words that stand apart
const ALIKE = 0.6; // the share of the typed pairs that a place must hold to be shown where no place holds all

/** @typedef {{location: string, title: string, text: string}} Doc */
/** @typedef {{doc: Doc, page: string, title: string, text: string}} Place  with what is compared */
/** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item */

/** @type {Place[]} */
let places = [];
/** The place of each page as a whole, by address. @type {Map<string, Place>} */
let pages = new Map();

/** Where the rest of what is searched has still to be fetched from. @type {URL | undefined} */
let apart;
/** @type {Promise<void> | undefined} */
let coming;
let newest = '';

addEventListener('message', ({ data: { type, data } }) => {
  if (type === SETUP) {
    know(data.docs);
    if (data.config?.entries) apart = new URL(`../../${data.config.entries}`, location.href);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    newest = String(data);
    if (apart && (coming || fold(newest))) coming ??= fetchEntries(apart).then(() => tell(newest));
    else tell(newest);
  }
});

/** @param {string} typed */
const tell = (typed) => postMessage({ type: RESULT, data: { items: found(typed) } });

/** @param {Doc[]} docs */
function know(docs) {
  places = docs.map(placeOf);
  pages = new Map(places.map((place) => [place.doc.location, place]));
}

/** Where it fails, nothing is found, and the next question tries again. @param {URL} address */
async function fetchEntries(address) {
  try {
    know(await (await fetch(address)).json());
    apart = undefined;
  } catch (error) {
    console.warn(error);
  }
  coming = undefined;
}

/** @param {Doc} doc  as the index has it: its texts are HTML @returns {Place} */
function placeOf({ location, title, text }) {
  const doc = { location, title: plain(title), text: plain(text) };
  return { doc, page: location.split('#')[0] ?? '', title: fold(doc.title), text: fold(doc.text) };
}

/** @param {string} typed @returns {Item[][]} */
function found(typed) {
  const words = typed.split(/[\s"\u201c\u201d\u300c\u300d]+/).filter((word) => fold(word));
  const terms = words.map(fold);
  if (terms.length === 0) return [];
  const hits = places
    .filter(({ title, text }) => terms.every((term) => title.includes(term) || text.includes(term)))
    .map((place) => ({ place, rank: rankOf(place, terms), words }));
  return grouped(hits.length > 0 ? hits : alike(terms));
}

/**
 * A heading that is what was typed comes first, then headings that hold it, then texts; among equals, those in which
 * words begin with it.
 * @param {Place} place
 * @param {string[]} terms
 */
function rankOf({ title, text }, terms) {
  if (title === terms.join('') || title === terms.join(' ')) return 3;
  const begun = terms.every((term) => begins(title, term) || begins(text, term)) ? 0.5 : 0;
  return (terms.every((term) => title.includes(term)) ? 2 : 1) + begun;
}

/**
 * Whether a word of `text` begins with `term`; Chinese has no such words.
 * @param {string} text
 * @param {string} term
 */
function begins(text, term) {
  if (!LETTER.test(term)) return true;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !LETTER.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Places that hold most of the pairs of characters of `terms`, rare pairs counting for more. @param {string[]} terms */
function alike(terms) {
  const pairs = [...new Set(terms.flatMap(pairsOf))].map((pair) => {
    const holders = places.filter(({ title, text }) => title.includes(pair) || text.includes(pair));
    return { pair, holders, weight: holders.length ? Math.log(1 + places.length / holders.length) : 0 };
  });
  const known = pairs.filter(({ holders }) => holders.length > 0);
  /** @type {Map<Place, {weight: number, words: string[]}>} */
  const held = new Map();
  for (const { pair, holders, weight } of known) {
    for (const place of holders) {
      const { weight: before, words } = held.get(place) ?? { weight: 0, words: [] };
      held.set(place, { weight: before + weight, words: [...words, pair] });
    }
  }
  const enough = Math.ceil(ALIKE * pairs.length);
  return [...held]
    .filter(([, { words }]) => words.length >= enough)
    .map(([place, { weight, words }]) => ({ place, rank: weight, words }));
}

/** The pairs of characters of a term; of an English word, what stands before its ending. @param {string} term */
function pairsOf(term) {
  const letters = [...term];
  if (letters.every((letter) => LETTER.test(letter))) return [letters.slice(0, Math.max(4, letters.length - 3)).join('')];
  return letters.length < 3 ? [term] : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/**
 * The hits of each page together under the page itself, tables before what is written about them.
 * @param {Array<{place: Place, rank: number, words: string[]}>} hits
 * @returns {Item[][]}
 */
function grouped(hits) {
  /** @type {Map<string, typeof hits>} */
  const byPage = new Map();
  for (const hit of hits.sort((one, other) => other.rank - one.rank)) {
    byPage.set(hit.place.page, [...(byPage.get(hit.place.page) ?? []), hit]);
  }
  const table = /** @param {[string, unknown]} group */ ([page]) => Number(page.startsWith('rubrics/'));
  return [...byPage].sort((one, other) => table(other) - table(one)).slice(0, MOST).map(([page, ofPage]) => {
    const parts = ofPage.filter(({ place }) => place.doc.location !== page).slice(0, MOST);
    const whole = ofPage.find(({ place }) => place.doc.location === page);
    const items = parts.map(({ place, words }, at) => itemOf(place, words, at < AT_ONCE ? 2 : 1));
    const head = whole?.place ?? pages.get(page);
    // the theme leads who presses Enter to the item with the most points
    return head ? [...items, itemOf(head, whole?.words ?? [], (whole?.rank ?? 0) > 1 ? 3 : 0)] : items;
  });
}

/**
 * @param {Place} place
 * @param {string[]} words
 * @param {number} score
 * @returns {Item}
 */
function itemOf({ doc }, words, score) {
  const terms = Object.fromEntries(words.map((word) => [word, true]));
  return { location: doc.location, title: marked(doc.title, words), text: marked(doc.text, words, TEASER), score, terms };
}

/**
 * `text` as HTML with `words` marked; where it is longer than `most`, the part around the first of them.
 * @param {string} text
 * @param {string[]} words
 * @param {number} [most]
 */
function marked(text, words, most = Infinity) {
  const letters = [...text];
  /** For each letter that counts when comparing, where it stands. @type {number[]} */
  const at = [];
  let folded = '';
  letters.forEach((letter, index) => {
    const apart = letter === ' ' && fold(`${letters[index - 1] ?? ''} ${letters[index + 1] ?? ''}`).includes(' ');
    for (const one of apart ? letter : fold(letter)) {
      folded += one;
      at.push(index);
    }
  });
  const within = new Set();
  let first = Infinity;
  for (const term of words.map(fold)) {
    for (let start = folded.indexOf(term); start >= 0; start = folded.indexOf(term, start + term.length)) {
      const [from = 0, to = 0] = [at[start], at[start + term.length - 1]];
      first = Math.min(first, from);
      for (let index = from; index <= to; index += 1) within.add(index);
    }
  }
  const from = letters.length <= most || first === Infinity ? 0 : Math.max(0, Math.min(first - BEFORE, letters.length - most));
  const shown = letters.slice(from, from + most).map((letter, index) => {
    const safe = escaped(letter);
    return within.has(from + index) ? `<mark>${safe}</mark>` : safe;
  });
  const html = shown.join('').replaceAll('</mark><mark>', '');
  return `${from > 0 ? '…' : ''}${html}${from + most < letters.length ? '…' : ''}`;
}

/** What counts when comparing: no spaces but those between words, no difference of width or case. @param {string} text */
function fold(text) {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, (gap, at, whole) =>
    (SIGN.test(whole[at - 1] ?? '') && SIGN.test(whole[at + gap.length] ?? '') ? ' ' : ''));
}

/** The words of a piece of HTML. @param {string} html */
function plain(html) {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\u200b/g, '')
    .replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

/** @type {Record<string, string>} */
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#39;': "'", '&amp;': '&' };

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter);
}
