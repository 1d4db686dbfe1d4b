/**
 * Which tab holds which draft: only that one writes it. Tabs talk over a BroadcastChannel, which pages on plain
 * http have too; where there is none, the stores still refuse what would overwrite another tab's writing.
 */

const CHANNEL = 'rubricpress/drafts';
const PATIENCE = { asks: 150, takes: 1000 }; // whoever lives answers at once, and writes what is left before it lets go

export class Tabs {
  /**
   * @param {(id: string) => Promise<void>} release  another tab takes the draft: write what is left, then let go
   * @param {() => void} late  another tab holds the draft and was too busy to say so in time
   */
  constructor(release, late) {
    this.release = release;
    this.late = late;
    this.me = newId();
    /** The draft that this tab writes; '' for none. */
    this.held = '';
    /** Who waits for which answer about which draft. @type {Map<string, Set<() => void>>} */
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

  /** @param {{does: string, id: string, from: string, to?: string, asked?: string}} message */
  async hear({ does, id, from, to, asked }) {
    if (to === this.me) {
      const waiting = this.waiting.get(`${asked} ${id}`);
      if (waiting?.size) for (const answer of waiting) answer();
      else if (asked === 'asks' && id === this.held) this.late();
    } else if (id === this.held && (does === 'asks' || does === 'takes')) {
      if (does === 'takes') {
        this.held = '';
        await this.release(id);
      }
      this.channel?.postMessage({ does: 'holds', asked: does, id, from: this.me, to: from });
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
      const question = `${does} ${id}`;
      const waiting = this.waiting.get(question) ?? new Set();
      const answer = () => {
        waiting.delete(answer);
        resolve(true);
      };
      this.waiting.set(question, waiting.add(answer));
      setTimeout(() => {
        waiting.delete(answer);
        resolve(false);
      }, PATIENCE[does]);
    });
    this.channel.postMessage({ does, id, from: this.me });
    return answered;
  }
}

/** A name that no other draft or tab has; `crypto.randomUUID` is not there on plain http. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, '0')).join('');
}
