import { bilingual } from '@beian/domain/text';

export const accessTexts = {
  title: bilingual('接入', 'Access'),
  ours: bilingual('我方接入', 'ours'),
  others: bilingual('其他接入商', 'another provider'),
  shellMeans: bilingual('没有网站，也就没有接入商：须向管局提交书面申请注销，约 5 个工作日。', 'A subject without websites has no access provider: it is cancelled at the bureau on paper, in about 5 working days.'),
};
