/** What the form says about results and comparisons; sentences about scores come from the core. */

export const RESULTS_WORDS = {
  show: '显示结果',
  hide: '收起结果',
  loading: '评分程序还在准备，准备好后会显示结果。',
  failed: '评分程序没有启动，暂时不能显示结果。',
  /** @type {Record<string, string>} */
  of: { self: '自评', review: '复核', agreed: '商定' },
  /** @param {string} role @param {boolean} complete */
  title: (role, complete) => `${role}${complete ? '' : '（暂计）'}`,
  groups: '各组得分',
  group: '组',
  score: '得分',
  max: '满分',
  share: '占满分',
  answered: '已评',
  adjustments: '加减分项',
  bars: '条形图',
  radar: '雷达图',
  chart: '图的样式',
  losses: '失分最多的条目',
  row: '条目',
  lost: '失分',
  noLosses: '已评的条目没有失分。',
  bands: '各档次的条目数',
  band: '档次',
  count: '条目',
  starred: '其中带 ★',
  /** @param {{score: string, max: string, answered: string, count: string}} one */
  starredSum: (one) => `带 ★ 的 ${one.count} 条：已评 ${one.answered} 条，得 ${one.score} 分，满分 ${one.max} 分。`,
  /** @param {number} count */
  unrated: (count) => `还没有评的条目（${count} 项）`,
  goals: '到更好的结论',
  first: '先要做到：',
  /** @param {string} steps */
  steps: (steps) => `${steps} 步`,
  unratedBefore: '未评',
  points: '分',
  openTrace: '怎么算的',

  here: '本页',
  review: '本页的复核',
  compareLoading: '评分程序还在准备，准备好后会接着比较。',
  unreadable: '这个文件不能作为评分文件打开，没有比较。',
  otherRubric: '这个文件属于另一份评估表，不能比较。',
  tooLarge: '文件超过 5 MB，不可能是评分文件。',
  draft: '与这份草稿比较：',
  noDrafts: '这份评估表在这个浏览器里没有别的草稿。',
  compare: '比较',
  close: '收起比较',
  print: '打印比较',
  /** @param {string[]} names */
  editions: (names) => `${names.map((one) => `“${one}”`).join('、')}是按另一版填写的：这里都按本页的版本计分，没有对应条目的内容不计。`,
  /** @param {string} differing */
  differing: (differing) => (differing === '0' ? '各条目的评分没有不同。' : `${differing} 个条目的评分不同。`),
  side: '比较的两份',
  name: '名称',
  about: '单位、评分人、日期',
  edition: '版本',
  difference: '差',
  total: '总分',
  differingRows: '评分不同的条目',
  sameRows: '评分相同或都没有评的条目',
  /** @param {number} count */
  otherRows: (count) => `其余 ${count} 个条目：评分相同，或都没有评`,
  dropped: '不计',
  none: '未评',
};
