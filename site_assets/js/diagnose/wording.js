/** Every sentence of the self-check page that its scripts say. */

import { inLanguage } from '../language.js';

export const WORDS = inLanguage({
  zh: {
    states: { good: '正常', note: '可以用', bad: '有问题', busy: '正在检查' },

    browserGood: '浏览器能运行本站的全部功能。',
    /** @param {string[]} missing */
    browserOld: (missing) => `浏览器太旧，缺少：${missing.join('、')}。可以阅读标准、打印空白表，但不能计分。`,
    browserTell: '请换用近两三年的 Chrome、Edge、Firefox 或 Safari；双核浏览器请切换到“极速模式”。',

    addressGood: '通过加密连接（https）打开。',
    addressHere: '在本机打开，浏览器当作安全的连接。',
    addressLocal: '直接从文件打开，没有经过服务器。',
    addressPlain: '通过 http 打开。填写、计分、保存、打印都可以，只是不能离线使用。',
    addressTell: '如需离线使用，请为本站启用 https。不启用也不影响填写和计分。',

    storageGood: '草稿能保存在这个浏览器里。',
    /** @param {string} free */
    storageFree: (free) => `草稿能保存在这个浏览器里，还可以用 ${free}。`,
    storageHalf: '草稿能保存，但只能用较小的一处存储（约 5 MB）。',
    storageBad: '草稿不能保存在这个浏览器里。仍可填写，离开前要“保存到文件”。',
    storageTell: '请允许本站保存网站数据（本地存储、IndexedDB），并不要使用无痕模式；磁盘或配额已满时请清理。',

    filesGood: '网站的文件都能取到，类型正确。',
    filesPlain: '网站的文件都能取到，但没有压缩，第一次打开会慢一些。',
    filesTellPlain: '请在服务器上对 .js、.css、.html、.json、.wasm 启用 gzip 或 brotli 压缩。',
    /** @param {string[]} faults */
    filesBad: (faults) => `有文件取不到，或类型不对：${faults.join('；')}。`,
    filesTell: '请检查服务器和过滤设备：.js 的类型应为 text/javascript，.css 为 text/css，.json 为 application/json，.wasm 为 application/wasm，并放行本站 assets/ 下的全部文件。',
    /** @param {string} name @param {string} got */
    fault: (name, got) => `${name}（${got}）`,
    unreachable: '连不上',

    /** @param {string} seconds @param {string} size */
    runtimeGood: (seconds, size) => `评分程序已启动，用了 ${seconds} 秒（${size}）。`,
    /** @param {string} seconds @param {string} size */
    runtimeSlow: (seconds, size) => `评分程序能启动，但用了 ${seconds} 秒（${size}）。可以先填，准备好后会一起计算。`,
    runtimeBad: '评分程序没有启动，不能计分。填写、保存到文件、打印照常可用。',
    runtimeWrong: '评分程序启动了，但算出的结果与预期不符。请不要使用这里的得分。',
    runtimeTell: '请检查网络是否放行 .wasm 和 .zip 文件，是否允许浏览器运行 WebAssembly 和 Web Worker。',
    runtimeTellWrong: '请告诉网站的维护者，并附上这份结果。',
    runtimeTellSlow: '网速较慢或电脑较旧时会这样；第二次打开一般会快得多。',
    /** @param {string} detail */
    detail: (detail) => `详情：${detail}`,

    /** @param {string} reason */
    failed: (reason) => `这一项没能检查：${reason}`,

    allGood: '检查完毕：一切正常，可以放心使用。',
    notes: '检查完毕：可以使用。有的地方可以改进，见下。',
    bad: '检查完毕：有问题。请把下面的结果发给单位的信息部门。',
    busy: '正在检查，通常不到半分钟……',

    reportTitle: '公开评估表 自检结果',
    reportAddress: '网址',
    reportTime: '时间',
    reportBrowser: '浏览器',
    /** @param {string} state @param {string} title @param {string} said */
    reported: (state, title, said) => `【${state}】${title}：${said}`,
    indent: '　　',
    /** @param {string} tell */
    tell: (tell) => `怎么办：${tell}`,
    copied: '结果已复制',
    select: '请按 Ctrl+C（⌘C）复制选中的文字',
  },
  en: {
    states: { good: 'Good', note: 'Usable', bad: 'Problem', busy: 'Checking' },

    browserGood: 'The browser can run everything on this site.',
    browserOld: (missing) => `The browser is too old. It lacks: ${missing.join(', ')}. You can read the criteria and print blank tables, but nothing is scored.`,
    browserTell: 'Use Chrome, Edge, Firefox or Safari of the last two or three years.',

    addressGood: 'Opened over an encrypted connection (https).',
    addressHere: 'Opened on this machine, which browsers treat as secure.',
    addressLocal: 'Opened from a file, without a server.',
    addressPlain: 'Opened over http. Filling in, scoring, saving and printing work; only working offline does not.',
    addressTell: 'Turn on https for this site if people are to work offline. Filling in and scoring do not need it.',

    storageGood: 'Drafts can be kept in this browser.',
    storageFree: (free) => `Drafts can be kept in this browser; ${free} are free.`,
    storageHalf: 'Drafts can be kept, but only in the smaller of two places (about 5 MB).',
    storageBad: 'Drafts cannot be kept in this browser. You can still fill in; save to a file before you leave.',
    storageTell: 'Let this site keep data (local storage, IndexedDB), and do not use a private window. Make room if the disk or the quota is full.',

    filesGood: 'All files of the site arrive, with the right types.',
    filesPlain: 'All files of the site arrive, but uncompressed, so the first visit is slower.',
    filesTellPlain: 'Turn on gzip or brotli on the server for .js, .css, .html, .json and .wasm.',
    filesBad: (faults) => `Some files do not arrive, or have the wrong type: ${faults.join('; ')}.`,
    filesTell: 'Check the server and any filter: .js must be text/javascript, .css text/css, .json application/json, .wasm application/wasm; and let everything under assets/ of this site through.',
    fault: (name, got) => `${name} (${got})`,
    unreachable: 'unreachable',

    runtimeGood: (seconds, size) => `The scoring program started, in ${seconds} s (${size}).`,
    runtimeSlow: (seconds, size) => `The scoring program starts, but took ${seconds} s (${size}). You can begin to fill in; all is scored once it is ready.`,
    runtimeBad: 'The scoring program did not start, so nothing is scored. Filling in, saving to a file and printing work as usual.',
    runtimeWrong: 'The scoring program started, but its result is not what it should be. Do not use the scores shown here.',
    runtimeTell: 'Check that the network lets .wasm and .zip files through, and that the browser may run WebAssembly and web workers.',
    runtimeTellWrong: 'Tell the people who run this site, and send them this report.',
    runtimeTellSlow: 'This happens on slow networks and older computers; the second time is usually much quicker.',
    detail: (detail) => ` Details: ${detail}`,

    failed: (reason) => `This could not be checked: ${reason}`,

    allGood: 'Checked: everything works.',
    notes: 'Checked: you can use this site. Some things could be better, see below.',
    bad: 'Checked: there are problems. Send the report below to your IT department.',
    busy: 'Checking; this usually takes less than half a minute …',

    reportTitle: 'Public assessment tables: self-check',
    reportAddress: 'Address',
    reportTime: 'Time',
    reportBrowser: 'Browser',
    reported: (state, title, said) => `[${state}] ${title}: ${said}`,
    indent: '    ',
    tell: (tell) => `What to do: ${tell}`,
    copied: 'Report copied',
    select: 'Press Ctrl+C (⌘C) to copy the selected text',
  },
});
