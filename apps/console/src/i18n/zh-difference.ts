/** 值的比对。 */
export const zhDifference = {
  'difference.removed': '已删除：{value}',
  'difference.length': '位数不同：原 {before} 位，现 {after} 位',
} as const;
