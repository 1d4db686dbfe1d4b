/** What the form says about times without a network. */

export const OFFLINE = {
  kept: '本页可离线使用。',
  update: '本站有了新版本。更新会重新载入本页，已填的内容会保留。',
  updateNow: '现在更新',
  later: '以后再说',
};
