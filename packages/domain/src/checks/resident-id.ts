import { isDay } from '../calendar/shanghai.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';
import { formats } from './formats.ts';

/** GB 11643-1999 (docs/spec/rules.md ). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The 18th character for the first 17 digits of a resident ID number (居民身份证号码, GB 11643-1999). */
export const residentIdCheckCharacter = (first17: string): string =>
  '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(first17.charAt(place)), 0) % 11);

/** Birth date, YYYY-MM-DD, from characters 7–14; undefined if the day does not exist. For the age rules. */
export function birthDateOf(id: string): string | undefined {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(id) ?? [];
  const date = `${year}-${month}-${day}`;
  return isDay(date) ? date : undefined;
}

interface Asked {
  readonly id: string;
  readonly today: string;
}

const faults: readonly Fault<Asked>[] = [
  ...typingFaults.map((row): Fault<Asked> => ({ ...row, isBroken: ({ id }) => row.isBroken(id) })),
  {
    isBroken: ({ id }) => /^\d{17}x$/.test(id),
    message: bilingual('身份证号码末位的 x 应为大写', 'The x at the end of the ID number is a capital letter'),
    suggestion: bilingual('请改为大写 X', 'Write X'),
  },
  {
    isBroken: ({ id }) => /^\d{15}$/.test(id),
    message: bilingual('这是15位的旧身份证号码', 'This is an old ID number of 15 digits'),
    suggestion: bilingual('请填写现行证件上的18位号码', 'Give the 18-character number of the current card'),
  },
  {
    isBroken: ({ id }) => !formats.residentId.pattern.test(id),
    message: bilingual('身份证号码应为17位数字加1位数字或 X', 'An ID number is 17 digits and one more digit or X'),
    suggestion: bilingual('请按证件填写完整的18位号码', 'Copy all 18 characters from the card'),
  },
  {
    isBroken: ({ id }) => residentIdCheckCharacter(id.slice(0, 17)) !== id.charAt(17),
    message: bilingual('身份证号码校验位不符', 'The check character of the ID number does not fit'),
    suggestion: bilingual('请对照证件逐位检查', 'Compare it with the card, character by character'),
  },
  {
    isBroken: ({ id }) => birthDateOf(id) === undefined,
    message: bilingual('身份证号码中的出生日期不存在', 'The birth date in the ID number does not exist'),
    suggestion: bilingual('请对照证件检查第7–14位', 'Compare characters 7–14 with the card'),
  },
  {
    isBroken: ({ id, today }) => (birthDateOf(id) ?? today) >= today,
    message: bilingual('身份证号码中的出生日期不在过去', 'The birth date in the ID number is not in the past'),
    suggestion: bilingual('请对照证件检查第7–14位', 'Compare characters 7–14 with the card'),
  },
];

/**
 * A mainland resident ID number (GB 11643-1999). `today`: Shanghai's calendar day, YYYY-MM-DD. Does not check whether
 * the person exists.
 */
export const checkResidentId = (id: string, today: string): Finding =>
  firstFaultFinding('FMT-RESIDENT-ID', faults, { id, today });
