/** The list of groups: open where there is room for it, below the summary, and telling where the reader is. */

import { need, setAttribute } from './dom.js';

/** @type {IntersectionObserver | undefined} */
let watched;

/** @param {HTMLElement} root */
export function startNavigation(root) {
  const fold = root.querySelector('.rf-nav__fold');
  if (!(fold instanceof HTMLDetailsElement)) return;
  const summary = need(root, '#summary');
  const beside = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.rf-nav, .rf-notices--near'));
  new ResizeObserver(() => {
    for (const one of beside) one.style.setProperty('--rf-summary', `${summary.offsetHeight}px`); // the list stands still below it
  }).observe(summary);
  const wide = matchMedia('(min-width: 60em)');
  const follow = () => { fold.open = wide.matches; };
  wide.addEventListener('change', follow);
  follow();
  /** The sections in which the reader is. @type {Set<string>} */
  const read = new Set();
  /** The link that was followed last, until the reader goes on: what it leads to may stand too near the end to come to the top. */
  let followed = '';
  const mark = () => {
    for (const link of root.querySelectorAll('[data-nav]')) {
      const name = link.getAttribute('data-nav') ?? '';
      const here = followed ? name === followed : read.has(name);
      setAttribute(link, 'aria-current', here ? 'true' : null);
      if (here) bringIntoSight(link);
    }
  };
  fold.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest('a');
    if (!link) return;
    followed = link.dataset.nav ?? '';
    mark();
    if (!wide.matches) fold.open = false;
  });
  const goOn = () => {
    if (!followed) return;
    followed = '';
    mark();
  };
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(type, goOn, { passive: true });
  watched = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const name = target.getAttribute('data-section') ?? '';
      if (isIntersecting) read.add(name);
      else read.delete(name);
    }
    mark();
  }, { rootMargin: '-16% 0px -83% 0px' });
  root.querySelectorAll('[data-section]').forEach(watchSection);
}

/**
 * Has the list of groups tell when the reader is in a section.
 * @param {Element} section
 */
export function watchSection(section) {
  watched?.observe(section);
}

/**
 * Scrolls the list, never the page, as far as the link needs it.
 * @param {Element} link
 */
function bringIntoSight(link) {
  const list = link.closest('.rf-nav');
  if (!list) return;
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  else if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
}
