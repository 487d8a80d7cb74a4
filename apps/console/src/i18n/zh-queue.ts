/** Words of lists: filters, sequence, saved views, columns. */
export const zhQueue = {
  'queue.flag': '标记',
  'queue.nobody': '无人持有',
  'queue.holderGone': '已不在册的人员',
  'queue.submitted': '提交时间',
  'queue.updated': '更新时间',
  'queue.sort': '排序',
  'sort.DUE.up': '到期早的在前',
  'sort.DUE.down': '到期晚的在前',
  'sort.SUBMITTED.up': '提交早的在前',
  'sort.SUBMITTED.down': '提交晚的在前',
  'sort.UPDATED.up': '更新早的在前',
  'sort.UPDATED.down': '最近更新的在前',
} as const;
