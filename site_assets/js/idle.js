/** Work that can wait until the browser has nothing else to do. */

/**
 * Does it then; where the browser does not tell when that is, in the next task.
 * @param {() => void} act
 * @param {number} [latest]  milliseconds after which it is done in any case; by default it waits for ever
 */
export function whenIdle(act, latest) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => act(), latest ? { timeout: latest } : {});
  else setTimeout(act, 1);
}
