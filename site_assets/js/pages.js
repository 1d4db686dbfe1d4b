/**
 * What the public pages gain with scripting: links that can be copied, printing, the contents that follow
 * the reading. Each part is found by its `data-module`, starts once, and leaves the others alone when it fails;
 * without it the page is complete.
 */

import { startPalette } from './palette.js';
import { WORDS } from './pages_wording.js';

/** @type {Record<string, (element: HTMLElement) => void>} */
const modules = {
  'copy-link': copyLink,
  'print-page': printPage,
  contents: followReading,
  language: keepPlace,
  palette: startPalette,
  diagnose: (element) => void import('./diagnose/page.js').then((page) => page.diagnose(element, { copied, say })),
};

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module]'))) {
  const start = modules[element.dataset.module ?? ''];
  if (!start || element.dataset.started !== undefined) continue;
  element.dataset.started = '';
  try {
    start(element);
  } catch (error) {
    console.error(error);
  }
}

// a page from which people go to a form says where the scoring runtime is
const runtime = document.querySelector('meta[name="scoring-runtime"]')?.getAttribute('content');
if (runtime) afterLoading(() => void import('./warming.js').then(({ warm }) => warm(runtime), () => {}));

// the theme searches when a key is released: what is pasted, dictated or chosen from a list must be searched too
const search = document.querySelector('[data-md-component=search-query]');
search?.addEventListener('input', () => search.dispatchEvent(new KeyboardEvent('keyup')));

// the theme puts wide tables into boxes that scroll sideways: the keyboard must reach them too
window.addEventListener('load', () => requestAnimationFrame(() => {
  for (const box of document.querySelectorAll('.md-typeset__scrollwrap')) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.setAttribute('tabindex', '0');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', WORDS.wide);
  }
}));

/** @param {() => void} act */
function afterLoading(act) {
  if (document.readyState === 'complete') act();
  else window.addEventListener('load', act);
}

openByKey('__drawer', WORDS.menu, '.md-sidebar--primary a.md-nav__link');
openByKey('__search', WORDS.search, '[data-md-component=search-query]');
for (const back of /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll('.md-sidebar--primary .md-nav .md-nav label.md-nav__title'))) {
  buttonIn(back.querySelector('.md-nav__icon') ?? back, WORDS.back, () => back.control?.click());
}

/**
 * The theme opens its menu and its search with labels of a hidden tick, which only a pointer can press: here
 * they get buttons, and Escape closes what was opened and comes back to its button.
 * @param {string} id  of the tick
 * @param {string} name  what a screen reader says
 * @param {string} inside  where the focus goes once it is open: the first of these that can be seen
 */
function openByKey(id, name, inside) {
  const tick = document.getElementById(id);
  const label = document.querySelector(`label.md-header__button[for="${id}"]`);
  if (!(tick instanceof HTMLInputElement) || !label) return;
  const button = buttonIn(label, name, () => {
    tick.click();
    const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(inside)]);
    if (tick.checked) places.find((one) => one.checkVisibility?.({ visibilityProperty: true }) ?? true)?.focus();
  });
  const tell = () => button.setAttribute('aria-expanded', String(tick.checked));
  tell();
  tick.addEventListener('change', tell);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !tick.checked) return;
    tick.click();
    button.focus();
  });
}

/**
 * A button around what stands in `holder`.
 * @param {Element} holder
 * @param {string} name
 * @param {() => void} press
 */
function buttonIn(holder, name, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'rp-key';
  button.setAttribute('aria-label', name);
  button.append(...holder.childNodes);
  button.addEventListener('click', (event) => {
    event.preventDefault(); // the label around it would press the tick once more
    press();
  });
  holder.append(button);
  return button;
}

/**
 * A click on the link still goes to its place, and puts its address on the clipboard.
 * @param {HTMLElement} element
 */
function copyLink(element) {
  if (!(element instanceof HTMLAnchorElement)) return;
  element.title = WORDS.copyLink;
  element.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault(); // going there by itself would come last, and take the focus away from the message
    window.location.hash = element.hash;
    const address = element.href;
    if (await copied(address)) say(WORDS.copied);
    else offer(address);
  });
}

