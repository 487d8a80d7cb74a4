import { bilingual } from '@beian/domain/text';

export const nextTexts = {
  offer: bilingual('接下来的订单', 'The order that comes next'),
  takeOffer: bilingual('领取这一单', 'Take this one'),
  looking: bilingual('正在找下一单', 'Looking for the next order'),
  take: bilingual('下一单', 'Next order'),
  why: bilingual('为什么是这一单', 'Why this one'),
  skip: bilingual('跳过', 'Skip'),
};
