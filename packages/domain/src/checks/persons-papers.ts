import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding, passFinding } from './finding.ts';
import { birthDateOf, checkResidentId, residentIdCheckCharacter } from './resident-id.ts';

/** The numbers of persons' papers beside the resident ID, by the type of the paper (docs/spec/rules.md R-4.4, R-4.5). */

const RULE = 'FMT-PAPER-NUMBER';
const compare = bilingual('请对照证件逐位检查', 'Compare it with the card, character by character');
const copyWhole = bilingual('请按证件填写完整号码', 'Copy the whole number from the card');

const shape = (pattern: RegExp, zh: string, en: string): Fault<string> => ({
  isBroken: (number) => !pattern.test(number),
  message: bilingual(zh, en),
  suggestion: copyWhole,
});
/** The 18th character of cards that follow GB 11643. */
const checkCharacter: Fault<string> = {
  isBroken: (number) => number.length === 18 && residentIdCheckCharacter(number.slice(0, 17)) !== number.charAt(17),
  message: bilingual('证件号码校验位不符', 'The check character of the number does not fit'),
  suggestion: compare,
};
const birthDate: Fault<string> = {
  isBroken: (number) => number.length === 18 && birthDateOf(number) === undefined,
  message: bilingual('证件号码中的出生日期不存在', 'The birth date in the number does not exist'),
  suggestion: bilingual('请对照证件检查第7–14位', 'Compare characters 7–14 with the card'),
};

/** Letters count 10 (A) to 35 (Z); weights 7, 3, 1 (ICAO 9303). */
const machineReadCheckDigit = (characters: string): string =>
  String(
    [...characters].reduce((sum, character, at) => sum + Number.parseInt(character, 36) * ([7, 3, 1][at % 3] ?? 1), 0) %
      10,
  );

const eighteen = (start: string): RegExp => new RegExp(`^(?:${start})\\d{11}[\\dX]$`);
const faultsOfType: Readonly<Record<string, readonly Fault<string>[]>> = {
  // 护照. Issuers differ: no check digit stands in the number itself.
  '7': [
    shape(
      /^(?=.*\d)[A-Z\d]{5,15}$/,
      '护照号码应为5至15位大写字母和数字',
      'A passport number is 5 to 15 capital letters and digits',
    ),
  ],
  // 台湾居民来往大陆通行证.
  '11': [
    shape(
      /^\d{8}(?:\d{2}(?:[A-Z]|\([A-Z]\))?)?$/,
      '台湾居民来往大陆通行证号码应为8位数字，旧证为10位数字',
      'The number of a travel permit of Taiwan residents is 8 digits, 10 on former cards',
    ),
  ],
  // 港澳居民来往内地通行证; some bureaus file the number on its back, with full-width brackets (docs/spec/rules.md R-9).
  '14': [
    shape(
      /^(?:[HM]\d{8}(?:\d{2})?|[A-Z]{1,2}\d{6}（[\dA]）|[157]\d{6}（\d）)$/,
      '港澳居民来往内地通行证号码应为 H 或 M 加8位数字，旧证为10位数字',
      'The number of a travel permit of Hong Kong or Macao is H or M and 8 digits, 10 on former cards',
    ),
  ],
  // 外国人永久居留身份证, since 2023-12-01 by GB 11643 with a 9 in front.
  '30': [
    shape(
      /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
      '外国人永久居留身份证号码应为以9开头的18位，旧证为3个字母加12位数字',
      'The number of a permanent residence card has 18 characters and begins with 9; a former one is 3 letters and 12 digits',
    ),
    checkCharacter,
    birthDate,
    {
      isBroken: (number) => number.length === 15 && machineReadCheckDigit(number.slice(0, 14)) !== number.charAt(14),
      outcome: 'warn',
      message: bilingual(
        '旧版外国人永久居留证号码的校验位不符',
        'The check digit of the number of the former permanent residence card does not fit',
      ),
      suggestion: compare,
    },
  ],
  // 港澳居民居住证, 台湾居民居住证.
  '41': [
    shape(
      eighteen('8[12]0000'),
      '港澳居民居住证号码应以 810000 或 820000 开头',
      'The number of a residence permit of Hong Kong or Macao begins with 810000 or 820000',
    ),
    checkCharacter,
    birthDate,
  ],
  '42': [
    shape(
      eighteen('830000'),
      '台湾居民居住证号码应以 830000 开头',
      'The number of a residence permit of Taiwan begins with 830000',
    ),
    checkCharacter,
    birthDate,
  ],
};

/** 居民身份证. */
const RESIDENT_ID = '2';

/** The number of a person's paper of this type; one of a type without a known form passes. `today`: as in `checkResidentId`. */
export function checkPersonsPaper(type: string | undefined, number: string, today: string): Finding {
  if (type === RESIDENT_ID) return checkResidentId(number, today);
  const faults = faultsOfType[type ?? ''];
  // Brackets are full-width on the back of a card: no typing mistake there.
  return faults === undefined
    ? passFinding(RULE)
    : firstFaultFinding(RULE, [...(type === '14' ? [] : typingFaults), ...faults], number);
}
