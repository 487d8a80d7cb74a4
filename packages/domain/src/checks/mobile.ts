import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    isBroken: (mobile) => /^(\+|00)?86-?1\d{10}$/.test(mobile),
    message: bilingual('手机号码前不加国家代码', 'A mobile number is given without the country code'),
    suggestion: bilingual('请只填写11位手机号码', 'Give the 11 digits alone'),
  },
  {
    isBroken: (mobile) => !formats.mobile.pattern.test(mobile),
    message: bilingual('手机号码应为11位数字，以13–19开头', 'A mobile number has 11 digits and begins with 13 to 19'),
    suggestion: bilingual('请填写一个中国大陆手机号码', 'Give one mobile number of mainland China'),
  },
];

/** One mainland mobile number, `^1[3-9]\d{9}$` (docs/spec/rules.md ). Bureau code 1011 refuses others. */
export const checkMobile = (mobile: string): Finding => firstFaultFinding('FMT-MOBILE', faults, mobile);
