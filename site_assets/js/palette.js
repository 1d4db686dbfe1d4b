/**
 * Light, dark, or as the system says: the switch in the header. The theme's own has the style of the whole page
 * computed anew several times at each start, whether or not anything changes; this one touches what differs. What
 * is chosen is kept where the theme's first script finds it before the page is painted.
 */

import { whenIdle } from './idle.js';

const KEY = '__palette';
const SYSTEM = '(prefers-color-scheme)';
const PARTS = /** @type {const} */ (['scheme', 'primary', 'accent']);

/** @typedef {{index: number, color: Record<string, string>}} Kept */
/** The theme's first script keeps and finds things for each site of a host apart. */
const { __md_get: find, __md_set: keep } = /** @type {{__md_get?: (key: string) => Kept | null, __md_set?: (key: string, value: Kept) => void}} */ (globalThis);

/** @param {HTMLElement} holder */
export function startPalette(holder) {
  const choices = [...holder.querySelectorAll('input')];
  const light = matchMedia('(prefers-color-scheme: light)');
  const first = choices[find?.(KEY)?.index ?? 0] ?? choices[0];
  if (!first) return;

  /** @param {HTMLInputElement} choice */
  const choose = (choice) => {
    choice.checked = true;
    const color = colorOf(choice, choices, light.matches);
    const changed = PARTS.filter((part) => document.body.getAttribute(`data-md-color-${part}`) !== color[part]);
    if (changed.length > 0) {
      document.body.setAttribute('data-md-color-switching', ''); // nothing fades meanwhile
      for (const part of changed) document.body.setAttribute(`data-md-color-${part}`, color[part] ?? '');
      setTimeout(() => document.body.removeAttribute('data-md-color-switching'));
    }
    for (const one of choices) { // the label beside a choice leads to the next one
      if (one.nextElementSibling instanceof HTMLElement) one.nextElementSibling.hidden = one !== choice;
    }
    keep?.(KEY, { index: choices.indexOf(choice), color });
    whenIdle(tellBrowser);
  };

  for (const choice of choices) choice.addEventListener('change', () => choose(choice));
  light.addEventListener('change', () => choose(choices.find((one) => one.checked) ?? first));
  holder.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const next = choices[(choices.findIndex((one) => one.checked) + 1) % choices.length];
    next?.click();
    next?.focus();
  });
  choose(first);
}

/**
 * The colours of a choice; where that is the system's, those of the choice that the system makes.
 * @param {HTMLInputElement} choice
 * @param {HTMLInputElement[]} choices
 * @param {boolean} light
 * @returns {Record<string, string>}
 */
function colorOf(choice, choices, light) {
  const media = mediaOf(choice);
  const wanted = `(prefers-color-scheme: ${light ? 'light' : 'dark'})`;
  const shown = media === SYSTEM ? (choices.find((one) => mediaOf(one) === wanted) ?? choice) : choice;
  return { media, ...Object.fromEntries(PARTS.map((part) => [part, shown.getAttribute(`data-md-color-${part}`) ?? ''])) };
}

/** @param {HTMLInputElement} choice */
function mediaOf(choice) {
  return choice.getAttribute('data-md-color-media') ?? '';
}

/** What the browser paints itself, round the page and at its edges, goes with it. */
function tellBrowser() {
  const header = document.querySelector('.md-header');
  if (!header) return;
  const { backgroundColor, colorScheme } = getComputedStyle(header);
  tell('theme-color', backgroundColor);
  if (colorScheme === 'dark' || document.querySelector('meta[name="color-scheme"]')) tell('color-scheme', colorScheme);
}

/**
 * @param {string} name  of a `meta`
 * @param {string} content
 */
function tell(name, content) {
  let meta = document.querySelector(`meta[name="${name}"]`);
  if (!meta) {
    meta = document.createElement('meta');
    meta.setAttribute('name', name);
    document.head.append(meta);
  }
  if (meta.getAttribute('content') !== content) meta.setAttribute('content', content);
}
