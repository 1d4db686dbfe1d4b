/**
 * The language of a form that is one file: the one that was chosen here before, else the page's own. It is known
 * before the page is shown, so that nobody sees the other one first.
 */

(() => {
  const KEY = 'rubricpress/language';
  const root = document.documentElement;

  /** Where the browser keeps nothing for a file, the name of the tab does while it is open. */
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return window.name.startsWith(KEY) ? window.name.slice(KEY.length + 1) : null;
    }
  };

  // the form keeps what was typed when its page goes, and brings it back
  addEventListener('click', ({ target }) => {
    const language = target instanceof Element && target.closest('[data-packed-language]')?.getAttribute('lang');
    if (!language) return;
    try {
      localStorage.setItem(KEY, language);
    } catch {
      window.name = `${KEY} ${language}`;
    }
    location.reload();
  });

  const language = chosen();
  if (!language || !root.dataset.languages?.split(' ').includes(language) || root.lang.startsWith(language)) return;
  root.lang = language;
  root.dataset.turning = '';
})();
