import { numbersOf } from './number-ranges.ts';

/**
 * 长途区号: area codes of landlines by province, from the ministry's numbering plan (docs/spec/rules.md ): each without its leading 0.
 */
const areaCodes: Readonly<Record<string, string>> = {
  '11': '10',
  '12': '22',
  '13': '310-319 335',
  '14': '349 35x',
  '15': '47x 482 483',
  '21': '24 41x 421 427 429',
  '22': '431-439 448',
  '23': '451-459 464 467 468 469',
  '31': '21',
  '32': '25 51x 523 527',
  '33': '57x 580',
  '34': '55x 561-564 566',
  '35': '591-599',
  '36': '79x 701',
  '37': '53x 543 546 631-635',
  '41': '37x 391-396 398',
  '42': '27 71x 722 724 728',
  '43': '730 731 734-739 743-746',
  '44': '20 660 662 663 668 75x 760 762 763 766 768 769',
  '45': '77x',
  '46': '898',
  '50': '23',
  '51': '28 812 813 816-818 825-827 83x',
  '52': '85x',
  '53': '691 692 87x 883 886-888',
  '54': '891-897',
  '61': '29 911-917 919',
  '62': '93x 941 943',
  '63': '97x',
  '64': '951-955',
  '65': '901-903 906 908 909 99x',
};

const codesOfProvince = new Map(Object.entries(areaCodes).map(([province, codes]) => [province, numbersOf(codes)]));
const everyCode = [...codesOfProvince.values()].flat();

/** The digits of a landline `0…` after its first 0; undefined if it is none of the mainland. */
const digitsOf = (phone: string): string | undefined => /^0([1-9]\d{9,11})/.exec(phone.replaceAll('-', ''))?.[1];

/** Whether a landline begins with an area code that exists; undefined if it is not a landline of the mainland. */
export function hasKnownAreaCode(phone: string): boolean | undefined {
  const digits = digitsOf(phone);
  return digits === undefined ? undefined : everyCode.some((code) => digits.startsWith(code));
}

/** Whether a landline `0…` belongs to the province (six digits); undefined if it is not a landline. */
export function isLandlineOf(phone: string, province: string): boolean | undefined {
  const digits = digitsOf(phone);
  if (digits === undefined) return undefined;
  return codesOfProvince.get(province.slice(0, 2))?.some((code) => digits.startsWith(code)) ?? false;
}
