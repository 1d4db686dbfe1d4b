/** The language of the page: it decides which of two wordings the scripts speak, and what they ask the core for. */

/** @type {'zh' | 'en'} */
export const LANGUAGE = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

/**
 * One of two wordings; both say the same things under the same names, with the same values in them.
 * @template T
 * @param {{zh: T, en: NoInfer<T>}} words
 * @returns {T}
 */
export const inLanguage = ({ zh, en }) => (LANGUAGE === 'en' ? en : zh);

/**
 * A number and what it counts, in English: `1 row`, `2 rows`.
 * @param {number | string} count
 * @param {string} one
 * @param {string} several
 */
export const counted = (count, one, several) => `${count} ${String(count) === '1' ? one : several}`;

/** The locale of dates and times. */
export const LOCALE = LANGUAGE === 'en' ? 'en-GB' : 'zh-CN';
