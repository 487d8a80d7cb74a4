import { bilingual } from '@beian/domain/text';

export const incidentTexts = {
  title: bilingual('异常答复', 'Unusable answers'),
  list: bilingual('异常答复列表', 'List of unusable answers'),
  forbidden: bilingual('主管和管理员可以查看管局发来的异常答复，请联系主管', 'Supervisors and administrators see what the bureau sent and nobody can use. Ask your supervisor'),
  empty: bilingual('没有异常答复；管局发来无法使用的内容时会保存在这里', 'None; what the bureau sends and nobody can use is kept here'),
  new: bilingual('未阅', 'New'),
  once: bilingual('1 次', 'once'),
  times: bilingual('{n} 次，首次 {at}', '{n} times since {at}'),
  whole: bilingual('整个文件', 'the whole file'),
  show: bilingual('查看留存内容（记入审计）', 'Show what was kept (audited)'),
  hide: bilingual('收起', 'Hide'),
  see: bilingual('标为已阅', 'Mark as seen'),
  giveUp: bilingual('放弃此文件', 'Give the file up'),
  giveUpAsk: bilingual(
    '放弃后，系统下次下载到这个文件时直接确认接收，管局不再发送它，排在其后的文件才能收到。已收到的内容留作凭据。请先与管局核实其中的结果，并写明核实的情况。',
    'When this file comes next it is acknowledged unread: the bureau sends it no more, and the files behind it arrive. What was received is kept as evidence. Settle with the bureau first what the file says, and write it down.',
  ),
  giveUpNote: bilingual('与管局核实的情况', 'What was settled with the bureau'),
  settledAt: bilingual('{how}，{at}', '{how}, {at}'),
  settledBy: bilingual('{who} 于 {at} {how}', '{how} by {who}, {at}'),
  orders: bilingual('结果可能在其中的订单（{n}）：', 'Orders whose answer may be in it ({n}):'),
  seenBy: bilingual('{who} 于 {at} 已阅', 'Seen by {who}, {at}'),
  evidence: bilingual('留存内容', 'What was kept'),
  cut: bilingual('留存 {bytes}，显示开头 {shown}。系统记录：', '{bytes} kept, the first {shown} shown. Noted:'),
  all: bilingual('留存 {bytes}。系统记录：', '{bytes} kept. Noted:'),
  gone: bilingual('没有您可以查看的留存内容', 'Nothing is kept that you may see'),
};
