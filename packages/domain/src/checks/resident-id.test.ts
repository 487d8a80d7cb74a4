import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthDateOf, checkResidentId, residentIdCheckCharacter } from './resident-id.ts';

const TODAY = '2026-07-01';

// Regions 320000 and 330000 are whole provinces and were never issued to a person; check characters were calculated
// independently of this code.
describe('checkResidentId', () => {
  test.each([
    ['330000190001010005', 'pass', 'number of the published samples'],
    ['330000190001010013', 'pass', 'another one'],
    ['32000019000101002X', 'pass', 'X as check character'],
    ['32000019040229000X', 'pass', '29 February of a leap year'],
    ['320000200002290007', 'pass', '29 February 2000: a leap year though a full century'],
    ['320000190002290000', 'fail', '29 February 1900 did not exist'],
    ['320000190013010000', 'fail', 'month 13'],
    ['320000202606300009', 'pass', 'born yesterday'],
    ['320000202607010003', 'fail', 'born today is not in the past'],
    ['320000202607020009', 'fail', 'born tomorrow'],
    ['330000190001010006', 'fail', 'wrong check character'],
    ['33000019000101000X', 'fail', 'X where a digit belongs'],
    ['32000019000101002x', 'fail', 'small x'],
    ['330000000101000', 'fail', 'old number of 15 digits'],
    ['33000019000101000', 'fail', '17 digits'],
    ['3300001900010100055', 'fail', '19 digits'],
    ['030000190001010005', 'fail', 'no region begins with 0'],
    ['3300001900010X0005', 'fail', 'X inside'],
    ['', 'fail', 'nothing'],
    ['330000190001010005 ', 'fail', 'a space behind'],
    ['330000 19000101 0005', 'fail', 'spaces inside'],
    ['３30000190001010005', 'fail', 'a full-width digit'],
    ['32000019000101002Ｘ', 'fail', 'a full-width X'],
  ])('%s: %s, %s', (id, outcome) => {
    expect(checkResidentId(id, TODAY)).toMatchObject({ ruleId: 'FMT-RESIDENT-ID', outcome });
  });

  test.each([
    ['330000190001010005', '1900-01-01'],
    ['320000200002290007', '2000-02-29'],
    ['320000190002290000', undefined],
    ['330000000101000', undefined],
    ['', undefined],
  ])('birth date in %s: %s', (id, date) => {
    expect(birthDateOf(id)).toBe(date);
  });
});

const ids = fc
  .tuple(
    fc.constantFrom('320000', '330000'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-06-30'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([region, birth, serial]) => {
    const first17 = `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return first17 + residentIdCheckCharacter(first17);
  });
const outcomeOf = (id: string) => checkResidentId(id, TODAY).outcome;

describe('properties of the resident ID number', () => {
  test('a computed number passes', () => {
    fc.assert(fc.property(ids, (id) => outcomeOf(id) === 'pass'));
  });
  test('every single wrong digit is detected, because 11 is a prime and no weight is a multiple of it', () => {
    fc.assert(
      fc.property(ids, fc.nat(17), fc.constantFrom(...'0123456789X'), (id, place, other) => {
        fc.pre(id[place] !== other);
        return outcomeOf(id.slice(0, place) + other + id.slice(place + 1)) === 'fail';
      }),
    );
  });
  test('two swapped neighbours are detected', () => {
    fc.assert(
      fc.property(ids, fc.nat(16), (id, place) => {
        const [a, b] = [id.charAt(place), id.charAt(place + 1)];
        fc.pre(a !== b);
        return outcomeOf(id.slice(0, place) + b + a + id.slice(place + 2)) === 'fail';
      }),
    );
  });
});
