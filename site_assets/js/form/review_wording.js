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
  /** @param {{answered: number, count: number}} progress */
  rated: ({ answered, count }) => `已评 ${answered}/${count} 项`,
};
