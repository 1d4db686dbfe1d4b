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
  fold.addEventListener('click', (event) => {
    if (!wide.matches && /** @type {HTMLElement} */ (event.target).closest('a')) fold.open = false;
  });
  watched = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const link = root.querySelector(`[data-nav="${CSS.escape(target.getAttribute('data-section') ?? '')}"]`);
      setAttribute(link, 'aria-current', isIntersecting ? 'true' : null);
      if (link && isIntersecting) bringIntoSight(link);
    }
  }, { rootMargin: '-30% 0px -69% 0px' });
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
