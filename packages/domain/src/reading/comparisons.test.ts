import { expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { comparePaper, outcomeLabelOf, paperResultOf } from './comparisons.ts';
import type { ReadingField } from './fields.ts';

const unit: FieldValues = {
  'subject.nature': '4',
  'subject.certificateType': '1',
  'subject.name': '云溪恒信软件有限公司',
  'subject.principal.name': '赵恒信',
  'subject.principal.legalRepresentative': 'no',
  'website.domains': ['a.example.cn', 'b.example.cn'],
};
const now = Date.parse('2026-11-30T00:00:00Z');
const compare = (
  material: MaterialKind,
  read: ReadingField,
  value: string | null,
  values = unit,
  confidence = 0.99,
) => {
  const seen =
    value === null ? [] : [{ field: read, value, confidence, source: 'TEXT', place: [], looks: [] } as const];
  const all = comparePaper(
    material,
    { turned: 0, paper: null, unreadable: false, values: seen },
    { values, stamp: '7F3A-91C2-04', now },
  );
  return all.find((one) => one.read === read)?.outcome;
};

test.each<[material: MaterialKind, read: ReadingField, value: string | null, outcome: string]>([
  ['SUBJECT_CERT', 'licence.validUntil', '2026-11-29', 'DIFFERS'],
  // It ends before the limits of desk and bureau are over.
  ['SUBJECT_CERT', 'licence.validUntil', '2026年12月30日', 'DIFFERS'],
  ['SUBJECT_CERT', 'licence.validUntil', '2027年1月31日', 'AGREES'],
  ['SUBJECT_CERT', 'licence.validUntil', '长期', 'AGREES'],
  ['SUBJECT_CERT', 'licence.validUntil', '二〇三〇年', 'UNREADABLE'],
  ['SUBJECT_CERT', 'licence.validUntil', null, 'NOT_FOUND'],
  // The holder may be the subject or its principal.
  ['DOMAIN_CERT', 'domainCertificate.holder', '云溪恒信软件有限公司', 'AGREES'],
  ['DOMAIN_CERT', 'domainCertificate.holder', '赵恒信', 'AGREES'],
  ['DOMAIN_CERT', 'domainCertificate.holder', '钱某某', 'DIFFERS'],
  // A certificate is of one domain of several.
  ['DOMAIN_CERT', 'domainCertificate.domain', 'a.example.cn', 'NOT_FOUND'],
  ['DOMAIN_CERT', 'domainCertificate.domain', 'c.example.cn', 'DIFFERS'],
  ['VERIFICATION_FORM', 'form.mark', '7F3A-91C2-04', 'AGREES'],
  ['VERIFICATION_FORM', 'form.mark', '7F3A-91C2-05', 'DIFFERS'],
  ['VERIFICATION_FORM', 'form.signed', 'NO', 'NOT_FOUND'],
  ['VERIFICATION_FORM', 'form.sealed', 'YES', 'LOOK'],
  ['COMMITMENT', 'letter.title', '上海市互联网信息服务备案承诺书', 'AGREES'],
  ['AUTHORISATION', 'letter.title', '承诺书', 'DIFFERS'],
])('%s, %s: %s is %s', (material, read, value, outcome) => {
  expect(compare(material, read, value)).toBe(outcome);
});

test('an end of the term that a licence may lack is not said to be missing', () => {
  expect(outcomeLabelOf('licence.validUntil', 'NOT_FOUND').zh).toBe('未见期限（新版执照不印）');
  expect(outcomeLabelOf('idCard.validUntil', 'NOT_FOUND').zh).toBe('未找到');
  expect(outcomeLabelOf('licence.validUntil', 'DIFFERS').zh).toBe('不一致');
});

test('what is read with doubt is no evidence either way', () => {
  expect(compare('SUBJECT_CERT', 'licence.validUntil', '2020-01-01', unit, 0.5)).toBe('UNREADABLE');
  expect(compare('COMMITMENT', 'letter.title', '授权书', unit, 0.5)).toBe('UNREADABLE');
  // Faint ink may be a seal.
  expect(compare('VERIFICATION_FORM', 'form.sealed', 'NO', unit, 0.5)).toBe('LOOK');
});

test('what the order does not ask for is not compared', () => {
  const person: FieldValues = { ...unit, 'subject.nature': '5', 'subject.certificateType': '2' };
  expect(compare('VERIFICATION_FORM', 'form.sealed', 'NO', person)).toBeUndefined();
  expect(compare('SUBJECT_CERT', 'licence.name', '云溪恒信软件有限公司', person)).toBeUndefined();
  expect(compare('SUBJECT_CERT', 'idCard.name', '云溪恒信软件有限公司', person)).toBe('AGREES');
  // Only the legal representative stands on a licence.
  expect(compare('SUBJECT_CERT', 'licence.legalRepresentative', '赵恒信')).toBeUndefined();
  // A field that is left empty.
  expect(compare('SUBJECT_CERT', 'licence.address', '临江市和平路9号')).toBeUndefined();
  expect(
    compare('SUBJECT_CERT', 'licence.name', '云溪恒信软件有限公司', { ...unit, 'subject.certificateType': '4' }),
  ).toBeUndefined();
});

test('a reading that was stored before characters could be doubtful has none, and names no paper', () => {
  const stored = { field: 'licence.name', value: '云溪', confidence: 0.9, source: 'TEXT', place: [] } as const;
  expect(paperResultOf({ turned: 0, unreadable: false, values: [stored] })).toEqual({
    turned: 0,
    unreadable: false,
    paper: null,
    values: [{ ...stored, looks: [] }],
  });
});
