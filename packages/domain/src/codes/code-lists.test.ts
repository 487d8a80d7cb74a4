import { describe, expect, test } from 'vitest';
import { materialKinds, materialRow } from '../filing/materials.ts';
import { codeSources } from './code-list.ts';
import {
  codeListNames,
  codeListOf,
  codesOf,
  codeTable,
  findCertificateType,
  findCode,
  isPersonalPaper,
  labelOfCode,
} from './code-lists.ts';

describe.each(codeListNames)('%s', (list) => {
  const { range, refusedAs, label } = codeTable(list);

  test('every row has a label in both languages and a source; a row without a name is marked', () => {
    expect(label.zh && label.en).toBeTruthy();
    expect(refusedAs).toBeGreaterThanOrEqual(1008);
    for (const code of codesOf(list)) {
      const row = findCode(list, code);
      expect(row?.label.zh && row.label.en, code).toBeTruthy();
      expect(codeSources).toHaveProperty(row?.source ?? '');
      expect(row?.source === 'NONE', code).toBe(row?.label.zh === code);
    }
  });

  test('codes are numbers within the range, ascending', () => {
    const numbers = codesOf(list).map(Number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    for (const code of numbers) expect(code >= range[0] && code <= range[1]).toBe(true);
  });
});

test('the lists have the same length as their sources', () => {
  const lengths = Object.fromEntries(codeListNames.map((list) => [list, codesOf(list).length]));
  expect(lengths).toEqual({
    NATURE: 20,
    CERTIFICATE_TYPE: 44,
    ID_TYPE: 8,
    PROVINCE: 31,
    SERVICE_CONTENT: 30,
    LANGUAGE: 17,
    ACCESS_MODE: 5,
    SERVER_LOCATION: 31,
    PRE_APPROVAL: 64,
    CANCELLATION_REASON: 5,
    ATTACHMENT_PURPOSE: 5,
    ATTACHMENT_FORMAT: 2,
  });
});

test('a code is found by text or number; the label of an unknown code is its number', () => {
  expect(findCode('NATURE', '4')).toBe(findCode('NATURE', 4));
  expect(labelOfCode('NATURE', '4')).toEqual({ zh: '企业', en: 'Enterprise' });
  expect(labelOfCode('SERVICE_CONTENT', '26')).toEqual({ zh: '26', en: '26' });
  for (const strange of ['0', '', 'toString', '__proto__', '4 ']) expect(findCode('NATURE', strange)).toBeUndefined();
});

test('natures 7–16 have two meanings, or only the less certain one; the bureaus’ meaning is first', () => {
  const doubted = codesOf('NATURE').filter((code) => findCode('NATURE', code)?.otherReading !== undefined);
  expect(doubted).toEqual(['9', '10', '11', '12', '13', '14', '15', '16']);
  for (const code of doubted) expect(findCode('NATURE', code)?.source).toBe('FORM-LATER');
});

test.each([
  [1, ['5', '23']],
  [2, ['9', '13']],
  [3, ['3', '4', '15']],
  [4, ['1', '12', '27']],
  [5, ['2', '7', '8', '11', '14', '30', '41', '42']],
  [6, ['6', '10']],
  // Both meanings of 9: private non-enterprise unit, and law firm.
  [9, ['16', '17', '20', '21']],
  [99, []],
])('certificates of nature %i', (nature, types) => {
  const offered = codesOf('CERTIFICATE_TYPE').filter((code) => findCertificateType(code)?.natures.includes(nature));
  expect(offered).toEqual(types);
});

test('ID types are the certificate types of persons', () => {
  expect(codesOf('ID_TYPE')).toEqual(codesOf('CERTIFICATE_TYPE').filter(isPersonalPaper));
  expect(findCertificateType('2')?.personal).toBe(true);
  expect(findCertificateType('1')?.personal).toBe(false);
});

test('every material that is sent has a purpose of the list', () => {
  for (const kind of materialKinds) {
    const { purpose } = materialRow(kind);
    if (purpose !== null) expect(findCode('ATTACHMENT_PURPOSE', purpose), kind).toBeDefined();
  }
});

test('a field has its code list', () => {
  expect(codeListOf('website.serviceContents')).toBe('SERVICE_CONTENT');
  expect(codeListOf('subject.principal.idType')).toBe('ID_TYPE');
  expect(codeListOf('website.name')).toBeUndefined();
  expect(codeListOf('constructor')).toBeUndefined();
});
