/** Check digits of the identifiers that records carry (docs/spec/rules.md ). */

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const weighted = (weights: readonly number[], valueAt: (place: number) => number) =>
  weights.reduce((sum, weight, place) => sum + weight * valueAt(place), 0);

/** Last character of a unified social credit code 统一社会信用代码 from its first 17 (GB 32100-2015). */
export function creditCheck(first17: string): string {
  const sum = weighted(creditWeights, (place) => creditAlphabet.indexOf(first17.charAt(place)));
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** Check character of an organisation code 组织机构代码 from its first 8 (GB 11714). */
export function organisationCheck(first8: string): string {
  const check = 11 - (weighted(organisationWeights, (place) => Number.parseInt(first8.charAt(place), 36)) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Last character of a resident ID number 居民身份证号 from its first 17 (GB 11643-1999). */
export function residentCheck(first17: string): string {
  return '10X98765432'.charAt(weighted(residentWeights, (place) => Number(first17.charAt(place))) % 11);
}

export const isCreditCode = (code: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && creditCheck(code.slice(0, 17)) === code.charAt(17);

export const isResidentId = (number: string): boolean =>
  /^\d{17}[\dX]$/.test(number) && residentCheck(number.slice(0, 17)) === number.charAt(17);
