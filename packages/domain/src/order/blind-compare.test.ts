import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeCheckCharacter } from '../checks/credit-code.ts';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import type { FieldValues } from '../filing/fields.ts';
import { domainRulesOf } from '../province-rules/domain-rules.ts';
import { againstOwner, againstRecord, hasBadCheckDigit } from './blind-compare.ts';

const id = (first17: string) => first17 + residentIdCheckCharacter(first17);
const mine = id('99000019900101001');
const other = id('99000019900101002');
const wrong = mine.slice(0, 17) + (mine.endsWith('1') ? '2' : '1');
const person = (number: string, name = '样例甲'): FieldValues => ({
  'subject.name': name,
  'subject.nature': '5',
  'subject.certificateType': '2',
  'subject.certificateNumber': number,
  'website.principal.name': '样例乙',
  'website.principal.idType': '2',
  'website.principal.idNumber': other,
});
const of = (list: ReturnType<typeof againstRecord>, field: string) =>
  list.filter((one) => one.field === field).map(({ outcome }) => outcome);

describe('blind compare', () => {
  test.each([
    [mine, mine, 'MATCH'],
    [mine, ` ${mine} `, 'MATCH'],
    [mine, other, 'MISMATCH'],
    [wrong, mine, 'BAD_CHECK_DIGIT'],
    [mine, wrong, 'BAD_CHECK_DIGIT_THERE'],
  ])('%s and %s: %s', (now, filed, outcome) => {
    const found = againstRecord(person(now), person(filed));
    expect(of(found, 'subject.certificateNumber')).toEqual([outcome]);
    expect(of(found, 'subject.name')).toEqual(['MATCH']);
    expect(JSON.stringify(found)).not.toContain(now);
  });

  test('returns nothing if one side is missing', () => {
    expect(of(againstRecord(person(mine), { 'subject.nature': '5' }), 'subject.certificateNumber')).toEqual([]);
  });

  test('compares a domain’s owner with the party that the province takes it for, else with the subject', () => {
    const rules = domainRulesOf('320000', '2018-06');
    const registration = (name: string, certificateNumber: string) => ({
      registrar: { approved: true, overseas: false },
      ...{ registeredAt: '', expiresAt: '', realNameVerified: true, inStoreSince: null, privacy: false },
      registrant: { name, certificateType: 2, certificateNumber },
    });
    const against = (name: string, number: string) =>
      againstOwner(person(mine), { domain: 'a.example', registration: registration(name, number), rules });
    expect(against('样例甲', mine).map(({ outcome }) => outcome)).toEqual(['MATCH', 'MATCH']);
    expect(against('样例甲', wrong).map(({ outcome }) => outcome)).toEqual(['MATCH', 'BAD_CHECK_DIGIT_THERE']);
    const stranger = against('过路人', other);
    expect(stranger).toEqual([
      { field: 'subject.name', with: 'DOMAIN_OWNER', domain: 'a.example', outcome: 'MISMATCH' },
      { field: 'subject.certificateNumber', with: 'DOMAIN_OWNER', domain: 'a.example', outcome: 'MISMATCH' },
    ]);
  });

  test('a wrong check digit of an ID number or a credit code is detected, a correct one is not (GB 11643, GB 32100)', () => {
    const digits = fc.stringMatching(/^[1-9]\d{16}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(...'0123456789X'), (first17, last) => {
        expect(hasBadCheckDigit('2', first17 + last)).toBe(last !== residentIdCheckCharacter(first17));
      }),
    );
    const codes = fc.stringMatching(/^91\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/);
    fc.assert(
      fc.property(codes, fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (first17, last) => {
        expect(hasBadCheckDigit('1', first17 + last)).toBe(last !== creditCodeCheckCharacter(first17));
      }),
    );
    expect(hasBadCheckDigit('1', '320102000012345')).toBe(false);
  });
});
