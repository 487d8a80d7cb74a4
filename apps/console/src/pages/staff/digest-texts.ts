import { bilingual } from '@beian/domain/text';

export const digestTexts = {
  title: bilingual('我的每日摘要', 'My daily digest'),
  lead: bilingual('工作日按所选时间发一封邮件：在办、今天到期、风险、超时、按时率、管局通道、未匹配答复、缺勤和最先到期的风险订单。', 'One mail on business days at the hour chosen: open, due today, at risk, breached, in time, connections, unmatched answers, who is away, and the orders at risk that are due first.'),
  wanted: bilingual('发送', 'Send it'),
  at: bilingual('时间（北京时间）', 'Hour (Beijing time)'),
  language: bilingual('语言', 'Language'),
  zh: bilingual('中文', 'Chinese'),
  en: bilingual('English（英文）', 'English'),
  email: bilingual('电子邮件', 'E-mail'),
  nowhere: bilingual('还没有地址：填写后才会发送。', 'No address yet: nothing is sent until there is one.'),
  save: bilingual('保存', 'Save'),
  saved: bilingual('每日摘要已保存', 'Daily digest saved'),
};
