/**
 * Which tab holds which draft: only that one writes it. Tabs talk over a BroadcastChannel, which pages on plain
 * http have too; where there is none, the stores still refuse what would overwrite another tab's writing.
 */

const CHANNEL = 'rubricpress/drafts';
const PATIENCE = { asks: 150, takes: 1000 }; // whoever lives answers at once, and writes what is left before it lets go

export class Tabs {
  /** @param {(id: string) => Promise<void>} release  another tab takes the draft: write what is left, then let go */
  constructor(release) {
    this.release = release;
    this.me = newId();
    /** The draft that this tab writes; '' for none. */
    this.held = '';
    /** @type {Map<string, () => void>} */
    this.waiting = new Map();
    this.channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => void this.hear(data);
  }

  /**
   * Whether another tab holds a draft.
   * @param {string} id
   */
  heldElsewhere(id) {
    return this.#ask('asks', id);
  }

  /**
   * Takes a draft over from the tab that holds it, once that has written what it had left.
   * @param {string} id
   */
  async take(id) {
    await this.#ask('takes', id);
    this.held = id;
  }

  /** @param {{does: string, id: string, from: string, to?: string}} message */
  async hear({ does, id, from, to }) {
    if (to === this.me) {
      this.waiting.get(id)?.();
    } else if (id === this.held && (does === 'asks' || does === 'takes')) {
      if (does === 'takes') {
        this.held = '';
        await this.release(id);
      }
      this.channel?.postMessage({ does: 'holds', id, from: this.me, to: from });
    }
  }

  /**
   * @param {'asks' | 'takes'} does
   * @param {string} id
   * @returns {Promise<boolean>} whether a tab that holds the draft has answered
   */
  #ask(does, id) {
    if (!this.channel) return Promise.resolve(false);
    const answered = new Promise((/** @type {(held: boolean) => void} */ resolve) => {
      this.waiting.set(id, () => resolve(true));
      setTimeout(() => resolve(false), PATIENCE[does]);
    });
    this.channel.postMessage({ does, id, from: this.me });
    return answered.finally(() => this.waiting.delete(id));
  }
}

/** A name that no other draft or tab has; `crypto.randomUUID` is not there on plain http. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, '0')).join('');
}
