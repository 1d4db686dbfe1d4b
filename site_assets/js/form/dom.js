/** Making and writing elements; every write is left out where it would change nothing. */

/** Milliseconds of work before somebody else may have a turn. */
export const ENOUGH = 16;
const LINE = 60; // signs that fit beside the name of the table, even wide ones

/**
 * An element with attributes and children; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | ((event: Event) => void)>} attributes  functions become listeners for `click`
 * @param {Array<Node | string>} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * @param {Element | null | undefined} element
 * @param {string} text
 * @returns {boolean} whether that changes anything
 */
export function setText(element, text) {
  if (!element || element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/**
 * Sets the attribute; null takes it away.
 * @param {Element | null | undefined} element
 * @param {string} name
 * @param {string | null} value
 * @returns {boolean} whether that changes anything
 */
export function setAttribute(element, name, value) {
  if (!element || element.getAttribute(name) === value) return false;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
  return true;
}

/**
 * What follows is done in a task of its own, so that the page answers in between.
 * @returns {Promise<void>}
 */
export function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * A number of the core as a person reads it: with a true minus sign.
 * @param {string | null | undefined} number
 */
export function shownNumber(number) {
  return number == null ? '—' : number.replace('-', '−');
}

/**
 * What a person wrote, where there is room for a line only: at the head of every printed page, as the name of a file.
 * @param {string} text
 */
export function onOneLine(text) {
  const signs = [...text];
  return signs.length > LINE ? `${signs.slice(0, LINE - 1).join('')}…` : text;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * Whether some of this is in the window, below what is fixed at its top.
 * @param {Element} one
 * @param {number} line  where that ends
 */
export function inSight(one, line) {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > line && top < innerHeight;
}
