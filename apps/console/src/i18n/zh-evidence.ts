/** 证据包。Loaded with its button (`evidence-texts.ts`). */
export const zhEvidence = {
  'evidence.do': '证据包',
  'evidence.title': '证据包 · {number}',
  'evidence.holds': '一个 zip 文件，用于向法院、管局或合作方说明此订单发生了什么。包含：',
  'evidence.events': '此订单的全部事件，与写入时逐字相同',
  'evidence.audit': '与此订单有关的全部审计记录',
  'evidence.heads': '把它们连到已签名链头的哈希链，及验签公钥',
  'evidence.hashes': '核对结论、材料、上报文件与管局答复的哈希',
  'evidence.without': '不含个人信息明文、图片与原始文件：持有原件的人可与哈希比对。',
  'evidence.verify': '核验：解压后在其中运行（只需 Node.js，可离线）：',
  'evidence.kept': '导出会记入审计：谁、何时、文件摘要。最近几分钟的记录可能尚未签名，过后再导出即可包含。',
  'evidence.take': '导出',
  'evidence.taken': '已导出 {name}',
  'evidence.refused': '未导出：您已没有导出证据包的权限，或此订单已不存在。请向管理员核实您的角色。',
  'evidence.failed': '未导出：服务没有答复。请稍后重试。',
} as const;
