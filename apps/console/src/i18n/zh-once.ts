/** 只显示一次的内容。Loaded with the components that use it (`once-texts.ts`). */
export const zhOnce = {
  'once.copy': '复制',
  'once.copied': '已复制',
  'once.copyFailed': '无法复制：请选中后手动复制',
  'once.download': '下载为文本文件',
  'once.saved': '我已保存',
} as const;
