// The words of a page, by the place where they stand, and new ones set in their place.

const BODY = 'main article';

/**
 * The texts of a page by the id of the nearest element around them that has one, in the order in which they stand.
 * @param {Document} page
 * @returns {Map<string, string[]>}
 */
export function words(page) {
  const found = new Map();
  for (const text of texts(page.querySelector(BODY))) {
    const place = text.parentElement.closest('[id]')?.id ?? '';
    if (!found.has(place)) found.set(place, []);
    found.get(place).push(text.data.trim());
  }
  return found;
}

/**
 * Sets what the page `now` says otherwise than `before` into the page that is shown. Nothing but texts is touched where
 * there is something to fill in; elsewhere, where not only texts are others, the whole body.
 * @param {Map<string, string[]>} before
 * @param {Document} now
 */
export function renew(before, now) {
  const body = document.querySelector(BODY), fresh = now.querySelector(BODY);
  if (!body || !fresh) return;
  const after = words(now);
  const same = [...after].filter(([place, said]) => before.get(place)?.length === said.length);
  if (same.length < Math.max(before.size, after.size) && !body.querySelector('input, select, textarea')) {
    body.replaceChildren(...fresh.childNodes);
    return;
  }
  for (const [place, said] of same) {
    const old = before.get(place);
    if (old.some((text, at) => text !== said[at])) reword(place ? document.getElementById(place) : body, old, said);
  }
}

/** Sets the texts of an element that are others in `said` than in `old`; where scripts have said something else, that stays. */
function reword(element, old, said) {
  const standing = texts(element);
  const places = old.map((text, at) => {
    const nth = old.slice(0, at).filter((one) => one === text).length;
    return standing.filter((one) => one.data.trim() === text)[nth];
  });
  places.forEach((place, at) => { if (place && said[at] !== old[at]) place.data = said[at]; });
}

/** The texts in an element that are more than space, and for people. */
function texts(element) {
  const found = [];
  if (!element) return found;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && text.parentElement.localName !== 'script') found.push(text);
  }
  return found;
}
