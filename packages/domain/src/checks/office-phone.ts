import { text } from '../text.ts';
import { lengthOf, partsOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFault } from './finding.ts';

const example = text('请按“区号-号码”填写，多个号码用半角分号分隔', 'Write area code-number; separate several by ;');

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    broken: (phone) => /[^\d;-]/.test(phone),
    message: text('办公电话只能包含数字和“-”', 'An office phone holds digits and - only'),
    suggestion: example,
  },
  {
    broken: (phone) => lengthOf(phone) < 11 || lengthOf(phone) > 128,
    message: text('办公电话的长度应为11–128个字符', 'An office phone has 11 to 128 characters'),
    suggestion: text('请填写区号和完整号码', 'Give the area code and the whole number'),
  },
  {
    broken: (phone) => !partsOf(phone).every((part) => /^\d+(-\d+)*$/.test(part)),
    message: text(
      '办公电话应以数字开头和结尾，“-”和“;”不能相连',
      'Each phone begins and ends with a digit; - and ; never stand side by side',
    ),
    suggestion: example,
  },
];

/** Office phones: digits and `-`, several by `;`, 11–128 characters in all (rules.md §4.2, bureau-interface.md §8). Bureau code 1010. */
export const checkOfficePhone = (phone: string): Finding => firstFault('FMT-OFFICE-PHONE', faults, phone);
