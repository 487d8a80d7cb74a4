/**
 * 长途区号: area codes of landlines by province, from the ministry's numbering plan: each entry is the code without its
 * leading 0, `x` any digit. A number that matches no entry of its province is checked by a person.
 */
const areaCodes: Readonly<Record<string, string>> = {
  '11': '10',
  '12': '22',
  '13': '310 311 312 313 314 315 316 317 318 319 335',
  '14': '349 35x',
  '15': '47x 482 483',
  '21': '24 41x 421 427 429',
  '22': '43x 44x',
  '23': '451 452 453 454 455 456 457 458 459 464 467 468 469',
  '31': '21',
  '32': '25 51x 523 527',
  '33': '57x 580',
  '34': '55x 56x',
  '35': '59x',
  '36': '79x 701',
  '37': '53x 543 546 63x',
  '41': '37x 39x',
  '42': '27 71x 72x',
  '43': '73x 743 744 745 746',
  '44': '20 66x 75x 76x',
  '45': '77x',
  '46': '898',
  '50': '23',
  '51': '28 81x 825 826 827 83x',
  '52': '85x',
  '53': '69x 87x 883 886 887 888',
  '54': '89x',
  '61': '29 91x',
  '62': '93x 941 943',
  '63': '97x',
  '64': '95x',
  '65': '90x 99x',
};

/** Whether a landline `0…` belongs to the province (six digits); undefined if it is not a landline. */
export function isLandlineOf(phone: string, province: string): boolean | undefined {
  const digits = /^0([1-9]\d{9,11})/.exec(phone.replaceAll('-', ''))?.[1];
  if (digits === undefined) return undefined;
  const codes = areaCodes[province.slice(0, 2)]?.split(' ') ?? [];
  return codes.some((code) => new RegExp(`^${code.replaceAll('x', '\\d')}`).test(digits));
}
