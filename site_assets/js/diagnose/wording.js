/** Every sentence of the self-check page that its scripts say. */

export const WORDS = {
  /** @type {Record<'good' | 'note' | 'bad' | 'busy', string>} */
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
  /** @param {string} tell */
  tell: (tell) => `怎么办：${tell}`,
  copied: '结果已复制',
  select: '请按 Ctrl+C（⌘C）复制选中的文字',
};
