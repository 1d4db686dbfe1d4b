/** A list of links that is changed in place: what stays keeps its element, what is done goes. */

import { make, setText } from './dom.js';

/** @typedef {{key: string, target: string, text: string}} Link `target` is the id that it leads to; '' for none */

export class LinkList {
  /** @param {string} kind  a class */
  constructor(kind = '') {
    this.list = make('ul', kind ? { class: kind } : {});
    /** @type {Map<string, HTMLLIElement>} */
    this.items = new Map();
  }

  /** @param {Link[]} links  in their order; of several with one key the last */
  show(links) {
    const wanted = new Map(links.map((one) => [one.key, one]));
    for (const [key, item] of this.items) {
      if (wanted.has(key)) continue;
      item.remove();
      this.items.delete(key);
    }
    /** @type {Element | null} */
    let next = this.list.firstElementChild;
    for (const [key, { target, text }] of wanted) {
      let item = this.items.get(key);
      if (!item) {
        item = make('li', {}, target ? make('a', { href: `#${target}` }, text) : make('span', {}, text));
        this.items.set(key, item);
      }
      setText(item.firstElementChild, text);
      if (item === next) next = next.nextElementSibling;
      else this.list.insertBefore(item, next);
    }
    this.list.hidden = links.length === 0;
  }
}
