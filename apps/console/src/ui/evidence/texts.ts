import { bilingual } from '@beian/domain/text';

export const evidenceTexts = {
  do: bilingual('证据包', 'Evidence'),
  title: bilingual('证据包 · {number}', 'Evidence · {number}'),
  holds: bilingual('一个 zip 文件，用于向法院、管局或合作方说明此订单发生了什么。包含：', 'One zip file that shows a court, a bureau or a partner what happened to this order. It holds:'),
  events: bilingual('此订单的全部事件，与写入时逐字相同', 'all events of this order, word for word as they were written'),
  audit: bilingual('与此订单有关的全部审计记录', 'all rows of the audit about this order'),
  heads: bilingual('把它们连到已签名链头的哈希链，及验签公钥', 'the chain of hashes from them to signed heads, and the public keys'),
  hashes: bilingual('核对结论、材料、上报文件与管局答复的哈希', 'hashes of verdicts, materials, files sent and answers of the bureau'),
  without: bilingual('不含个人信息明文、图片与原始文件：持有原件的人可与哈希比对。', 'No personal values, images or raw files are in it: whoever has the originals holds them against the hashes.'),
  verify: bilingual('核验：解压后在其中运行（只需 Node.js，可离线）：', 'To verify it, unpack it and run this inside (Node.js alone, offline):'),
  kept: bilingual('导出会记入审计：谁、何时、文件摘要。最近几分钟的记录可能尚未签名，过后再导出即可包含。', 'The audit keeps who took it, when, and its sum. Rows of the last minutes may not be signed yet; a later file has them.'),
  take: bilingual('导出', 'Take away'),
  taken: bilingual('已导出 {name}', '{name} was saved'),
  refused: bilingual('未导出：您已没有导出证据包的权限，或此订单已不存在。请向管理员核实您的角色。', 'Not taken: you may no longer take evidence away, or this order is gone. Ask an administrator about your roles.'),
  failed: bilingual('未导出：服务没有答复。请稍后重试。', 'Not taken: the service did not answer. Try again in a moment.'),
};
