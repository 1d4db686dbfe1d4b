/** Every sentence that the form's scripts say. Sentences about scores and problems come from the core. */

export const WORDS = {
  unnamed: '未填写单位',
  yes: '知道了',
  close: '关闭',
  cancel: '取消',
  undo: '撤销',

  preparing: '评分程序准备中，现在就可以填写。',
  ready: '边填边计分',
  saveNow: '保存到文件',
  /** @param {string} time */
  saved: (time) => `${time} 已存草稿`,
  savedShort: '已保存到文件',
  notSaved: '草稿没有保存',
  failedShort: '评分程序没有启动',
  failed: '评分程序没有启动，暂时不能计分、检查和说明怎么算的。填写、打开文件、保存到文件、打印都照常可用，已填的内容都在；以后打开保存的文件，就能计分。',
  /** @param {string} reason */
  reason: (reason) => `原因：${reason}`,
  /** Why the runtime does not run, by the code of the scoring client. @type {Record<string, string>} */
  reasons: {
    unreachable: '原因：连不上服务器。请检查网络后再试。',
    missing: '原因：服务器上缺少评分程序的文件。请稍后再试，或告诉网站的维护者。',
    foreign: '原因：网络返回的不是评分程序，可能需要先登录所在的网络。',
    truncated: '原因：评分程序没有下载完整。请再试一次。',
    stalled: '原因：下载停住了。请检查网络后再试。',
    silent: '原因：评分程序没有回应。请再试一次，或换一个浏览器。',
    damaged: '原因：评分程序的文件无法启动。请再试一次，或换一个浏览器。',
    unsupported: '原因：这个浏览器太旧，不能运行评分程序。请换用新版的浏览器。',
    rubric: '原因：评估表的数据没有下载到。请检查网络后再试。',
    answer: '原因：评分程序遇到了没有预料的内容。请把文件保存下来，告诉网站的维护者。',
    broken: '原因：评分程序中途停止。请再试一次。',
  },
  retry: '再试一次',
  selfCheck: '打开自检页，查看是哪里的问题',

  noTotal: '不计总分',
  dropped: '不计',

  final: '总分',
  earned: '得分',
  howMade: '，总分怎么算的',
  soFar: '暂计',

  /** @param {string} when */
  restored: (when) => `已恢复 ${when} 存在这个浏览器里的草稿。`,
  /** @param {string} was @param {string} now */
  otherEdition: (was, now) => `草稿是按 ${was} 版填写的，本页是 ${now} 版。能对应的内容已经填入，请逐项核对。`,
  otherDigest: '保存草稿之后，评估表的文字或分值有过改动。请逐项核对。',
  unplaced: '下面这些内容在本页没有对应的位置，没有填入：',
  brokenDraft: '这个浏览器里的草稿已经损坏，无法恢复。',
  downloadDraft: '下载原草稿',
  storageFailed: '浏览器不能保存草稿（可能空间已满，或正使用无痕模式）。离开本页前，请先“保存到文件”。',
  takeTheirs: '改用那边的内容',
  keepMine: '保留本页的内容',

  /** @param {string} name */
  savedFile: (name) => `已保存到文件“${name}”，请在浏览器的下载位置查找。`,
  cleared: '已清空，可以重新填写。',
  /** @param {string} name */
  opened: (name) => `已打开“${name}”。`,
  /** @param {string} name */
  openedUnscored: (name) => `已打开“${name}”，内容没有计分，也没有检查。`,
  restoredBack: '已恢复原来的内容。',

  exampleShown: '这是一份填写样例，不是您的评分。可以随意改动，看看分数怎样变：这里的内容不存草稿，您自己填写的内容不受影响。',
  exampleShort: '样例，不存草稿',
  exampleLeave: '填写自己的表',
  exampleMissing: '没有找到网址所说的样例。下面是您自己的表。',

  openLoading: '评分程序还在准备，准备好后会接着打开文件。',
  fileGone: '这个文件读不出来，可能已被移动或删除。',
  tooLarge: '文件超过 5 MB，不可能是评分文件。',
  unreadable: '这个文件不能作为评分文件打开。本页的内容没有变动。',
  otherRubric: '这个文件属于另一份评估表，不能在本页打开。',
  otherForm: '到那份评估表的页面打开',
  fileName: '文件',
  institution: '单位名称',
  rubric: '评估表',
  edition: '版本',
  assessor: '评分人',
  date: '评分日期',
  progress: '已评条目',
  state: '得分',
  review: '复核评分',
  agreed: '商定评分',
  /** @param {{answered: number, count: number} | undefined} progress */
  rated: (progress) => (progress ? `${progress.answered}/${progress.count} 项` : '有'),
  kept: '（打开后可在“主管部门复核、商定”中查看）',
  unscored: '评分程序没有启动：打开后内容会填入，但暂时不计分，也不检查。',
  notGiven: '未填',
  /** @param {{answered: number, count: number} | undefined} progress */
  replaces: (progress) => `替换本页：本页现有的内容${progress ? `（已评 ${progress.answered}/${progress.count} 项）` : ''}会被替换，替换后可以撤销。`,
  found: '文件中有问题，打开后可以改：',
  notShown: '文件中有些内容在本页没有对应的位置，打开后会丢失：',
  open: '打开',
  drop: '松开鼠标，打开文件',

  checkTitle: '有问题需要处理',
  blankTitle: '条目都已评分，基本信息还没有填全',
  openTitle: '还有条目没有评分',
  fineTitle: '检查完毕，没有发现问题',
  fine: '全部条目都已评分。可以保存到文件，或打印。',
  checkLoading: '评分程序还在准备，准备好后会自动检查。',
  /** @param {number} count */
  unrated: (count) => `还没有评分的条目（${count} 项）：`,
  blank: '还没有填写：',
  titlePrefix: '错误：',
  problem: '问题：',

  printUnscored: '评分程序没有启动，不能填写。可以打印空白表，或填写记录。',
  printEmpty: '还没有填写任何内容。',
  printLoading: '评分程序还在准备，准备好后会打开打印窗口。',
  printFailed: '打印用的评估表打不开。请检查网络后再试，或改为打印填写记录。',
  printRecord: '打印填写记录',

  traceLoading: '评分程序还在准备，请稍候。',
  traceFailed: '评分程序没有启动，暂时不能说明。',
  inTheWay: '有问题，没有计分：',
  source: '原文：',
};
