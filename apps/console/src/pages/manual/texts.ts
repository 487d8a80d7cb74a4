import { bilingual } from '@beian/domain/text';

export const manualListTexts = {
  lead: bilingual('改为人工报送的管局的订单：一人在管局系统中录入并登记，另一人复核；结果同样由两人登记和复核', "Orders of bureaus without the interface: one person enters and records each in the bureau's own system, another confirms; the result likewise"),
  total: bilingual('共 {n} 单', '{n} order|{n} orders'),
  empty: bilingual('没有人工报送的订单', 'No order goes by hand'),
  emptyHint: bilingual('主管在网关看板把管局改为人工报送后，提交的订单会出现在这里', 'Orders appear here once a supervisor has a bureau entered by hand on the bureau board'),
  stage: bilingual('环节', 'Stage'),
  number: bilingual('管局系统编号', "Bureau's number"),
  recordedBy: bilingual('登记人', 'Recorded by'),
  since: bilingual('提交时间', 'Pushed'),
};
