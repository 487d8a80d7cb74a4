import { bilingual } from '@beian/domain/text';

export const submissionsTexts = {
  lead: bilingual('报给各管局的全部文件，新的在前；展开可看处理记录、其中的订单和原始文件。', 'All files sent to the bureaus, the newest first; open one for its history, its orders and the file itself.'),
  bureau: bilingual('管局', 'Bureau'),
  kinds: bilingual('上报内容', 'Content'),
  reply: bilingual('核实结果或材料', 'Verification answer or materials'),
  ofOrders: bilingual('等 {n} 单', 'and {n} in all'),
  answered: bilingual('答复', 'Answered'),
  notAnswered: bilingual('未答复', 'Not answered'),
  answeredOf: bilingual('{done}/{all} 单', '{done} of {all}'),
  empty: bilingual('还没有上报记录', 'No submissions yet'),
  emptyHint: bilingual('订单提交管局后，上报的文件会显示在这里', 'Files appear here once orders are pushed to a bureau'),
  emptyFiltered: bilingual('没有符合条件的文件', 'No file fits these filters'),
};
