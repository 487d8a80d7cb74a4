import type { FieldValues } from '@beian/domain/filing';
import { expect, test } from 'vitest';
import { copiedValues, isSame, sameAsRows, sameAsRowsOf } from './same-as.ts';

const [address, person, principal] = sameAsRows;
if (address === undefined || person === undefined || principal === undefined) throw new Error('a row is missing');

test('the website principal is the subject principal until somebody says or fills in otherwise', () => {
  const subject: FieldValues = { 'subject.principal.name': '王样', 'subject.principal.mobile': '13000000001' };
  const both = {
    ...subject,
    ...Object.fromEntries(copiedValues(principal, subject).filter(([, value]) => value !== '')),
  };
  expect(isSame(principal, {}, false)).toBe(true);
  expect(isSame(principal, {}, true)).toBe(false);
  expect(isSame(principal, both, false)).toBe(true);
  expect(isSame(principal, { ...both, 'website.principal.mobile': '13000000002' }, false)).toBe(false);
});

test('an address is the same only when it was confirmed, a person is the principal of the own filing', () => {
  expect(isSame(address, {}, false)).toBe(false);
  const organiser: FieldValues = { 'subject.name': '王样', 'subject.certificateType': '2' };
  const copied = Object.fromEntries(copiedValues(person, organiser).filter(([, value]) => value !== ''));
  expect(copied).toEqual({ 'subject.principal.name': '王样', 'subject.principal.idType': '2' });
  expect(isSame(person, { ...organiser, ...copied }, false)).toBe(true);
  expect(isSame(person, { ...organiser, ...copied, 'subject.certificateType': '1' }, false)).toBe(false);
});

test('the mobile of a website principal who is declared as filed is never taken over: the ministry asks the filed one', () => {
  const copies = (kind: 'NEW_ACCESS' | 'NEW_WEBSITE' | 'FIRST_FILING') =>
    sameAsRowsOf(kind).flatMap(({ fields }) => fields.map(([copy]) => copy));
  expect(copies('NEW_ACCESS')).not.toContain('website.principal.mobile');
  expect(copies('NEW_ACCESS')).toContain('website.principal.email');
  expect(copies('NEW_WEBSITE')).toContain('website.principal.mobile');
  expect(copies('FIRST_FILING')).toContain('website.principal.mobile');
});

test('the principal of an app is asked for in its words', () => {
  const questions = sameAsRowsOf('FIRST_APP').flatMap(({ question }) => question?.zh ?? []);
  expect(questions).toEqual(['通讯地址与证件住所相同', 'APP 负责人与主体负责人是同一人']);
});
