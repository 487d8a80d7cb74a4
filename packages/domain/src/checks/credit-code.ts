import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

/** GB 32100-2015: digits and capital letters without I, O, S, V, Z; the index is the value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^i mod 31 (docs/spec/rules.md ). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** GB 11714: weights of the organisation code; letters count 10 (A) to 35 (Z). */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

const weighted = (characters: string, weights: readonly number[], worth: (character: string) => number): number =>
  weights.reduce((sum, weight, place) => sum + weight * worth(characters.charAt(place)), 0);

/** The 18th character for the first 17 of a unified social credit code (统一社会信用代码, GB 32100-2015). */
export const creditCodeCheckCharacter = (first17: string): string =>
  ALPHABET.charAt((31 - (weighted(first17, WEIGHTS, (character) => ALPHABET.indexOf(character)) % 31)) % 31);

/** The 9th character for the first 8 of an organisation code (组织机构代码, GB 11714). */
export const organisationCheckCharacter = (first8: string): string =>
  '0123456789X0'.charAt(
    11 - (weighted(first8, ORGANISATION_WEIGHTS, (character) => Number.parseInt(character, 36)) % 11),
  );

const faults: readonly Fault<string>[] = [
  ...typingFaults,
  {
    isBroken: (code) => /[a-z]/.test(code),
    message: bilingual('统一社会信用代码含有小写字母', 'The credit code holds small letters'),
    suggestion: bilingual('请使用大写字母', 'Use capital letters'),
  },
  {
    // Both formats occur as the old value of a record from before the certificate merger (三证合一).
    isBroken: (code) => /^\d{13}$|^\d{15}$|^[0-9A-Z]{8}-?[0-9X]$/.test(code),
    message: bilingual('这是三证合一之前的旧证件号码', 'This is a number from before the certificate merger'),
    suggestion: bilingual(
      '请填写新营业执照上的18位统一社会信用代码',
      'Give the 18-character code of the new certificate',
    ),
  },
  {
    isBroken: (code) => code.length !== 18,
    message: bilingual('统一社会信用代码不是18位', 'The credit code does not have 18 characters'),
    suggestion: bilingual('请按证件填写完整的18位代码', 'Copy all 18 characters from the certificate'),
  },
  {
    isBroken: (code) => /[^0-9A-HJ-NPQRTUWXY]/.test(code),
    message: bilingual(
      '统一社会信用代码含有不使用的字符（字母 I、O、S、V、Z 不使用）',
      'The credit code holds characters that it never uses (the letters I, O, S, V, Z among them)',
    ),
    suggestion: bilingual('请检查是否把数字 0、1、2、5 误填为字母', 'See whether 0, 1, 2 or 5 was typed as a letter'),
  },
  {
    isBroken: (code) => !formats.creditCode.pattern.test(code),
    message: bilingual('第3–8位应为6位行政区划码', 'Characters 3–8 are a region code of six digits'),
    suggestion: bilingual('请对照证件检查第3–8位', 'Compare characters 3–8 with the certificate'),
  },
  {
    isBroken: (code) => creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17),
    message: bilingual('统一社会信用代码校验位不符', 'The check character of the credit code does not fit'),
    suggestion: bilingual('请对照证件逐位检查', 'Compare it with the certificate, character by character'),
  },
  {
    // The outer check character already detects every single error; a failure of the inner one alone may also be a
    // mistake of the issuing authority, so a person decides.
    isBroken: (code) => organisationCheckCharacter(code.slice(8, 16)) !== code.charAt(16),
    outcome: 'warn',
    message: bilingual(
      '第9–17位组织机构代码的校验位不符',
      'The check character of the organisation code in characters 9–17 does not fit',
    ),
    suggestion: bilingual('请对照证件核对第9–17位', 'Compare characters 9–17 with the certificate'),
  },
];

/** A new certificate number of a unit: 18 characters, GB 32100-2015 with the GB 11714 code inside (docs/spec/rules.md ). */
export const checkCreditCode = (code: string): Finding => firstFaultFinding('SUB-02', faults, code);
