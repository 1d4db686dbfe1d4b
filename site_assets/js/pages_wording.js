/** What the scripts of the public pages say. */

import { inLanguage } from './language.js';

export const WORDS = inLanguage({
  zh: {
    wide: '可以左右滚动的表格',
    menu: '菜单',
    search: '搜索',
    back: '返回',
    copyLink: '复制链接',
    copied: '链接已复制',
    copyByHand: '请按 Ctrl+C（⌘C）复制链接',
  },
  en: {
    wide: 'Table that scrolls sideways',
    menu: 'Menu',
    search: 'Search',
    back: 'Back',
    copyLink: 'Copy link',
    copied: 'Link copied',
    copyByHand: 'Press Ctrl+C (⌘C) to copy the link',
  },
});
