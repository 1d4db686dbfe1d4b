// The problems of tables in a preview: all of them at the foot of the page, and each at its row, where the page has that.

const LANGUAGE = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

/**
 * Shows these problems in place of those before; none takes them away.
 * @param {Record<string, string>} title  what is said above them, by language
 * @param {Array<{file: string, rubric: string, row: string, line: number, column: number, code: string, excerpt: string[], zh: string[], en: string[]}>} problems
 */
export function show(title, problems) {
  document.querySelectorAll('[data-preview-problem]').forEach((one) => one.remove());
  if (!problems.length) return;
  if (!document.querySelector('link[href="/_preview/problems.css"]')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/_preview/problems.css' }));
  }
  const panel = element('details', 'preview-problems');
  panel.open = true;
  panel.dataset.previewProblem = '';
  panel.setAttribute('role', 'status');
  const list = element('ol', '');
  panel.append(element('summary', '', `${title[LANGUAGE]} (${problems.length})`), list);
  for (const one of problems) {
    const row = rowOf(one);
    const item = element('li', '');
    item.append(...told(one, row ? Object.assign(element('a', ''), { href: `#${row.id}` }) : element('span', '')));
    list.append(item);
    if (row) mark(row, one);
  }
  document.body.append(panel);
}

/** A problem beside its row. */
function mark(row, one) {
  const note = element('div', 'preview-problem');
  note.dataset.previewProblem = '';
  note.append(...told(one, element('span', '')));
  (row.closest('.rp-entry') ?? row).before(note);
}

/** The parts of what is told of a problem; `place` is filled with where it stands. */
function told(one, place) {
  const [found, ...what] = one[LANGUAGE];
  place.append(`${one.file}:${one.line}:${one.column}`);
  const head = element('p', '');
  head.append(place, ' ', element('code', '', one.code), ' ', found);
  const line = element('pre', '');
  const [before, marked, behind] = one.excerpt;
  line.append(`${one.line} | ${before}`, element('mark', '', marked), behind);
  return [head, ...(before + marked + behind ? [line] : []), ...what.map((words) => element('p', '', words))];
}

/** The row on this page that a problem is about, if the page is one of its table. */
function rowOf(one) {
  if (!one.row || !location.pathname.includes(`/rubrics/${one.rubric}/`)) return null;
  return ['c-', 'criterion-', 'g-', 'group-'].map((kind) => document.getElementById(kind + one.row)).find(Boolean);
}

function element(tag, style, words = '') {
  const made = document.createElement(tag);
  if (style) made.className = style;
  made.append(words);
  return made;
}
