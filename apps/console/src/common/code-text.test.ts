import { expect, test } from 'vitest';
import { codeText } from './code-text.ts';

test('a code is shown as label and number; without a label it is shown unchanged', () => {
  const labels = [{ value: '4', label: '企业' }];
  expect(codeText('4', labels)).toBe('企业 (4)');
  expect(codeText('44', labels)).toBe('44');
  expect(codeText('蓝山茶叶', [])).toBe('蓝山茶叶');
});
