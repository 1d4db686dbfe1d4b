/** What the form says about times without a network. */

import { inLanguage } from '../language.js';

export const OFFLINE = inLanguage({
  zh: {
    kept: '本页可离线使用。',
    update: '本站有了新版本。更新会重新载入本页，已填的内容会保留。',
    updateNow: '现在更新',
    later: '以后再说',
  },
  en: {
    kept: ' This page also works offline.',
    update: 'There is a new version of this site. Updating loads this page again; what you have filled in is kept.',
    updateNow: 'Update now',
    later: 'Later',
  },
});
