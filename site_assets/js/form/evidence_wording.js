/** What the form says of evidence. */

export const EVIDENCE_WORDS = {
  /** @type {Record<string, string>} */
  parts: { link: '链接', name: '文件名称', number: '文号', date: '日期' },
  /** @type {Record<string, string>} */
  kinds: { link: '链接', document: '文件' },
  /** @param {string} kind */
  add: (kind) => `加${kind}`,
  /** @param {string} kind */
  remove: (kind) => `删去这个${kind}`,
  open: '打开',
};
