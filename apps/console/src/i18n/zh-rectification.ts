/** 备案整改，及网关看板的入口。 */
export const zhRectification = {
  'shell.gateway': '网关看板',
  'rectification.title': '整改通知',
  'rectification.lead': '管局要求整改的主体和网站，先到的在前；整改通常需要办理变更备案',
  'rectification.loading': '正在加载整改通知',
  'rectification.emptyTitle': '没有待处理的整改通知',
  'rectification.emptyHint': '管局下发整改通知后，会出现在这里和对应的备案、订单页面上',
  'rectification.times': '下发 {n} 次',
  'rectification.handle': '标为已处理',
  'rectification.note': '处理情况',
  'rectification.done': '{name} 已于 {at} 处理：',
  'rectification.noRecord': '尚无此备案',
  'rectification.record': '查看备案',
} as const;
