import { bilingual } from '@beian/domain/text';

export const answerSources = {
  DOWNLOAD: bilingual('下载结果', 'downloaded result'),
  CALL: bilingual('上报应答', 'answer to the upload'),
  RECORDED: bilingual('人工登记', 'recorded by hand'),
};

export const answerTexts = {
  day: bilingual('日期 {day}', 'dated {day}'),
  at: bilingual('{at} 收到', 'received {at}'),
  by: bilingual('经办人 {name}', 'by {name}'),
  opinion: bilingual('管局审核意见', 'The bureau’s opinion'),
  remark: bilingual('备注（仅内部可见）', 'Remark (staff only)'),
  evidence: bilingual('凭据', 'Evidence'),
  reviewer: bilingual('管局审核人', 'Reviewer at the bureau'),
  items: bilingual('涉及', 'Speaks of'),
  scan: bilingual('查看扫描件', 'See the scan'),
};
