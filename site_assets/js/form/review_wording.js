/** What the form says when a second party scores: the review of the authority, and what both agree on. */

export const REVIEW_WORDS = {
  agreed: '商定分数',
  /** @type {Record<string, string>} */
  of: { self: '自评', review: '复核', agreed: '商定' },
  /** @type {Record<string, string>} */
  said: {
    self: '这里是单位自己的评分。',
    review: '现在填写的是复核评分。自评只供对照，不会改动；保存时两方的评分写在同一个文件里。',
    agreed: '现在填写的是双方商定的评分。自评和复核只供对照，不会改动；保存时三方的评分写在同一个文件里。',
  },
  /** The labels of what an assessment says of itself. @type {Record<string, Record<string, string>>} */
  about: {
    assessor: { self: '评分人', review: '复核人', agreed: '商定人' },
    date: { self: '评分日期', review: '复核日期', agreed: '商定日期' },
  },
  /** What goes into the note. @type {Record<string, string>} */
  reason: { self: '', review: '（复核的理由）', agreed: '（商定的理由）' },
  keys: '键盘：Alt + ↓ 到下一条，Alt + ↑ 到上一条；Tab 在一条之内移动。',
  /** @param {{answered: number, count: number}} progress */
  rated: ({ answered, count }) => `已评 ${answered}/${count} 项`,

  unit: ' 分',
  /** @param {string} score */
  points: (score) => `${score} 分`,
  unrated: '未评',
  unscored: '没有计分',
  evidence: '证据材料',
  unnamed: '未写名称',
  /** @param {string} name @param {string[]} more */
  document: (name, more) => `${name}（${more.join('，')}）`,
  /** @param {number} length */
  long: (length) => `全文（${length} 字）`,
  /** @type {Record<string, string>} */
  adopt: { self: '采用自评', review: '采用复核' },
  /** @param {string} row */
  ofRow: (row) => `：${row}`,

  differences: '自评与复核的差异',
  row: '条目',
  difference: '差',
  otherwise: '依据不同',
  /** @param {string} difference */
  apart: (difference) => `（差 ${difference}）`,
  /** @param {number} count */
  oneSided: (count) => `只有一方评分的条目（${count} 条）`,
  /** @param {string} row @param {string} said */
  withState: (row, said) => `${row}：${said}`,
  /** @param {number} count */
  nextUnrated: (count) => (count === 0 ? '没有未评的条目' : `下一条未评（${count}）`),
  /** @param {number} count */
  nextDiffering: (count) => (count === 0 ? '没有不同的条目' : `下一条不同（${count}）`),
  /** @param {number} count */
  adoptEqual: (count) => (count === 0 ? '没有可以直接采用的条目' : `相同的条目直接采用（${count}）`),
  /** @param {number} count */
  adopted: (count) => `已采用 ${count} 条，请核对其余条目。`,
};
