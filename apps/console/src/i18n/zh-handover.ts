/** Texts of the search for reasons, of late answers, and the menu's entry of the hand-over. */
export const zhHandover = {
  'shell.handover': '提交管局',
  'reasons.remove': '去掉理由 {code}',
  'reasons.unsent': '所选理由尚未保存。',
  'reasons.send': '重新保存',
  'reasons.noneFound': '没有适用于此项的理由',
  'reasons.suggested': '检查建议',
  'reasons.late': '{name}在第 {n} 轮已通过此项，之后内容未变；现在提出将记为补提问题。',
  'items.lastReturned': '上次退回',
  'items.same': '未变',
  'items.replaced': '已更换',
} as const;
