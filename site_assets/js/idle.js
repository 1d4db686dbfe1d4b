/** Work that can wait until the browser has nothing else to do. */

/**
 * Does it then; where the browser does not tell when that is, in the next task.
 * @param {() => void} act
 */
export function whenIdle(act) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => act());
  else setTimeout(act, 1);
}
