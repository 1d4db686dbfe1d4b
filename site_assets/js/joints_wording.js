/** How the parts of a sentence are joined. */

import { inLanguage } from './language.js';

export const JOINTS = inLanguage({
  zh: {
    /** @param {string} label @param {string} text */
    told: (label, text) => `${label}：${text}`,
    /** Parts of one statement. @param {string[]} parts */
    parts: (parts) => parts.join('，'),
    /** Things of one kind. @param {string[]} names */
    names: (names) => names.join('、'),
    /** @param {string[]} sentences */
    sentences: (sentences) => sentences.join(''),
    /** What the core says of a problem, standing alone. @param {string} message */
    sentence: (message) => `${message}。`,
    /** The same where no sign ends it. @param {string} message */
    alone: (message) => message,
    /** A title cut to what a list has room for. @param {string} title */
    short: (title) => (title.length > 40 ? `${title.slice(0, 39)}…` : title),
  },
  en: {
    told: (label, text) => `${label}: ${text}`,
    parts: (parts) => parts.join(', '),
    names: (names) => names.join(', '),
    sentences: (sentences) => sentences.join(' '),
    sentence: (message) => `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`,
    alone: (message) => `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`,
    short: (title) => (title.length > 72 ? `${title.slice(0, 72).replace(/[\s,;:]+\S*$/, '')}…` : title),
  },
});
