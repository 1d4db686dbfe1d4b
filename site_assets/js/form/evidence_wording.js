/** What the form says of evidence. */

import { inLanguage } from '../language.js';

export const EVIDENCE_WORDS = inLanguage({
  zh: {
    parts: { link: '链接', name: '文件名称', number: '文号', date: '日期（如 2026-11-01）' },
    add: { link: '加链接', document: '加文件' },
    remove: { link: '删去这个链接', document: '删去这个文件' },
    open: '打开',
  },
  en: {
    parts: { link: 'Link', name: 'Document', number: 'Number', date: 'Date (such as 2026-11-01)' },
    add: { link: 'Add a link', document: 'Add a document' },
    remove: { link: 'Remove this link', document: 'Remove this document' },
    open: 'Open',
  },
});
