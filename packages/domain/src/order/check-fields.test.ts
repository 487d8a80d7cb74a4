import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, fieldsOfKind } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { checkFields, checkRestated } from './check-fields.ts';

/** The sample record in a province without rules for the tested values. */
const sample: FieldValues = {
  ...matterValues,
  'subject.province': '340000',
  'subject.city': '340100',
  'subject.county': '340102',
};
/** A proposal that changes the given values of the record. */
const propose = (values: FieldValues, more: Partial<Proposal> = {}): Proposal => ({
  kind: 'CHANGE_WEBSITE',
  province: '340000',
  edition: '2018-06',
  today: '2026-03-02',
  before: sample,
  after: { ...sample, ...values },
  ...more,
});
/** Findings of one field, `ruleId outcome`. */
const said = (id: FieldId, values: FieldValues, more: Partial<Proposal> = {}) =>
  checkFields(propose(values, { kind: id.startsWith('subject.') ? 'CHANGE_SUBJECT' : 'CHANGE_WEBSITE', ...more }))
    .filter((finding) => finding.field === id)
    .map((finding) => `${finding.ruleId} ${finding.outcome}`);

describe('checkFields', () => {
  test.each(['CHANGE_WEBSITE', 'CHANGE_SUBJECT'] as const)('a valid record, %s: one pass for each field', (kind) => {
    expect(checkFields(propose({}, { kind })).map(({ field, outcome }) => `${field} ${outcome}`)).toEqual(
      fieldsOfKind(kind).map((id) => `${id} pass`),
    );
  });
  test('a website’s report repeats the subject: a registered certificate that no change can carry is reported at once', () => {
    const registered = (type: string) => {
      const values = { ...sample, 'subject.certificateType': type };
      return checkRestated(propose({}, { before: values, after: values }));
    };
    expect(registered('1')).toEqual([]);
    expect(registered('27')).toMatchObject([
      { field: 'subject.certificateType', ruleId: 'FMT-CERT-TYPE, code 5001', outcome: 'fail' },
    ]);
    // The subject's form reports it at the field itself.
    const kind = 'CHANGE_SUBJECT';
    expect(checkRestated(propose({}, { kind, before: { ...sample, 'subject.certificateType': '27' } }))).toEqual([]);
  });
  test('a city that the filing lacked is that of its county', () => {
    const before: FieldValues = { ...sample, 'subject.city': undefined };
    const chosen = (city: string) =>
      checkFields(propose({}, { before, after: { ...before, 'subject.city': city } }))
        .filter(({ field, outcome }) => field === 'subject.city' && outcome === 'fail')
        .map(({ ruleId }) => ruleId);
    expect(chosen('340100')).toEqual([]);
    expect(chosen('340200')).toEqual(['FMT-REGION, code 1019']);
  });
  test('no value, no finding; a unit must give an office phone and its nature, a person need not', () => {
    const nothing = (more: FieldValues) => ({ before: more, after: more });
    const person = nothing({ 'subject.nature': '5' });
    const unit = nothing({ 'subject.certificateType': '1' });
    const ofItsKind = (kind: 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT', more: Partial<Proposal>) =>
      checkFields(propose({}, { kind, ...more })).filter(({ field }) => fieldsOfKind(kind).includes(field));
    expect(ofItsKind('CHANGE_WEBSITE', person)).toEqual([]);
    expect(ofItsKind('CHANGE_WEBSITE', unit)).toMatchObject([
      { field: 'website.principal.officePhone', ruleId: 'FMT-OFFICE-PHONE, code 1031', outcome: 'fail' },
    ]);
    expect(ofItsKind('CHANGE_SUBJECT', unit).filter(({ outcome }) => outcome !== 'pass')).toMatchObject([
      { field: 'subject.nature', outcome: 'fail' },
      { field: 'subject.principal.officePhone', outcome: 'fail' },
    ]);
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
    ['website.principal.idType', { 'website.principal.idType': '二' }, ['FMT-CODE, code 1008 fail']],
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
      ['FMT-PAPER-NUMBER pass'],
    ],
    [
      'website.principal.idNumber',
      { 'website.principal.idType': '7', 'website.principal.idNumber': 'E'.repeat(129) },
      ['FMT-PAPER-NUMBER fail', 'FMT-LENGTH fail'],
    ],
    ['website.domains', { 'website.domains': ['www.shop.example', 'www.site.example'] }, ['FMT-DOMAIN fail']],
    ['website.domains', { 'website.domains': ['shop.example', 'SHOP.example'] }, ['FMT-REPEATED fail']],
    ['website.homeUrl', { 'website.homeUrl': 'www.other.example' }, ['FMT-HOME-URL fail']],
    ['website.homeUrl', { 'website.domains': ['other.example'] }, ['FMT-HOME-URL fail']],
    ['website.name', { 'website.name': 'ab' }, ['WEB-01 fail', 'WEB-01 fail']],
    ['website.serviceContents', { 'website.serviceContents': ['1', '33'] }, ['FMT-CODE, code 1034 pass']],
    ['website.serviceContents', { 'website.serviceContents': ['0', '65', 'x'] }, ['FMT-CODE, code 1034 fail']],
    ['website.serviceContents', { 'website.serviceContents': ['1', '1'] }, ['FMT-REPEATED fail']],
    [
      'website.serviceContents',
      { 'website.serviceContents': Array.from({ length: 65 }, (_, n) => String((n % 64) + 1)) },
      ['FMT-CODE, code 1034 fail', 'FMT-COUNT fail', 'FMT-REPEATED fail'],
    ],
    ['website.languages', { 'website.languages': ['01'] }, ['FMT-CODE, code 1066 fail']],
    ['website.preApprovals', { 'website.preApprovals': ['70:x', '3'] }, ['WEB-04, code 1033 fail']],
    ['website.principal.idValidUntil', { 'website.principal.idValidUntil': '2026-06-02' }, ['PRN-02 fail']],
    ['website.principal.idValidUntil', { 'website.principal.idValidUntil': '2026-06-03' }, ['PRN-02 pass']],
    ['website.principal.idValidUntil', { 'website.principal.idValidUntil': '2026-02-30' }, ['PRN-02 fail']],
    ['website.principal.emergencyPhone', { 'website.principal.emergencyPhone': '13000000001' }, ['CON-04 fail']],
    ['website.principal.mobile', { 'website.principal.mobile': '13000000002' }, ['CON-04 fail']],
    ['website.principal.email', { 'website.principal.email': 'owner@shop.example' }, ['CON-04 fail']],
    ['website.principal.name', { 'website.principal.idNumber': '990000190001010024' }, ['CON-05 fail']],
    ['subject.name', { 'subject.name': '星河 样例 ' }, ['SUB-01 fail']],
    ['subject.name', { 'subject.name': 'Sample Ltd' }, ['SUB-01 warn']],
    ['subject.certificateNumber', { 'subject.certificateNumber': '91320000MA0000015X' }, ['SUB-02 fail']],
    ['subject.certificateNumber', { 'subject.certificateNumber': '320000000000001' }, ['SUB-02 fail']],
    ['subject.city', { 'subject.city': '320100' }, ['FMT-REGION, code 1019 fail']],
    ['subject.province', { 'subject.province': '330000' }, ['ORD-02, code 1046 fail']],
    ['subject.mailingAddress', { 'subject.mailingAddress': '江苏省南京市玄武区' }, ['SUB-06 fail']],
    [
      'subject.mailingAddress',
      { 'subject.mailingAddress': '江苏省南京市玄武区', 'subject.remark': '通讯地址已为最详细地址' },
      ['SUB-06 pass'],
    ],
    ['subject.principal.legalRepresentative', { 'subject.principal.legalRepresentative': '是' }, ['FMT-CODE fail']],
    ['website.remark', { 'website.remark': '备'.repeat(1024) }, ['FMT-GBK pass']],
    ['website.remark', { 'website.remark': '备'.repeat(1025) }, ['FMT-LENGTH fail']],
  ])('%s %j: %j', (field, values, expected) => {
    expect(said(field, values)).toEqual(expected);
  });
  test('a site name is checked by the kind of subject', () => {
    const values = { 'website.name': '星河样例工作室' };
    expect(said('website.name', values)).toEqual(['WEB-01 pass']);
    expect(said('website.name', { ...values, 'subject.nature': '5' })).toContain('WEB-01 fail');
  });

  test('an unchanged old number passes; a new one must be a credit code', () => {
    const before = { ...sample, 'subject.certificateNumber': '320000000000001' };
    expect(said('subject.certificateNumber', {}, { before, after: before })).toEqual(['SUB-02 pass']);
    expect(said('subject.certificateNumber', {}, { before })).toEqual(['SUB-02 pass']);
  });
  test('for a person subject and principals must be one person (ASVS 2.2.3)', () => {
    const person = { 'subject.nature': '5', 'subject.certificateType': '2', 'subject.name': '李样例' };
    const number = '990000190001010024';
    const values = { ...person, 'subject.certificateNumber': number };
    expect(said('subject.principal.name', values)).toEqual(['FMT-PERSON-NAME pass']);
    expect(said('subject.principal.idNumber', values)).toEqual(['FMT-RESIDENT-ID pass']);
    expect(said('website.principal.name', values)).toEqual(['PRN-04 fail']);
    expect(said('website.principal.idNumber', values)).toEqual(['PRN-04 fail']);
  });
  describe('a rule of a bureau tells the partner nothing of a value that it reads masked', () => {
    const told = (id: FieldId, values: FieldValues, more: Partial<Proposal>) =>
      checkFields(propose(values, { kind: 'CHANGE_SUBJECT', edition: '2018-06', today: '2018-06-20', ...more }))
        .filter((finding) => finding.field === id && finding.outcome === 'fail')
        .map(({ ruleId, deskOnly }) => `${ruleId.split(',')[0]} ${deskOnly === true ? 'desk' : 'all'}`);
    const name = { 'subject.principal.name': '赵样例' } as const;
    test('whether a new principal is the legal representative is asked of a partner that reads the number masked', () => {
      const { 'subject.principal.legalRepresentative': _, ...before } = sample;
      const masked = ['subject.principal.idNumber', 'website.principal.idNumber'] as const;
      const after = { ...before, ...name };
      expect(told('subject.principal.legalRepresentative', {}, { before, after, masked })).toEqual(['PRN-01 all']);
    });
    test('whether both principals are one person is for the desk alone where the other one is masked', () => {
      const same = { ...name, 'subject.principal.idNumber': sample['website.principal.idNumber'] ?? '' };
      const masked = ['website.principal.idNumber', 'website.principal.name'] as const;
      const inTianjin = { province: '120000' } as const;
      expect(told('subject.principal.idNumber', same, inTianjin)).toEqual(['PRN-04 all']);
      expect(told('subject.principal.idNumber', same, { ...inTianjin, masked })).toEqual(['PRN-04 desk']);
    });
  });
  test('a new principal requires the validity of the ID', () => {
    const { 'website.principal.idValidUntil': _, ...rest } = sample;
    const newcomer = { ...rest, 'website.principal.name': '赵样例' };
    expect(said('website.principal.idValidUntil', {}, { after: newcomer })).toEqual(['PRN-02 fail']);
    expect(said('website.principal.idValidUntil', {}, { before: rest, after: rest })).toEqual([]);
  });

  test('property: a finding contains no value and no part of one with five characters', () => {
    // A plain word proves nothing: fast-check may generate "apply", which also occurs in messages.
    const value = fc
      .string({ unit: 'grapheme', minLength: 5, maxLength: 40 })
      .filter((text) => !/^[a-z]+$/i.test(text));
    const wild = fc.record(
      Object.fromEntries(
        fieldIds.map((id) => [id, fieldRow(id).shape === 'list' ? fc.array(value, { maxLength: 3 }) : value]),
      ) as Record<FieldId, fc.Arbitrary<string | string[]>>,
      { requiredKeys: [] },
    );
    const table = new Set<string>();
    const texts = (values: FieldValues) =>
      [
        ...checkFields(propose({}, { after: values })),
        ...checkFields(propose({}, { kind: 'CHANGE_SUBJECT', after: values })),
      ].map(({ message, suggestion }) => JSON.stringify([message, suggestion]));
    fc.assert(
      fc.property(wild, (values) => {
        const sentences = texts(values);
        // Except for the positions of characters that GBK lacks.
        for (const sentence of sentences) table.add(sentence.replace(/\d+(, \d+)*( …)?/g, 'n'));
        return Object.values(values).every((one) =>
          [one ?? []].flat().every((part) => sentences.every((sentence) => !sentence.includes(part))),
        );
      }),
      { numRuns: 300 },
    );
    // Messages come from tables: whatever the values, there are few different ones.
    expect(table.size).toBeLessThan(120);
  });
});
