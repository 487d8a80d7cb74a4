/** 机器检查与照片提示。 */
export const zhMachine = {
  'finding.checking': '机器检查中，可以先审核',
  'photoHints.title': '机器所见',
  'photoHints.lead': '仅供参考，请以照片为准',
} as const;
