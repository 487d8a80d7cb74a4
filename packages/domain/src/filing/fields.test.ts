import { describe, expect, test } from 'vitest';
import { matterValues, websiteValues } from '../testing/website.fixture.ts';
import { fieldIds, fieldRow, fieldsOfKind, isFieldId, kindsOfField, sameValue } from './fields.ts';
import { changedFields } from './order-fields.ts';

describe('changedFields', () => {
  test('none, one, and a removed value', () => {
    const { 'website.remark': _, ...rest } = websiteValues;
    expect(changedFields('CHANGE_WEBSITE', websiteValues, websiteValues)).toEqual([]);
    expect(changedFields('CHANGE_WEBSITE', websiteValues, { ...websiteValues, 'website.name': '别的名称' })).toEqual([
      'website.name',
    ]);
    expect(changedFields('CHANGE_WEBSITE', websiteValues, rest)).toEqual(['website.remark']);
    expect(changedFields('CHANGE_SUBJECT', websiteValues, {})).toEqual([]);
    expect(changedFields('CHANGE_SUBJECT', matterValues, { ...matterValues, 'subject.name': '别的名称' })).toEqual([
      'subject.name',
    ]);
  });
  test.each([
    [['a', 'b'], ['b', 'a'], true],
    [['a'], ['a', 'b'], false],
    ['a', ['a'], false],
    ['a', 'A', false],
    [undefined, undefined, true],
    [undefined, '', false],
  ] as const)('sameValue %j %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});

test('every field is filled in by some kind, and a change of both fills in what its two halves do', () => {
  expect(fieldIds.filter((id) => kindsOfField(id).length === 0)).toEqual([]);
  const [website, subject] = [fieldsOfKind('CHANGE_WEBSITE'), fieldsOfKind('CHANGE_SUBJECT')];
  expect([...subject, ...website].sort()).toEqual([...fieldsOfKind('CHANGE_BOTH')].sort());
  const parts = (ids: readonly string[]) =>
    ids.filter((id) => id.includes('.principal.')).map((id) => id.split('.')[2]);
  expect(parts(website)).toEqual(parts(subject));
});

test('contact and identity are personal; only catalogue fields are field ids', () => {
  const personal = ['name', 'idNumber', 'idValidUntil', 'mobile', 'officePhone', 'emergencyPhone', 'email'];
  expect(fieldIds.filter((id) => fieldRow(id).personal)).toEqual([
    'subject.name',
    'subject.certificateNumber',
    'subject.certificateAddress',
    'subject.mailingAddress',
    'subject.investor',
    'subject.remark',
    ...personal.map((part) => `subject.principal.${part}`),
    ...personal.map((part) => `website.principal.${part}`),
    'subject.filingPassword',
  ]);
  expect(isFieldId('website.name')).toBe(true);
  expect(isFieldId('toString')).toBe(false);
});
