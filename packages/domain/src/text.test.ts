import { expect, test } from 'vitest';
import { fill, text } from './text.ts';

test('fill: known places in both languages, an unknown one stays to be seen', () => {
  expect(fill(text('{n} 项 {x}', '{n} items {x}'), { n: 2 })).toEqual({ zh: '2 项 {x}', en: '2 items {x}' });
});

test('fill: a value is not read as a template', () => {
  expect(fill(text('{a}', '{a}{b}'), { a: '{b}', b: 'B' })).toEqual({ zh: '{b}', en: '{b}B' });
});
