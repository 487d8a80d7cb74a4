import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter, organisationCheckCharacter } from './credit-code.ts';

// Region 990000 does not exist, so no unit has these codes; check characters were calculated independently of this
// code.
describe('checkCreditCode', () => {
  test.each([
    ['919900000000000005', 'pass', 'zeros in the organisation code, whose check 0 stands for 11'],
    ['919900000000000192', 'pass', 'a digit as inner check character'],
    ['91990000000000027W', 'pass', 'a letter as check character'],
    ['91990000MA0000007X', 'pass', 'letters in the organisation code, X as check character'],
    ['91990000MA00000J21', 'pass', 'J is worth 18 outside and 19 inside'],
    ['91990000TE5TABCD59', 'pass', 'many letters'],
    ['919900000000000006', 'fail', 'wrong check character'],
    ['919900000000000195', 'fail', 'check character of another code'],
    ['91990000MA00000007', 'fail', 'one character changed'],
    [
      '91330000MA00000007',
      'warn',
      'the outer check fits, the inner one does not (the number of the published samples)',
    ],
    ['91990000ma0000007x', 'fail', 'small letters'],
    ['91990000MA000O007X', 'fail', 'the letter O is never used'],
    ['91990000MA00I0007X', 'fail', 'the letter I is never used'],
    ['9199000AMA0000007X', 'fail', 'a letter in the region'],
    ['91990000MA000000', 'fail', '16 characters'],
    ['91990000MA0000007X0', 'fail', '19 characters'],
    ['990000000000000', 'fail', 'an old registration number of 15 digits'],
    ['00000000-0', 'fail', 'an old organisation code'],
    ['', 'fail', 'nothing'],
    [' 919900000000000005', 'fail', 'a space before'],
    ['91990000 0000000005', 'fail', 'a space inside'],
    ['９19900000000000005', 'fail', 'a full-width digit'],
    ['91990000MA-000007X', 'fail', 'a hyphen inside'],
  ])('%s: %s, %s', (code, outcome) => {
    expect(checkCreditCode(code)).toMatchObject({ ruleId: 'SUB-02', outcome });
  });

  test.each([
    ['990000000000000', /旧证件号码/],
    ['91990000ma0000007x', /小写/],
    ['９19900000000000005', /全角/],
    ['91990000 0000000005', /空格/],
  ])('%s: the message names the fault', (code, message) => {
    expect(checkCreditCode(code).message.zh).toMatch(message);
  });
});

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const characters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const codes = fc
  .tuple(fc.constantFrom('91', '12', '53', 'N2'), fc.nat(999_999), characters(8))
  .map(([kind, region, unit]) => {
    const first17 = `${kind}${String(region).padStart(6, '0')}${unit}${organisationCheckCharacter(unit)}`;
    return first17 + creditCodeCheckCharacter(first17);
  });

describe('properties of the credit code', () => {
  test('a computed code passes', () => {
    fc.assert(fc.property(codes, (code) => checkCreditCode(code).outcome === 'pass'));
  });
  test('every single changed character is detected, because 31 is a prime', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...alphabet), (code, place, other) => {
        fc.pre(code[place] !== other);
        return checkCreditCode(code.slice(0, place) + other + code.slice(place + 1)).outcome === 'fail';
      }),
    );
  });
  test('two swapped neighbours are detected', () => {
    fc.assert(
      fc.property(codes, fc.nat(15), (code, place) => {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        fc.pre(a !== b);
        return checkCreditCode(code.slice(0, place) + b + a + code.slice(place + 2)).outcome === 'fail';
      }),
    );
  });
});
