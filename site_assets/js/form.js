/**
 * The entry of the form page. Loads the form and the component of each scoring method that it uses, all at
 * once, and starts it. The page can be filled in from the first paint; this adds the draft, files and scoring.
 */

import { connect } from './form/connecting.js';
import { nextTask } from './form/dom.js';
import { layOut } from './form/laying.js';
import { Steady } from './form/steady.js';

/** @typedef {import('./components/fields.js').Component} Component */
/** @typedef {import('./form/page.js').FormPage} FormPage */

async function start() {
  const root = document.querySelector('[data-module="form"]:not([data-started])');
  if (!(root instanceof HTMLElement)) return;
  root.dataset.started = '';
  let typed = false;
  root.addEventListener('input', () => { typed = true; }, { once: true });
  const steady = new Steady(root, () => document.getElementById(named(location.hash)));
  document.documentElement.dataset.scoring = 'loading';
  const begun = connect(root); // first of all: it takes longest
  begun.catch(() => {}); // the form says so
  steady.start();
  const begin = async () => {
    const [{ FormPage, Totals, controlsOf }, { startNavigation }, components] = await Promise.all([
      import('./form/page.js'),
      import('./form/navigation.js'),
      componentsOf(root),
    ]);
    startNavigation(root);
    await nextTask();
    const controls = controlsOf(root, components, steady);
    const totals = new Totals(root, controls.rows, steady);
    await nextTask();
    const page = new FormPage(root, controls, totals);
    page.runtime.begun = begun;
    await nextTask();
    page.start(typed);
    root.dataset.working = ''; // from now on what is typed is kept
    return page;
  };
  const working = begin();
  await Promise.allSettled([working, layOut(root)]);
  root.dataset.laid = ''; // from now on every card is shown
  steady.lead();
  const page = await working;
  await page.runtime.settled;
  await page.controls.unfolding.done;
  steady.lead(); // rows may have grown with what the draft has brought back
  steady.release();
  if (page.runtime.state === 'ready') await keepForOffline(page);
}

/**
 * The id that the end of an address names; '' where somebody has spoilt it.
 * @param {string} hash
 */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/**
 * Asked for last: nothing of it may delay the form.
 * @param {FormPage} page
 */
async function keepForOffline(page) {
  try {
    const { setUpOffline } = await import('./form/offline.js');
    await setUpOffline(page.root, page.notices, () => page.keeper.flush());
  } catch (error) {
    console.warn(error);
  }
}

/**
 * The component of each method on the page; one that cannot be loaded leaves the others working.
 * @param {HTMLElement} root
 * @returns {Promise<Map<string, Component>>}
 */
async function componentsOf(root) {
  const rows = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-method]'));
  const methods = [...new Set([...rows].map((row) => row.dataset.method ?? ''))];
  /** @type {Map<string, Component>} */
  const found = new Map();
  await Promise.all(methods.map(async (method) => {
    try {
      found.set(method, await import(`./components/${method}.js`));
    } catch (error) {
      console.error(error);
    }
  }));
  return found;
}

void start();
