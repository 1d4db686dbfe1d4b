/**
 * Starts a form that is one file: its modules, its rubric and Python are held in the page itself, so that it runs
 * from a folder, from a stick or out of a letter, without any server.
 *
 * Pages from `file:` have no origin of their own. Modules are therefore given addresses of blobs, which an import
 * map leads to; the worker is a classic one, in one text with all that it needs, for Chromium lets a worker from
 * a blob import nothing. Of its languages the page shows that of the table; another one is set into its place, from
 * what is held in the page, before the form starts.
 */

(() => {
  /** The language of the tables themselves, of which the other one is a translation. */
  const ISSUED_IN = 'zh';
  const { nonce } = /** @type {HTMLScriptElement} */ (document.currentScript);

  /** What the page holds under this name. @param {string} name */
  const held = (name) => document.querySelector(`script[data-packed="${name}"]`)?.textContent ?? '';

  /** What is held as gzip in base64. @param {string} name */
  const unpacked = (name) => {
    const bytes = Uint8Array.from(atob(held(name)), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  };

  /** @param {Array<string>} texts */
  const script = (...texts) => URL.createObjectURL(new Blob(texts, { type: 'text/javascript' }));

  /** Shows the texts of a language that is not the page's own. @param {{title: string, body?: string}} texts */
  const turn = ({ title, body }) => {
    const place = document.querySelector('[data-packed-body]');
    if (place && body) place.innerHTML = body;
    document.title = title;
    delete document.documentElement.dataset.turning;
  };

  const start = async () => {
    const language = document.documentElement.lang.slice(0, 2);
    const [{ modules, worker }, texts] = await Promise.all([
      unpacked('scripts').then(JSON.parse), unpacked(language).then(JSON.parse),
    ]);
    const { paper } = texts;
    turn(texts);
    const map = document.createElement('script');
    map.type = 'importmap';
    map.nonce = nonce ?? '';
    const addresses = Object.entries(modules).map(([name, text]) => [name, script(String(text))]);
    map.textContent = JSON.stringify({ imports: Object.fromEntries(addresses) });
    document.head.append(map);
    const form = /** @type {HTMLElement} */ (document.querySelector('[data-module="form"]'));
    const { official } = form.dataset;
    window.fetch = async (address) => {
      const asked = /(?:\/editions\/([^/]+))?\/rubric\.json$/.exec(String(address));
      if (asked) {
        const issued = official !== undefined && String(address).startsWith(new URL(official, location.href).href);
        const { rubric, earlier } = issued ? JSON.parse(await unpacked(ISSUED_IN)) : texts;
        const data = asked[1] === undefined ? rubric : earlier[asked[1]];
        if (data) return new Response(data);
      }
      if (String(address).endsWith('/paper/')) return new Response(paper.replace('data-nonce', `nonce="${nonce}"`));
      throw new TypeError(`this form is one file, and fetches nothing: ${address}`);
    };
    form.dataset.held = ''; // no page can be loaded in a frame: what would be in it is fetched from here
    form.dataset.worker = script('const FILES = ', held('runtime'), ';\n', ...worker);
    await import(Object.keys(modules)[0] ?? ''); // the entry stands first
  };

  start().catch((error) => {
    console.error(error);
    document.querySelector('[data-packed-failed]')?.removeAttribute('hidden');
  });
})();
