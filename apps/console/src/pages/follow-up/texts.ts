import { bilingual } from '@beian/domain/text';

export const followUpTexts = {
  title: bilingual('备案后的提醒', 'About your filing'),
  filing: bilingual('备案号', 'Filing number'),
  subject: bilingual('主办单位或个人', 'Subject'),
  website: bilingual('网站', 'Website'),
  until: bilingual('{at}（北京时间）前可以答复，也可以改变答复。', 'You can answer, and change the answer, until {at} (Beijing time).'),
  untilOne: bilingual('{at}（北京时间）前可以答复。', 'You can answer until {at} (Beijing time).'),
  over: bilingual('此链接无效或已失效', 'This link is unknown or over'),
  overHint: bilingual('备案信息有变化的，请在提交订单的系统中办理变更备案。', 'What has changed is filed by a change order in the system you ordered with.'),
};
