import { bilingual } from '../text/bilingual-text.ts';
import { lengthOf, partsOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

const example = bilingual(
  '请按“区号-号码”填写，多个号码用半角分号分隔',
  'Write area code-number; separate several by ;',
);

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    isBroken: (phone) => /[^\d;-]/.test(phone),
    message: bilingual('办公电话只能包含数字和“-”', 'An office phone holds digits and - only'),
    suggestion: example,
  },
  {
    isBroken: (phone) => lengthOf(phone) < formats.officePhone.min || lengthOf(phone) > 128,
    message: bilingual('办公电话的长度应为11–128个字符', 'An office phone has 11 to 128 characters'),
    suggestion: bilingual('请填写区号和完整号码', 'Give the area code and the whole number'),
  },
  {
    isBroken: (phone) => !partsOf(phone).every((part) => /^\d+(-\d+)*$/.test(part)),
    message: bilingual(
      '办公电话应以数字开头和结尾，“-”和“;”不能相连',
      'Each phone begins and ends with a digit; - and ; never stand side by side',
    ),
    suggestion: example,
  },
  {
    // A mobile is often accepted in place of a landline; service numbers such as 400 are not.
    isBroken: (phone) => !formats.officePhone.pattern.test(phone),
    message: bilingual(
      '办公电话应为带区号的座机或手机号码',
      'An office phone is a landline with its area code, or a mobile',
    ),
    suggestion: bilingual('请按“区号-号码”填写', 'Write area code-number'),
  },
];

/**
 * Office phones: landlines with their area code, or mobiles, several separated by `;`, 11–128 characters in total (docs/spec/rules.md,
 * docs/spec/bureau-interface.md B-8). Bureau code 1010.
 */
export const checkOfficePhone = (phone: string): Finding => firstFaultFinding('FMT-OFFICE-PHONE', faults, phone);
