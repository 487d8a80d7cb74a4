/** 时效看板之外用到的字。 */
export const zhBoard = {
  'shell.board': '时效看板',
  'shell.forecast': '预测',
  'shell.rebalance': '重新分配',
  'shell.quality': '质量',
  'shell.spotChecks': '抽检',
  'order.parties': '四方用时',
  'order.partiesAll': '开单至今 {time}',
} as const;
