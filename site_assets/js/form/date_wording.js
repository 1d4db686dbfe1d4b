/** What the form says of days. */

import { inLanguage } from '../language.js';

export const DATE_WORDS = inLanguage({
  zh: { choose: '打开日历' },
  en: { choose: 'Open the calendar' },
});
