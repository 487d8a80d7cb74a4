import { bilingual } from '@beian/domain/text';

export const unmatchedTexts = {
  title: bilingual('待匹配答复', 'Unmatched answers'),
  lead: bilingual('管局下发的结果中，没有订单能自动接受的条目', 'Entries of downloaded results that no order could take by itself'),
  empty: bilingual('没有待匹配的答复', 'No unmatched answers'),
  emptyHint: bilingual('管局的答复不能确定属于哪个订单时，会出现在这里', 'An answer that cannot be put to an order for certain appears here'),
  total: bilingual('{n} 条，先到的在前', '{n} answer, the oldest first|{n} answers, the oldest first'),
  nobody: bilingual('未写明主体', 'names nobody'),
  file: bilingual('文件 {name}', 'file {name}'),
  operation: bilingual('操作类型 {code}', 'operation {code}'),
  noOperation: bilingual('未写明操作类型', 'no operation given'),
  why: bilingual('未自动匹配：', 'Not matched by itself:'),
  candidates: bilingual('可能属于', 'May belong to'),
  noCandidates: bilingual('没有可能的订单', 'No order that it may belong to'),
  matchTo: bilingual('匹配到订单 {number}', 'Match to order {number}'),
  effect: bilingual('订单将按“{verdict}”处理。主体：{name}', 'The order is moved by “{verdict}”. Subject: {name}'),
  reason: bilingual('忽略的原因', 'Why it is dismissed'),
};
