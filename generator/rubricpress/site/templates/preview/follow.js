// Loads the page anew when it has changed, and shows the problems that keep its tables from being made.
import { show } from '/_preview/problems.js';

const seen = new URL(import.meta.url).searchParams.get('seen');
for (let told = '0'; ;) {
  try {
    const answer = await (await fetch(`/_preview/${seen}.${told}${location.pathname}`)).json();
    if (answer.seen !== seen) { location.reload(); break; }
    if (answer.told !== told) show(answer.title, answer.problems);
    told = answer.told;
  } catch { await new Promise((resolve) => setTimeout(resolve, 500)); }
}
