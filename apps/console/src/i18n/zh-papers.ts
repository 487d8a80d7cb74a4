/** Texts of failed notices and of the verification form. */
export const zhPapers = {
  'notice.failedAt': '{at} 未能送达，已停止重试',

  'form.title': '真实性核验单',
  'form.download': '下载已填写的核验单 (PDF)',
  'form.mark': '页脚内容标识应为 {mark}',
  'form.kept': '下载核验后的核验单（{who}，{when}，PDF）',
  'form.outdated': '已上传的核验单是变更前的内容（上传时标识 {mark}），须重新签署',
} as const;
