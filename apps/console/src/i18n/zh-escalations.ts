/** The list of escalated orders. Loaded with its page (`escalations-texts.ts`). */
export const zhEscalations = {
  'escalations.title': '待处理的升级',
  'escalations.lead': '由审核人员升级给主管的订单，到期早的在前；处理后订单继续办理',
  'escalations.loading': '正在加载升级的订单',
  'escalations.emptyTitle': '没有待处理的升级',
  'escalations.emptyHint': '审核人员升级的订单会出现在这里',
  'escalations.forbidden': '只有主管可以处理升级',
  'escalations.forbiddenHint': '需要处理升级，请联系主管或管理员',
  'escalations.since': '升级时间',
  'escalations.who': '升级人',
  'escalations.why': '原因',
  'escalations.failed': '未能完成，请重试',
};
