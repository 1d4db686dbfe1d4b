/** What the form's scripts say of drafts, of merging files, and of the check code. */

import { counted, inLanguage } from '../language.js';

export const DRAFT_WORDS = inLanguage({
  zh: {
    fresh: '新的草稿',
    unnamed: '未命名的草稿',
    notYet: '填写后自动保存',
    keptNowhere: '这个浏览器不能保存草稿',
    /** @param {string} when */
    kept: (when) => `${when} 存在这个浏览器里`,
    /** @param {string} kept */
    restored: (kept) => `已恢复，${kept}`,
    /** @param {string} when */
    filed: (when) => `${when} 保存到文件`,
    changedSince: '，之后又有改动',
    neverFiled: '还没有保存到文件',
    readOnly: '本页不保存草稿',
    /** @param {string} name */
    copyOf: (name) => `${name}（副本）`,

    mirrorOnly: '这个浏览器不让网页使用数据库，草稿存在较小的空间里（约 5 MB）。草稿多时请及时“保存到文件”。',
    nowhere: '这个浏览器不让网页保存任何内容，本页填写的内容关掉就没有了。离开前请“保存到文件”。',
    full: '浏览器给网站的空间已满，最近的改动没有存进草稿。请先“保存到文件”，再在“全部草稿”里删掉不用的草稿。',
    openElsewhere: '这份草稿已在另一个页面里打开，由那边保存。本页可以看，改动不会保存。',
    changedElsewhere: '这份草稿正由另一个页面保存。为免互相覆盖，本页的改动没有保存。',
    takenOver: '另一个页面接过了这份草稿，以后由那边保存。本页的改动不再保存。',
    takeOver: '改由本页填写',
    keepApart: '把本页存为新草稿',

    rename: '改名',
    copy: '复制',
    remove: '删除',
    here: '正在填写',
    newName: '草稿名称',
    keepName: '确定',
    /** @param {string} total */
    points: (total) => `${total} 分`,
    unscored: '未计分',
    /** @param {{answered: number, count: number}} said */
    rated: (said) => `已评 ${said.answered}/${said.count} 项`,
    /** @param {number} count */
    count: (count) => `（${count} 份）`,
    none: '还没有草稿。填写的内容会自动存成草稿。',
    /** @param {string} name */
    removed: (name) => `已删除“${name}”。`,
    /** @param {string} name */
    opened: (name) => `已打开草稿“${name}”。`,
    newDraft: '已新建草稿，原来的草稿还在“全部草稿”里。',
    /** @param {string} name */
    heldElsewhere: (name) => `“${name}”正在另一个页面里填写，不能在这里改名或删除。`,
    failed: '浏览器没有存成，请稍后再试，或先“保存到文件”。',

    untouched: '本页的内容没有变动。',
    noResponse: '这个文件不能作为评分文件打开。',
    replace: '替换本页',
    /** @param {string} name */
    openedAsDraft: (name) => `已把“${name}”打开为新草稿，原来的草稿还在“全部草稿”里。`,
    /** @param {number} count */
    openedAll: (count) => `已把 ${count} 个文件各存为新草稿，在“全部草稿”里。`,
    back: '回到原来的草稿',
    ways: '本页已有内容，可以：',
    wayDraft: '打开为新草稿：本页的内容不动，留在原来的草稿里。',
    wayMerge: '合并到本页：只有一边填了的都取来，两边不同的由您逐项选。',
    waysSeveral: ['合成各人的评分：每人都评了全部条目，照表上的规则合成一份，看得分和要商定的条目；本页的内容不动。', '合并到本页：几个人各填了一部分，合在一起；两边不同的由您逐项选。'],
    /** @param {number} count */
    asDrafts: (count) => `各存为新草稿（${count} 份）`,

    /** @param {number} count */
    mergeIntro: (count) => `有 ${count} 处填得不同，请逐项选用一边。其余的内容会合在一起。`,
    thisPage: '本页',
    /** @param {string} side */
    allOf: (side) => `全部用${side}`,
    /** @param {number} at @param {number} count */
    fileShort: (at, count) => (count === 1 ? '文件' : `文件 ${at}`),
    /** @param {string} name */
    file: (name) => `“${name}”`,
    both: '两边都保留',
    /** @param {number} count */
    stillOpen: (count) => (count === 0 ? '全部选好了。' : `还有 ${count} 处没有选。`),
    /** @param {string} names @param {number} added */
    merged: (names, added) => `已把${names}合并到本页${added > 0 ? `，新取来 ${added} 条评分` : ''}。`,
  },
  en: {
    fresh: 'New draft',
    unnamed: 'Unnamed draft',
    notYet: 'Kept as soon as you fill in',
    keptNowhere: 'This browser cannot keep drafts',
    kept: (when) => `Kept in this browser ${when}`,
    restored: (kept) => `Restored. ${kept}`,
    filed: (when) => `Saved to file ${when}`,
    changedSince: ', changed since',
    neverFiled: 'Not saved to a file yet',
    readOnly: 'This page keeps no draft',
    copyOf: (name) => `${name} (copy)`,

    mirrorOnly: 'This browser does not let pages use its database, so drafts are kept in a smaller space (about 5 MB). With many drafts, save to files in good time.',
    nowhere: 'This browser does not let pages keep anything: what you fill in is gone once this page is closed. Save to a file before you leave.',
    full: 'The browser’s space for this site is full, and the latest changes are not in the draft. Save to a file first, then delete drafts you no longer need under “All drafts”.',
    openElsewhere: 'This draft is open in another page, which keeps it. You can look at it here, but changes are not kept.',
    changedElsewhere: 'This draft is being kept by another page. So that neither overwrites the other, the changes on this page were not kept.',
    takenOver: 'Another page has taken over this draft and keeps it from now on. Changes on this page are no longer kept.',
    takeOver: 'Fill it in here instead',
    keepApart: 'Keep this page as a new draft',

    rename: 'Rename',
    copy: 'Copy',
    remove: 'Delete',
    here: 'Open here',
    newName: 'Name of the draft',
    keepName: 'OK',
    points: (total) => counted(total, 'point', 'points'),
    unscored: 'Not scored',
    rated: (said) => `${said.answered} of ${said.count} rated`,
    count: (count) => ` (${count})`,
    none: 'There are no drafts yet. What you fill in is kept as a draft by itself.',
    removed: (name) => `“${name}” is deleted. `,
    opened: (name) => `The draft “${name}” is open.`,
    newDraft: 'This is a new draft. The earlier one is still under “All drafts”.',
    heldElsewhere: (name) => `“${name}” is being filled in on another page and cannot be renamed or deleted here.`,
    failed: 'The browser could not keep this. Try again later, or save to a file first.',

    untouched: 'Nothing on this page has changed.',
    noResponse: 'This file cannot be opened as a response file.',
    replace: 'Replace this page',
    openedAsDraft: (name) => `“${name}” is open as a new draft. The earlier one is still under “All drafts”.`,
    openedAll: (count) => `${counted(count, 'file is kept as a new draft', 'files are each kept as a new draft')}, under “All drafts”.`,
    back: 'Back to the earlier draft',
    ways: 'This page is already filled in. You can:',
    wayDraft: 'Open as a new draft: what is here stays in its own draft.',
    wayMerge: 'Merge into this page: what only one side has is taken; where both differ, you choose.',
    waysSeveral: ['Combine as several assessors: each has rated the whole table; see the scores that its rules make of them, and what is to be agreed. This page stays as it is.', 'Merge into this page: each has filled in a part; where they differ, you choose.'],
    asDrafts: (count) => `Keep as new drafts (${count})`,

    mergeIntro: (count) => `${counted(count, 'entry differs', 'entries differ')}: choose a side for each. Everything else is put together.`,
    thisPage: 'This page',
    allOf: (side) => `Use ${side.replace(/^[TF]/, (sign) => sign.toLowerCase())}`,
    fileShort: (at, count) => (count === 1 ? 'The file' : `File ${at}`),
    file: (name) => `“${name}”`,
    both: 'Keep both',
    stillOpen: (count) => (count === 0 ? 'All chosen.' : `${count} still to choose.`),
    merged: (names, added) => `${names} merged into this page${added > 0 ? `, with ${counted(added, 'new rating', 'new ratings')}` : ''}.`,
  },
});
