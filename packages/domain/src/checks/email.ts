import { bilingual } from '../text/bilingual-text.ts';
import { lengthOf, partsOf, typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats, mailHost, mailLocal } from './formats.ts';

const [before, after] = [0, 1];

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    isBroken: (email) => lengthOf(email) < formats.email.min || lengthOf(email) > 128,
    message: bilingual('电子邮件的长度应为6–128个字符', 'An e-mail address has 6 to 128 characters'),
    suggestion: bilingual('请填写完整的电子邮件地址', 'Give the whole address'),
  },
  {
    isBroken: (email) => partsOf(email).some((part) => part.split('@').length !== 2),
    message: bilingual('每个电子邮件地址应有且只有一个“@”', 'Each e-mail address holds exactly one @'),
    suggestion: bilingual('请检查“@”；多个地址用半角分号分隔', 'See to the @; separate several addresses by ;'),
  },
  {
    isBroken: (email) => partsOf(email).some((part) => !mailLocal.test(part.split('@')[before] ?? '')),
    message: bilingual('电子邮件“@”之前的部分格式不正确', 'The part before the @ is malformed'),
    suggestion: bilingual('请检查“@”之前的部分', 'See to the part before the @'),
  },
  {
    isBroken: (email) => partsOf(email).some((part) => !mailHost.test(part.split('@')[after] ?? '')),
    message: bilingual('电子邮件“@”之后的部分不是完整的域名', 'The part after the @ is no complete domain name'),
    suggestion: bilingual('请检查“@”之后的域名', 'See to the domain name after the @'),
  },
];

/**
 * E-mail addresses: one `@` each, several separated by `;`, 6–128 characters in total (docs/spec/rules.md ). Bureau
 * code 1009.
 */
export const checkEmail = (email: string): Finding => firstFaultFinding('FMT-EMAIL', faults, email);
