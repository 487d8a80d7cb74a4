import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';
import { segmentOf } from './mobile-segments.ts';

const another = bilingual(
  '请填写能接收短信的中国大陆手机号码',
  'Give a mobile number of mainland China that receives SMS',
);

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    isBroken: (mobile) => /^(\+|00)?86-?1\d{10}$/.test(mobile),
    message: bilingual('手机号码前不加国家代码', 'A mobile number is given without the country code'),
    suggestion: bilingual('请只填写11位手机号码', 'Give the 11 digits alone'),
  },
  {
    isBroken: (mobile) => /^(?:\+|00)?(?:85[23]|886)-?\d{8,9}$/.test(mobile),
    message: bilingual(
      '这是香港、澳门或台湾的号码，收不到工信部的短信验证码',
      "This is a number of Hong Kong, Macao or Taiwan, which gets no SMS code of the ministry's",
    ),
    suggestion: another,
  },
  {
    isBroken: (mobile) => !formats.mobile.pattern.test(mobile),
    message: bilingual('手机号码应为11位数字，以13–19开头', 'A mobile number has 11 digits and begins with 13 to 19'),
    suggestion: bilingual('请填写一个中国大陆手机号码', 'Give one mobile number of mainland China'),
  },
  {
    isBroken: (mobile) => segmentOf(mobile) === undefined,
    message: bilingual('手机号码的前三位不是已启用的号段', 'The first three digits are of no mobile network in use'),
    suggestion: bilingual('请核对号码', 'Compare it with the number in use'),
  },
  {
    isBroken: (mobile) => segmentOf(mobile) === 'machine',
    message: bilingual(
      '这是物联网卡的号段，收不到短信验证码',
      'This is the number of an IoT card, which gets no SMS code',
    ),
    suggestion: another,
  },
  {
    isBroken: (mobile) => segmentOf(mobile) === 'special',
    message: bilingual(
      '这是卫星或应急通信的号段，收不到短信验证码',
      'This is a number of satellite or emergency communication, which gets no SMS code',
    ),
    suggestion: another,
  },
  {
    isBroken: (mobile) => segmentOf(mobile) === 'virtual',
    outcome: 'warn',
    message: bilingual(
      '这是虚拟运营商的号段，部分管局不接受，也可能收不到短信验证码',
      'This is a number of a virtual operator: some bureaus refuse it, and the SMS code may not arrive',
    ),
    suggestion: bilingual('如有基础运营商的号码，请改用', 'Use a number of a basic operator if there is one'),
  },
];

/** One mainland mobile number of a segment in use (docs/spec/rules.md ). Bureau code 1011 refuses others. */
export const checkMobile = (mobile: string): Finding => firstFaultFinding('FMT-MOBILE', faults, mobile);
