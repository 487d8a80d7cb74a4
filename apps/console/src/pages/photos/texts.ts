import { bilingual } from '@beian/domain/text';

export const photosTexts = {
  lead: bilingual('等待审核照片的订单，先到期的在前。照片在订单页查看，每次查看都会记入审计。', 'Orders whose photo is to be reviewed, the earliest due first. The photo is on the page of the order; each look at it is audited.'),
  holder: {
    NOBODY: bilingual('未领取', 'Unclaimed'),
    ME: bilingual('我领取的', 'Held by me'),
  },
  principal: bilingual('网站负责人', 'Principal'),
  method: bilingual('拍照方式', 'Method'),
  since: bilingual('等待自', 'Waits since'),
  empty: bilingual('没有等待审核的照片', 'No photo waits for review'),
  emptyHint: bilingual('申请人提交照片后，订单会自动出现在这里', 'Orders appear here once applicants submit their photos'),
  total: bilingual('共 {n} 单', '{n} order|{n} orders'),
};
