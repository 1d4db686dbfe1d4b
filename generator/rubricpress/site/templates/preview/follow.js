// Follows the changes of the page, and shows the problems that keep its tables from being made.
//
// A changed page is loaded anew. What it shows otherwise is set into the page that stands before that, which is seen much
// sooner: a page takes a while until it has its styles, its scripts and its layout again.
import { show } from '/_preview/problems.js';
import { renew, words } from '/_preview/words.js';

const seen = new URL(import.meta.url).searchParams.get('seen');
/** What the page said as it was loaded, before its scripts went on with it; null until that is known. */
let before = null;
page().then((now) => { before = words(now); }, () => {});

for (let told = '0'; ;) {
  try {
    const answer = await (await fetch(`/_preview/${seen}.${told}${location.pathname}`)).json();
    if (answer.seen !== seen) {
      if (before) await page().then((now) => renew(before, now)).then(painted).catch(console.error);
      location.reload();
      break;
    }
    if (answer.told !== told) show(answer.title, answer.problems);
    told = answer.told;
  } catch { await new Promise((resolve) => setTimeout(resolve, 500)); }
}

/** The page as it is served now. */
async function page() {
  return new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
}

/** Resolves once the page has been painted; in a tab that nobody sees, soon. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}
