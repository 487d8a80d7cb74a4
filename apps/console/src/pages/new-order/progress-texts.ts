import { bilingual } from '@beian/domain/text';

export const progressTexts = {
  title: bilingual('办理进度', 'Progress'),
  next: bilingual('下一步', 'What happens next'),
  over: bilingual('订单已结束：{state}。', 'The order has ended: {state}.'),
  eta: bilingual('预计 {day} 前办结', 'Expected to be finished by {day}'),
  filledIn: bilingual('查看填报内容', 'What was filled in'),
};
