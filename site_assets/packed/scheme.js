/** The colours of a form that is one file follow the system: the theme's switch is not part of it. */

(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.body.setAttribute('data-md-color-scheme', dark.matches ? 'slate' : 'default');
  dark.addEventListener('change', follow);
  follow();
})();
