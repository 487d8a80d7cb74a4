/** Texts of the answers that no order could take. */
export const zhUnmatched = {
  'unmatched.title': '待匹配答复',
  'unmatched.lead': '管局下发的结果中，没有订单能自动接受的条目',
  'unmatched.loading': '正在加载待匹配答复',
  'unmatched.emptyTitle': '没有待匹配的答复',
  'unmatched.emptyHint': '管局的答复不能确定属于哪个订单时，会出现在这里',
  'unmatched.total': '{n} 条，先到的在前',
  'unmatched.nobody': '未写明主体',
  'unmatched.file': '文件 {name}',
  'unmatched.operation': '操作类型 {code}',
  'unmatched.noOperation': '未写明操作类型',
  'unmatched.why': '未自动匹配：',
  'unmatched.candidates': '可能属于',
  'unmatched.noCandidates': '没有可能的订单',
  'unmatched.matchTo': '匹配到订单 {number}',
  'unmatched.effect': '订单将按“{verdict}”处理。主体：{name}',
  'unmatched.reason': '忽略的原因',
} as const;
