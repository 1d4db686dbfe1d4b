/**
 * The language of a form that is one file: the one that was chosen here before, else the page's own. It is known
 * before the page is shown, so that nobody sees the other one first.
 */

(() => {
  const KEY = 'rubricpress/language';
  const root = document.documentElement;

  /**
   * The name of the tab comes first: Chromium can lose what a page from a file put into its storage just before it was
   * loaded anew, and some browsers keep nothing for files.
   */
  const chosen = () => {
    if (window.name.startsWith(KEY)) return window.name.slice(KEY.length + 1);
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  // the form keeps what was typed when its page goes, and brings it back
  addEventListener('click', ({ target }) => {
    const language = target instanceof Element && target.closest('[data-packed-language]')?.getAttribute('lang');
    if (!language) return;
    window.name = `${KEY} ${language}`;
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // the tab knows it, as long as it is open
    }
    location.reload();
  });

  const language = chosen();
  if (!language || !root.dataset.languages?.split(' ').includes(language) || root.lang.startsWith(language)) return;
  root.lang = language;
  root.dataset.turning = '';
})();
