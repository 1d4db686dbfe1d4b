/** What is said when a file or draft of an earlier edition is carried over to this one. */

import { inLanguage } from '../language.js';

export const MIGRATING_WORDS = inLanguage({
  zh: {
    /** @param {string} was @param {string} now */
    about: (was, now) => `这份内容按 ${was} 版填写，可以转到本页的 ${now} 版。每一条这样处理：`,
    safe: '原来的内容会完整地记在新的文件里，不会丢失。',
    /** @param {string} edition */
    edition: (edition) => `${edition} 版`,
    /** @param {string} total @param {string} most */
    sum: (total, most) => `${total} / ${most} 分`,
    open: '还没有评完',
    allKept: '全部评分照原样保留。',
    /** @param {string} was @param {string} id */
    renamed: (was, id) => `${was} → ${id}`,
    /** @param {string} before @param {string} after */
    points: (before, after) => `${before} 分 → ${after} 分`,
    added: '新增，要评',
    profile: '基本信息里不再有',
    /** @param {string} edition */
    openThere: (edition) => `不转入，在 ${edition} 版的表单里打开`,
    unreachable: '这份内容是按旧版填写的，但旧版的数据没有下载到，暂时不能转入。本页的内容没有变动。请检查网络后再试。',
    /** @param {string} edition */
    alone: (edition) => `按 ${edition} 版填写，请单独打开，先转到本版`,
    choice: '看怎样转到新版',
    draft: '草稿',
    /** What has been done, and what is left to do. @param {string} name @param {number} anew  rows to be rated @param {number} look  rows to be looked at */
    done: (name, anew, look) => `已把“${name}”转到本版。${anew > 0 ? `请从需要重新评的条目开始核对（${anew} 条，已标出）。` : ''}${look > 0 ? `有改动的条目${anew > 0 ? '也' : ''}请再看一遍（${look} 条，已标出）。` : ''}`,
    first: '到第一条',
    seen: '看过了',
    /** @param {string} row */
    ofRow: (row) => `：${row}`,
  },
  en: {
    about: (was, now) => `This was filled in under edition ${was}. It can be carried over to edition ${now} of this page. This is what becomes of each criterion:`,
    safe: 'The new file keeps all of the earlier content; nothing is lost.',
    edition: (edition) => `Edition ${edition}`,
    sum: (total, most) => `${total} / ${most}`,
    open: 'not complete',
    allKept: 'All ratings stay as they are.',
    renamed: (was, id) => `${was} → ${id}`,
    points: (before, after) => `${before} → ${after}`,
    added: 'new, to be rated',
    profile: 'no longer asked for',
    openThere: (edition) => `Do not carry over: open it in the form of edition ${edition}`,
    unreachable: 'This was filled in under an earlier edition, whose data could not be downloaded, so it cannot be carried over now. Nothing on this page has changed. Check the network and try again.',
    alone: (edition) => `Filled in under edition ${edition}: open it alone and carry it over first`,
    choice: 'See how it is carried over',
    draft: 'draft',
    done: (name, anew, look) => `“${name}” is carried over to this edition.${anew > 0 ? ` Begin with the criteria that need a new rating (${anew}, marked).` : ''}${look > 0 ? ` Look again at ${anew > 0 ? 'those' : 'the criteria'} that changed (${look}, marked).` : ''}`,
    first: 'Go to the first',
    seen: 'Looked at',
    ofRow: (row) => `: ${row}`,
  },
});
