import { expect, test } from 'vitest';
import { kindFindingOf, kindFindingRow } from './kind-lookup.ts';

const number = '苏ICP备00000014号';
const certificate = { subjectNumber: number, websiteNumber: null };
const domain = { subjectNumber: number, websiteNumber: `${number}-1` };
const other = { subjectNumber: '苏ICP备00000015号', websiteNumber: null };

test.each([
  ['neither is filed', null, null, 'FIRST_FILING'],
  ['the subject is filed', null, certificate, 'NEW_WEBSITE'],
  ['both are filed, under one number', domain, certificate, 'NEW_ACCESS'],
  ['both, and the domain names its website alone', { ...domain, subjectNumber: null }, certificate, 'NEW_ACCESS'],
  ['the domain is filed under another subject', domain, other, null],
  ['the domain is filed and the certificate is not', domain, null, null],
  ['the papers cannot be asked about, the domain is filed', domain, undefined, 'NEW_ACCESS'],
  ['the papers cannot be asked about, the domain is not filed', null, undefined, null],
] as const)('%s', (_, filedDomain, filedCertificate, kind) => {
  expect(kindFindingRow(kindFindingOf(filedDomain, filedCertificate)).kind).toBe(kind);
});
