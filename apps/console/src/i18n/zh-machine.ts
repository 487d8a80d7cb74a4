/** 机器检查与照片提示。 */
export const zhMachine = {
  'finding.checking': '机器检查中，可以先审核',
} as const;
