import { bilingual } from '@beian/domain/text';

export const reportTexts = {
  ready: bilingual('检查通过', 'Checked, in order'),
  notReady: bilingual('还不能上报', 'Not ready to hand over'),
  none: bilingual('上报内容还未生成', 'The report is not prepared yet'),
  size: bilingual('XML {size}', 'XML {size}'),
  attachments: bilingual('附件', 'Attachments'),
  attachmentSize: bilingual('{size}，上限 {limit}', '{size}, limit {limit}'),
  details: bilingual('逐项查看（{n} 项）', 'Show each element ({n})'),
};

export const triageTexts = {
  title: bilingual('管局答复', 'What the bureau said'),
  proposed: bilingual('建议的退回理由', 'Proposed reasons'),
  nothing: bilingual('没有需要申请人修改的项', 'Nothing for the applicant to correct'),
  sendBack: bilingual('按建议退回申请人…', 'Send back as proposed…'),
  sendBackBare: bilingual('退回申请人…', 'Send back…'),
  pushToBureau: bilingual('原样再次提交', 'Push again unchanged'),
};

export const recordAnswerTexts = {
  verdict: bilingual('管局答复', "The bureau's answer"),
  approves: bilingual('通过', 'Approved'),
  refuses: bilingual('驳回', 'Refused'),
  evidence: bilingual('凭据：管局如何答复、在何处查得', 'Evidence: what the bureau said, and where it was read'),
};

export const writeOffTexts = {
  note: bilingual('为什么不会再有答复', 'Why no answer will come any more'),
  noteNeeded: bilingual('请写明原因', 'Say why'),
};

export const endingTexts = {
  title: bilingual('管局通过后将结束', 'Ends when the bureau approves'),
  done: bilingual('管局已通过，已结束', 'Approved by the bureau and ended'),
  afterwards: bilingual('通过后：{sentence}', 'After that: {sentence}'),
  gone: bilingual('已不在备案中', 'No longer filed'),
  allWebsites: bilingual('全部网站', 'All websites'),
  noWebsites: bilingual('没有网站', 'No websites'),
  others: bilingual('其他接入商的 {n} 个接入随之结束', '{n} access of other providers ends with it|{n} accesses of other providers end with it'),
  rest: bilingual('主体和其余 {n} 个网站仍在备案中', 'The subject and {n} other website stay filed|The subject and {n} other websites stay filed'),
  last: bilingual('这是主体的最后一个网站，注销后成为空壳主体：{shell}', "It is the subject's last website; what remains is a shell. {shell}"),
  access: bilingual('我方接入', 'Our access'),
  remain: bilingual('仍保留的接入', 'Accesses that remain'),
  noneRemain: bilingual('没有其他接入', 'No other access'),
  history: bilingual('查看备案历史', 'History of the record'),
  confirm: bilingual('{label}通过后不能恢复：{sentence}', '{label} cannot be undone once it is approved. {sentence}'),
};
