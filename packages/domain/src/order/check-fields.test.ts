import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import { websiteValues } from '../testing/index.ts';
import { type CheckContext, checkFields } from './check-fields.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, fieldsOfKind } from './fields.ts';

const context: CheckContext = { province: '320000', today: '2026-03-02', nature: 4 };
/** What is said of one field, `ruleId outcome`. */
const said = (id: FieldId, values: FieldValues, more: Partial<CheckContext> = {}) =>
  checkFields('CHANGE_WEBSITE', { ...websiteValues, ...values }, { ...context, ...more })
    .filter((finding) => finding.field === id)
    .map((finding) => `${finding.ruleId} ${finding.outcome}`);

describe('checkFields', () => {
  test('a sound website: one pass for each field', () => {
    const findings = checkFields('CHANGE_WEBSITE', websiteValues, context);
    expect(findings.map(({ field, outcome }) => `${field} ${outcome}`)).toEqual(
      fieldsOfKind('CHANGE_WEBSITE').map((id) => `${id} pass`),
    );
  });
  test('no value, no finding; a unit owes an office phone, a person or an unknown nature does not', () => {
    expect(checkFields('CHANGE_WEBSITE', {}, { ...context, nature: 5 })).toEqual([]);
    expect(checkFields('CHANGE_WEBSITE', {}, { ...context, nature: undefined })).toEqual([]);
    expect(checkFields('CHANGE_WEBSITE', {}, context)).toMatchObject([
      { field: 'website.principal.officePhone', ruleId: 'FMT-OFFICE-PHONE, code 1031', outcome: 'fail' },
    ]);
    expect(checkFields('CHANGE_WEBSITE', { 'website.domains': [] }, { ...context, nature: 5 })).toEqual([]);
  });

  const impossibleId = (birth: string) => {
    const first17 = `990000${birth}000`;
    return `${first17}${residentIdCheckCharacter(first17)}`;
  };
  test.each<[FieldId, FieldValues, string[]]>([
    ['website.principal.mobile', { 'website.principal.mobile': '12000000000' }, ['FMT-MOBILE fail']],
    ['website.principal.officePhone', { 'website.principal.officePhone': '13000000000' }, ['FMT-OFFICE-PHONE pass']],
    [
      'website.principal.officePhone',
      { 'website.principal.officePhone': '0571-00000000-001' },
      ['FMT-OFFICE-PHONE pass'],
    ],
    ['website.principal.officePhone', { 'website.principal.officePhone': '400-000-0000' }, ['FMT-OFFICE-PHONE fail']],
    [
      'website.principal.officePhone',
      { 'website.principal.officePhone': '0571-00000000;1' },
      ['FMT-OFFICE-PHONE fail'],
    ],
    ['website.principal.email', { 'website.principal.email': 'nobody' }, ['FMT-EMAIL fail']],
    ['website.principal.name', { 'website.principal.name': '王2' }, ['FMT-PERSON-NAME fail']],
    ['website.principal.name', { 'website.principal.name': ' ' }, ['FMT-PERSON-NAME fail', 'FMT-LENGTH fail']],
    ['website.principal.idType', { 'website.principal.idType': '二' }, ['FMT-CODE fail']],
    [
      'website.principal.idNumber',
      { 'website.principal.idNumber': impossibleId('20990101') },
      ['FMT-RESIDENT-ID fail'],
    ],
    [
      'website.principal.idNumber',
      { 'website.principal.idNumber': impossibleId('20260301') },
      ['FMT-RESIDENT-ID pass'],
    ],
    [
      'website.principal.idNumber',
      { 'website.principal.idType': '7', 'website.principal.idNumber': 'E00000000' },
      ['FMT-LENGTH pass'],
    ],
    [
      'website.principal.idNumber',
      { 'website.principal.idType': '7', 'website.principal.idNumber': 'E'.repeat(129) },
      ['FMT-LENGTH fail'],
    ],
    ['website.domains', { 'website.domains': ['www.shop.example', 'www.site.example'] }, ['FMT-DOMAIN fail']],
    ['website.domains', { 'website.domains': ['shop.example', 'SHOP.example'] }, ['FMT-REPEATED fail']],
    ['website.homeUrl', { 'website.homeUrl': 'www.other.example' }, ['FMT-HOME-URL fail']],
    ['website.homeUrl', { 'website.domains': ['other.example'] }, ['FMT-HOME-URL fail']],
    ['website.name', { 'website.name': 'ab' }, ['WEB-01 fail', 'WEB-01 fail']],
    ['website.serviceContents', { 'website.serviceContents': ['1', '64'] }, ['FMT-CODE pass']],
    ['website.serviceContents', { 'website.serviceContents': ['0', '65', 'x'] }, ['FMT-CODE fail']],
    ['website.serviceContents', { 'website.serviceContents': ['1', '1'] }, ['FMT-REPEATED fail']],
    [
      'website.serviceContents',
      { 'website.serviceContents': Array.from({ length: 65 }, (_, n) => String((n % 64) + 1)) },
      ['FMT-COUNT fail', 'FMT-REPEATED fail'],
    ],
    ['website.languages', { 'website.languages': ['01'] }, ['FMT-CODE fail']],
    ['website.remark', { 'website.remark': '备'.repeat(1024) }, ['FMT-LENGTH pass']],
    ['website.remark', { 'website.remark': '备'.repeat(1025) }, ['FMT-LENGTH fail']],
  ])('%s %j: %j', (field, values, expected) => {
    expect(said(field, values)).toEqual(expected);
  });
  test('a site name is judged by who files', () => {
    const values = { 'website.name': '星河样例工作室' };
    expect(said('website.name', values)).toEqual(['WEB-01 pass']);
    expect(said('website.name', values, { nature: 5 })).toEqual(['WEB-01 fail']);
  });

  test('a law: a finding holds no value and no part of one that has five characters', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 5, maxLength: 40 });
    const wild = fc.record(
      Object.fromEntries(
        fieldIds.map((id) => [id, fieldRow(id).shape === 'list' ? fc.array(value, { maxLength: 3 }) : value]),
      ) as Record<FieldId, fc.Arbitrary<string | string[]>>,
      { requiredKeys: [] },
    );
    const table = new Set<string>();
    const texts = (values: FieldValues) =>
      checkFields('CHANGE_WEBSITE', values, context).map(({ message, suggestion }) =>
        JSON.stringify([message, suggestion]),
      );
    fc.assert(
      fc.property(wild, (values) => {
        const sentences = texts(values);
        for (const sentence of sentences) table.add(sentence);
        return Object.values(values).every((one) =>
          [one ?? []].flat().every((part) => sentences.every((sentence) => !sentence.includes(part))),
        );
      }),
      { numRuns: 300 },
    );
    // Sentences come from tables: however wild the values, there are few of them.
    expect(table.size).toBeLessThan(60);
  });
});
