import { describe, expect, test } from 'vitest';
import { codeListOf, codesOf } from '../codes/code-lists.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { fieldIds, fieldRow } from './fields.ts';
import { labelOfValue } from './value-label.ts';
import { valueText } from './value-text.ts';

describe('labelOfValue', () => {
  test.each([
    ['subject.city', '320100', '南京市', '南京市'],
    ['subject.city', '110100', '市辖区', '市辖区'],
    ['subject.county', '110101', '东城区', '东城区'],
    ['subject.province', '110000', '北京市', 'Beijing'],
    ['subject.principal.legalRepresentative', 'yes', '是', 'Yes'],
    ['website.principal.legalRepresentative', 'no', '否', 'No'],
    ['subject.nature', '4', '企业', 'Enterprise'],
    ['website.principal.idValidUntil', '长期', '长期', 'No end'],
    ['website.preApprovals', '2:样例1号', '样例1号（出版）', '样例1号 (Publishing)'],
    ['website.preApprovals', '60:样例1号', '样例1号（类型 60）', '样例1号 (type 60)'],
    ['website.noPreApproval', 'yes', '是', 'Yes'],
  ] as const)('%s: %s is read as %s', (field, value, zh, en) => {
    expect(labelOfValue(field, value)).toEqual({ zh, en });
  });

  test('the name of a region comes from the bureau’s table where it has one', () => {
    const published = { REGION: { 110101: { name: '东城', valid: true }, 110199: { name: '新样例区', valid: true } } };
    expect(labelOfValue('subject.county', '110101', published)?.zh).toBe('东城');
    expect(labelOfValue('subject.county', '110199', published)?.zh).toBe('新样例区');
    expect(labelOfValue('subject.county', '110199')).toBeUndefined();
  });

  test('what a person wrote is read as it is written', () => {
    expect(labelOfValue('website.name', 'yes')).toBeUndefined();
    expect(labelOfValue('subject.mailingAddress', '110101')).toBeUndefined();
    expect(labelOfValue('website.principal.idValidUntil', '2030-01-31')).toBeUndefined();
  });
});

describe('every field that takes a code, a region or a choice', () => {
  const coded = fieldIds.filter((id) => ['code', 'region', 'yesNo'].includes(fieldRow(id).format));

  test.each(coded)('%s is read in words in both languages', (id) => {
    const list = codeListOf(id);
    const values = list === undefined ? [matterValues[id] ?? 'yes'].flat() : codesOf(list);
    const texts = values.flatMap((value) => {
      const label = labelOfValue(id, value);
      return label === undefined ? [] : [{ value, zh: valueText(id, value, label.zh), en: label.en }];
    });
    expect(texts.length).toBeGreaterThan(0);
    for (const { value, zh } of texts) {
      expect(zh).not.toBe(value);
      expect(zh).not.toMatch(/\d{6}/);
    }
  });

  test('no field’s code list is forgotten: what has the format of a code has a list', () => {
    expect(fieldIds.filter((id) => fieldRow(id).format === 'code' && codeListOf(id) === undefined)).toEqual([]);
  });
});
