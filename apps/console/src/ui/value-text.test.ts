import { expect, test } from 'vitest';
import { shownValue } from './value-text.ts';

test('a code is shown as label and number, a region or a choice by its label; without a label it is shown unchanged', () => {
  const labels = [{ value: '4', label: '企业' }];
  expect(shownValue('subject.nature', '4', labels)).toBe('企业 (4)');
  expect(shownValue('subject.nature', '44', labels)).toBe('44');
  expect(shownValue('website.name', '蓝山茶叶', [])).toBe('蓝山茶叶');
  expect(shownValue('subject.city', '110100', [{ value: '110100', label: '北京市' }])).toBe('北京市');
  expect(shownValue('subject.province', '110000', [{ value: '110000', label: '北京市' }])).toBe('北京市');
});
