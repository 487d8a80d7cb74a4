import { expect, test } from 'vitest';
import type { MaterialKind } from '../filing/materials.ts';
import type { PaperKind, ReadingField } from './fields.ts';
import { applyProposals, type ProposalForm, proposeFromPaper } from './proposals.ts';

const propose = (
  material: MaterialKind,
  paper: PaperKind,
  read: Partial<Record<ReadingField, string>>,
  confidence = 0.99,
) =>
  Object.fromEntries(
    proposeFromPaper(material, paper, {
      turned: 0,
      paper,
      unreadable: false,
      values: Object.entries(read).map(([field, value]) => ({
        field: field as ReadingField,
        value,
        ...{ confidence, source: 'TEXT', place: [], looks: [] },
      })),
    } as Parameters<typeof proposeFromPaper>[2]).map(({ field, values }) => [field, values.join(' ')]),
  );

test('a licence gives what stands on it, its type, the nature of the unit, and where it was registered', () => {
  const licence = {
    'licence.name': '云溪恒信(南京)软件有限公司',
    'licence.creditCode': '91320104MA00000999',
    'licence.address': '南京市秦淮区样例路6号(2层)',
    'licence.legalRepresentative': '赵恒信',
    'licence.validUntil': '长期',
  };
  expect(propose('SUBJECT_CERT', 'LICENCE', licence)).toEqual({
    'subject.certificateType': '1',
    'subject.nature': '4',
    'subject.name': '云溪恒信（南京）软件有限公司',
    'subject.certificateNumber': '91320104MA00000999',
    'subject.certificateAddress': '南京市秦淮区样例路6号（2层）',
    'subject.city': '320100',
    'subject.county': '320104',
  });
});

test('a code of an area that is in no list says nothing about the area', () => {
  expect(propose('SUBJECT_CERT', 'LICENCE', { 'licence.creditCode': '91100000MA00000999' })).toEqual({
    'subject.certificateType': '1',
    'subject.nature': '4',
    'subject.certificateNumber': '91100000MA00000999',
  });
});

test('a certificate of a public institution gives the nature that it allows, and where it was registered', () => {
  const certificate = { 'institution.name': '云溪样例馆', 'institution.creditCode': '12320104MB00000999' };
  expect(propose('SUBJECT_CERT', 'INSTITUTION_CERTIFICATE', certificate)).toMatchObject({
    'subject.certificateType': '4',
    'subject.nature': '3',
    'subject.county': '320104',
  });
});

test('an ID card gives the person whose slot it is in', () => {
  const card = { 'idCard.name': '赵恒信', 'idCard.number': '110101199001010015', 'idCard.validUntil': '2036-01-31' };
  expect(propose('SUBJECT_CERT', 'ID_CARD', card)).toMatchObject({
    'subject.certificateType': '2',
    'subject.nature': '5',
    'subject.name': '赵恒信',
  });
  expect(propose('WEBSITE_PRINCIPAL_ID', 'ID_CARD', card)).toEqual({
    'website.principal.idType': '2',
    'website.principal.name': '赵恒信',
    'website.principal.idNumber': '110101199001010015',
    'website.principal.idValidUntil': '2036-01-31',
  });
});

test('what is read with doubt, a paper of which nothing was read, and one in the wrong slot give nothing', () => {
  expect(propose('SUBJECT_CERT', 'LICENCE', { 'licence.name': '云溪恒信软件有限公司' }, 0.5)).toEqual({});
  expect(propose('SUBJECT_CERT', 'LICENCE', {})).toEqual({});
  expect(propose('DOMAIN_CERT', 'LICENCE', { 'licence.name': '云溪恒信软件有限公司' })).toEqual({});
  expect(
    propose('DOMAIN_CERT', 'DOMAIN_CERTIFICATE', { 'domainCertificate.domain': 'a.example.cn、b.example.cn' }),
  ).toEqual({
    'website.domains': 'a.example.cn b.example.cn',
  });
});

const form: ProposalForm = {
  asked: ['subject.name', 'subject.certificateNumber', 'subject.city', 'subject.county', 'website.domains'],
  values: {},
  isMasked: () => false,
  province: '320000',
};
const proposals = [
  { field: 'subject.name', values: ['云溪恒信软件有限公司'] },
  { field: 'subject.city', values: ['320100'] },
  { field: 'website.domains', values: ['a.example.cn', 'b.example.cn'] },
];

test('empty fields that a form asks for are filled, a list with all its values', () => {
  expect(applyProposals([...proposals, { field: 'subject.nature', values: ['4'] }], form)).toEqual({
    filled: [
      ['subject.name', '云溪恒信软件有限公司'],
      ['subject.city', '320100'],
      ['website.domains', ['a.example.cn', 'b.example.cn']],
    ],
    differing: [],
  });
});

test('what differs from a typed value is asked about, but no area, nothing masked, and no list in another order', () => {
  const values = {
    'subject.name': '云溪样例有限公司',
    'subject.city': '320500',
    'website.domains': ['b.example.cn', 'a.example.cn'],
  };
  expect(applyProposals(proposals, { ...form, values })).toEqual({
    filled: [],
    differing: [['subject.name', '云溪恒信软件有限公司']],
  });
  expect(applyProposals(proposals, { ...form, values, isMasked: () => true }).differing).toEqual([]);
});

test('an area of another province than the order’s is left out', () => {
  expect(applyProposals(proposals, { ...form, asked: ['subject.city'], province: '440000' })).toEqual({
    filled: [],
    differing: [],
  });
});
