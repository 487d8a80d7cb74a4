import { bilingual } from '../text/bilingual-text.ts';
import { organisationCheckCharacter } from './credit-code.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/** Check digit of 14 digits (ISO 7064, MOD 11,10), as in registration numbers of enterprises before the certificate merger. */
export function registrationCheckDigit(first14: string): string {
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

const compare = bilingual(
  '请对照备案登记的证件逐位检查',
  'Compare it with the filed certificate, character by character',
);
const ORGANISATION = /^[0-9A-Z]{8}-?[0-9X]$/;

const faults: readonly Fault<string>[] = [
  {
    isBroken: (number) => /^\d{15}$/.test(number) && registrationCheckDigit(number.slice(0, 14)) !== number.charAt(14),
    message: bilingual(
      '旧营业执照注册号（15位）校验位不符',
      'The check digit of the former registration number (15 digits) does not fit',
    ),
    suggestion: compare,
  },
  {
    isBroken: (number) =>
      ORGANISATION.test(number) && organisationCheckCharacter(number.slice(0, 8)) !== number.charAt(number.length - 1),
    message: bilingual('组织机构代码校验位不符', 'The check digit of the organisation code does not fit'),
    suggestion: compare,
  },
];

/** Whether a number is of before the certificate merger of 2015 三证合一: of a registration or an organisation (docs/spec/rules.md ). */
export const isFormerNumber = (number: string): boolean =>
  /^\d{13}$|^\d{15}$/.test(number) || ORGANISATION.test(number);

/** A number of before the merger, as it is filed still; registration numbers of 13 digits have no check digit. */
export const checkFormerNumber = (number: string): Finding => firstFaultFinding('SUB-02', faults, number);
