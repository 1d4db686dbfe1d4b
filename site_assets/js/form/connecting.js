/** The scoring of a form, started before the form itself is there: Python takes longer than all of its scripts. */

import { LANGUAGE } from '../language.js';

/** @typedef {import('../scoring/client.js').ScoringClient} ScoringClient */

/**
 * Loaded apart from the form, so that the form works where this cannot be loaded.
 * @param {HTMLElement} root
 * @returns {Promise<ScoringClient>}
 */
export async function connect(root) {
  const { ScoringClient } = await import('../scoring/client.js');
  const { runtime = '', source = '', worker } = root.dataset;
  const client = new ScoringClient({
    runtime,
    data: new URL(source, document.baseURI).href,
    language: LANGUAGE,
    worker,
    copies: !worker && document.documentElement.dataset.preview === undefined,
  });
  client.start();
  return client;
}