/**
 * Whether `text` could be put on the clipboard. The older way also works where a page is served without
 * encryption and the newer one is missing.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'rp-said';
    field.readOnly = true;
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    let done = false;
    try {
      done = document.execCommand('copy');
    } catch {
      done = false;
    }
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return done;
  }
}

/**
 * A short message that fades by itself and is read out.
 * @param {string} text
 */
function say(text) {
  const box = toast();
  box.replaceChildren(text);
  box.hidden = false;
  window.clearTimeout(Number(box.dataset.timer));
  box.dataset.timer = String(window.setTimeout(() => { box.hidden = true; }, 2400));
}

/**
 * The address, selected, for the reader to copy by hand.
 * @param {string} address
 */
function offer(address) {
  const box = toast();
  window.clearTimeout(Number(box.dataset.timer));
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.value = address;
  field.readOnly = true;
  field.addEventListener('blur', () => { box.hidden = true; });
  field.addEventListener('keydown', (event) => { if (event.key === 'Escape') box.hidden = true; });
  label.append(WORDS.copyByHand, field);
  box.replaceChildren(label);
  box.hidden = false;
  field.focus({ preventScroll: true });
  field.select();
}

/** The box for messages; there is one. */
function toast() {
  const found = document.querySelector('.rp-toast');
  if (found instanceof HTMLElement) return found;
  const box = document.createElement('div');
  box.className = 'rp-toast';
  box.setAttribute('role', 'status');
  box.hidden = true;
  document.body.append(box);
  return box;
}

/** @param {HTMLElement} button */
function printPage(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

/**
 * The same page in the other language is opened where this one is being read: it has the same anchors.
 * @param {HTMLElement} link
 */
function keepPlace(link) {
  if (!(link instanceof HTMLAnchorElement) || link.rel !== 'alternate') return;
  const { href } = link;
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would go to the beginning of the page
    const place = new URL(href);
    place.search = window.location.search;
    place.hash = linkedInView() || placeInView() || window.location.hash;
    window.location.assign(place.href);
  });
}

/** The anchor that the address names, where its beginning can be seen; else ''. */
function linkedInView() {
  const { hash } = window.location;
  const row = hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.getBoundingClientRect();
  return row && row.top > -1 && row.top < window.innerHeight ? hash : '';
}

/** The anchor of the row or group that is being read; '' at the top of a page and on pages without rows. */
function placeInView() {
  const line = window.innerHeight / 3;
  const rows = document.querySelectorAll('[id^="c-"], [id^="g-"], [id^="criterion-"], [id^="group-"]:not([id$="-title"])');
  const passed = [...rows].filter((row) => row.getBoundingClientRect().top <= line);
  return passed.at(-1)?.id ?? '';
}

/**
 * Marks the entry of the contents whose heading was last passed while reading.
 * @param {HTMLElement} nav
 */
function followReading(nav) {
  const links = [...nav.querySelectorAll('a')];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const line = window.innerHeight / 4;
    let current = -1;
    places.forEach((place, at) => { if (place && place.getBoundingClientRect().top <= line) current = at; });
    links.forEach((link, at) => {
      if (at !== current) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'true');
        keepInView(nav, link);
      }
    });
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(mark);
  };
  window.addEventListener('scroll', soon, { passive: true });
  window.addEventListener('resize', soon, { passive: true });
  mark();
}

/**
 * Scrolls the contents, and nothing else, until `link` can be seen in it.
 * @param {HTMLElement} nav
 * @param {HTMLElement} link
 */
function keepInView(nav, link) {
  const outer = nav.getBoundingClientRect();
  const inner = link.getBoundingClientRect();
  if (inner.top < outer.top) nav.scrollTop += inner.top - outer.top - 40;
  else if (inner.bottom > outer.bottom) nav.scrollTop += inner.bottom - outer.bottom + 40;
}
