import { bilingual } from '@beian/domain/text';

export const escalationsTexts = {
  title: bilingual('待处理的升级', 'Open escalations'),
  lead: bilingual('由审核人员升级给主管的订单，到期早的在前；处理后订单继续办理', 'Orders that reviewers handed up to the supervisors, the earliest due first; once settled they go on'),
  total: bilingual('共 {n} 单', '{n} order|{n} orders'),
  empty: bilingual('没有待处理的升级', 'No escalation is open'),
  emptyHint: bilingual('审核人员升级的订单会出现在这里', 'Orders that reviewers escalate appear here'),
  forbidden: bilingual('只有主管可以处理升级', 'Only supervisors settle escalations'),
  forbiddenHint: bilingual('需要处理升级，请联系主管或管理员', 'Ask a supervisor, or an administrator for the role'),
  since: bilingual('升级时间', 'Since'),
  who: bilingual('升级人', 'Escalated by'),
};
