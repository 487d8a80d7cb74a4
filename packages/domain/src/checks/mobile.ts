import { text } from '../text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFault } from './finding.ts';

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    broken: (mobile) => /^(\+|00)?86-?1\d{10}$/.test(mobile),
    message: text('手机号码前不加国家代码', 'A mobile number is given without the country code'),
    suggestion: text('请只填写11位手机号码', 'Give the 11 digits alone'),
  },
  {
    broken: (mobile) => !/^1[3-9]\d{9}$/.test(mobile),
    message: text('手机号码应为11位数字，以13–19开头', 'A mobile number has 11 digits and begins with 13 to 19'),
    suggestion: text('请填写一个中国大陆手机号码', 'Give one mobile number of mainland China'),
  },
];

/** One mainland mobile number, `^1[3-9]\d{9}$` (rules.md §4.4). Bureau code 1011 refuses others. */
export const checkMobile = (mobile: string): Finding => firstFault('FMT-MOBILE', faults, mobile);
