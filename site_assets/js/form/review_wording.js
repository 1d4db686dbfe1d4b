/** What the form says when a second party scores: the review of the authority, and what both agree on. */

import { inLanguage } from '../language.js';

export const REVIEW_WORDS = inLanguage({
  zh: {
    agreed: '商定分数',
    of: { self: '自评', review: '复核', agreed: '商定' },
    /** What the page is, as it names itself for the self assessment, for another role. @param {string} kind @param {'self' | 'review' | 'agreed'} role */
    kind: (kind, role) => kind.replace('自评', { self: '自评', review: '复核', agreed: '商定' }[role]),
    said: {
      self: '这里是单位自己的评分。',
      review: '现在填写的是复核评分。自评只供对照，不会改动；保存时两方的评分写在同一个文件里。',
      agreed: '现在填写的是双方商定的评分。自评和复核只供对照，不会改动；保存时三方的评分写在同一个文件里。',
    },
    /** The labels of what an assessment says of itself. */
    about: {
      assessor: { self: '评分人', review: '复核人', agreed: '商定人' },
      date: { self: '评分日期', review: '复核日期', agreed: '商定日期' },
    },
    /** What goes into the note. */
    reason: { self: '', review: '（复核的理由）', agreed: '（商定的理由）' },
    /** Behind a heading: whose figures stand there. @param {'self' | 'review' | 'agreed'} role */
    whose: (role) => `（${{ self: '自评', review: '复核', agreed: '商定' }[role]}）`,
    /** What leads a reviewer on who has opened the file of an institution. */
    begin: '填写复核',
    keys: '键盘：Alt + ↓ 到下一条，Alt + ↑ 到上一条；Tab 在一条之内移动。',
    /** @param {{answered: number, count: number}} progress */
    rated: ({ answered, count }) => `已评 ${answered}/${count} 项`,
    /** What stands before a total. @param {string} side @param {boolean} complete */
    totalOf: (side, complete) => `${side}${complete ? '总分' : '暂计'}`,
    /** What stands before the count of rated rows, and before the conclusion. @param {string} side */
    ratedBy: (side) => `${side}已评 `,
    /** @param {string} side */
    conclusionOf: (side) => `${side}结论：`,

    unit: ' 分',
    /** @param {string} score */
    points: (score) => `${score} 分`,
    unrated: '未评',
    unscored: '没有计分',
    evidence: '证据材料',
    unnamed: '未写名称',
    unopened: '（不是网页地址，点不开）',
    /** @param {string} name @param {string[]} more */
    document: (name, more) => `${name}（${more.join('，')}）`,
    /** @param {number} length */
    long: (length) => `全文（${length} 字）`,
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
    /** @param {number} count */
    adoptRest: (count) => (count === 0 ? '没有可以采用自评的条目' : `其余各条采用自评（${count}）`),
    /** @param {number} count */
    restAdopted: (count) => `${count} 条采用了自评，请逐条核对，不同意的再改。`,
  },
  en: {
    agreed: 'Agreed score',
    of: { self: 'Self-assessment', review: 'Review', agreed: 'Agreed' },
    kind: (kind, role) => kind.replace(/self-assessment/i, (found) => {
      const name = { self: 'self-assessment', review: 'review', agreed: 'agreed scores' }[role];
      return found.startsWith('S') ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
    }),
    said: {
      self: 'These are the scores that the institution gives itself.',
      review: 'You are now filling in the review. The self-assessment is there to compare with and does not change; saving writes both into one file.',
      agreed: 'You are now filling in the scores that both sides agree on. Self-assessment and review are there to compare with and do not change; saving writes all three into one file.',
    },
    about: {
      assessor: { self: 'Assessor', review: 'Reviewer', agreed: 'Agreed by' },
      date: { self: 'Date of assessment', review: 'Date of review', agreed: 'Date of agreement' },
    },
    reason: { self: '', review: ' (reasons of the review)', agreed: ' (reasons of the agreement)' },
    whose: (role) => ` (${{ self: 'self-assessment', review: 'review', agreed: 'agreed scores' }[role]})`,
    begin: 'Fill in the review',
    keys: 'Keyboard: Alt + ↓ to the next criterion, Alt + ↑ to the one before; Tab moves within a criterion.',
    rated: ({ answered, count }) => `${answered} of ${count} rated`,
    totalOf: (side, complete) => `${side}${complete ? '' : ' so far'}`,
    ratedBy: (side) => `${side}: rated `,
    conclusionOf: (side) => `${side}: `,

    unit: '',
    points: (score) => score,
    unrated: 'not rated',
    unscored: 'not scored',
    evidence: 'Evidence',
    unnamed: 'no name',
    unopened: ' (not a web address: cannot be opened)',
    document: (name, more) => `${name} (${more.join(', ')})`,
    long: (length) => `Full text (${length} characters)`,
    adopt: { self: 'Take self-assessment', review: 'Take review' },
    ofRow: (row) => `: ${row}`,

    differences: 'Self-assessment and review compared',
    row: 'Criterion',
    difference: 'Difference',
    otherwise: 'other grounds',
    apart: (difference) => ` (difference ${difference})`,
    oneSided: (count) => `Rated by one side only (${count})`,
    withState: (row, said) => `${row}: ${said}`,
    nextUnrated: (count) => (count === 0 ? 'Nothing left to rate' : `Next to rate (${count})`),
    nextDiffering: (count) => (count === 0 ? 'No differences' : `Next difference (${count})`),
    adoptEqual: (count) => (count === 0 ? 'Nothing to take over' : `Take over what both rate alike (${count})`),
    adopted: (count) => `${count} taken over. Settle the remaining criteria.`,
    adoptRest: (count) => (count === 0 ? 'Nothing to take from the self-assessment' : `Take the self-assessment for the rest (${count})`),
    restAdopted: (count) => `The self-assessment now stands for ${count} ${count === 1 ? 'criterion' : 'criteria'}. Check each, and change what you disagree with.`,
  },
});

/** The labels of what an assessment says of itself, by the name of the field. @type {Record<string, Record<import('./roles.js').Role, string>>} */
export const ABOUT = REVIEW_WORDS.about;
