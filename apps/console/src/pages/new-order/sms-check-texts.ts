import { bilingual } from '@beian/domain/text';

export const smsCheckTexts = {
  title: bilingual('短信核验', 'SMS check'),
  open: bilingual('收到验证码的负责人本人打开短信核验页面：', 'Whoever got a code opens the SMS page:'),
  enter: bilingual('填写 6 位验证码、收到验证码的手机号码和本人证件号码后六位。', 'Enter the code of 6 digits, the mobile that got it, and the last six characters of your own ID number.'),
  late: bilingual('逾期或连续填错 {n} 次，订单将被退回。', 'If that is late, or wrong {n} times, the order is returned.'),
  state: bilingual('状态', 'State'),
  until: bilingual('填写期限', 'To be entered by'),
  wrong: bilingual('填错次数', 'Wrong entries'),
  wrongOf: bilingual('{n}/{of}', '{n} of {of}'),
};
