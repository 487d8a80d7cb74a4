// Identifiers of fictitious persons and units with valid check digits, in region 990000, which does not exist.

/** @typedef {import('../demonstration/seeded-random.mjs').SeededRandom} SeededRandom */

/** @param {number} number @param {number} length */
const padded = (number, length) => String(number).padStart(length, '0');
/** @param {readonly number[]} weights @param {(at: number) => number} valueAt */
const weighted = (weights, valueAt) => weights.reduce((sum, weight, at) => sum + weight * valueAt(at), 0);

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** ID number of a resident 居民身份证号 (GB 11643). @param {SeededRandom} random */
export function residentId(random) {
  const birth = `${random.integer(1965, 1995)}${padded(random.integer(1, 12), 2)}${padded(random.integer(1, 28), 2)}`;
  const drawn = random.integer(1, 999);
  // The sandbox's face check refuses numbers that end with 97 to 99 (docs/sandbox.md).
  const first = `990000${birth}${padded(drawn % 10 === 9 ? drawn - 1 : drawn, 3)}`;
  return first + '10X98765432'[weighted(residentWeights, (at) => Number(first[at])) % 11];
}

/** Unified social credit code 统一社会信用代码 of an enterprise (GB 32100) with its organisation code (GB 11714). @param {SeededRandom} random */
export function creditCode(random) {
  const eight = `M${padded(random.integer(0, 9_999_999), 7)}`;
  const check = 11 - (weighted(organisationWeights, (at) => Number.parseInt(eight[at] ?? '', 36)) % 11);
  return withCheckCharacter(`91990000${eight}${check === 10 ? 'X' : check % 11}`);
}

/** The code of another enterprise that differs in one digit, and so in the check character. @param {string} code */
export const similarCreditCode = (code) =>
  withCheckCharacter(code.slice(0, 7) + ((Number(code[7]) + 6) % 10) + code.slice(8, 17));

/** @param {string} first the first 17 characters */
function withCheckCharacter(first) {
  const sum = weighted(creditWeights, (at) => creditAlphabet.indexOf(first[at] ?? ''));
  return first + creditAlphabet[(31 - (sum % 31)) % 31];
}
