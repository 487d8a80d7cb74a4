import { expect, test } from 'vitest';
import { bilingual, fillTemplate } from './bilingual-text.ts';

test('fill: known places in both languages, an unknown one stays to be seen', () => {
  expect(fillTemplate(bilingual('{n} 项 {x}', '{n} items {x}'), { n: 2 })).toEqual({
    zh: '2 项 {x}',
    en: '2 items {x}',
  });
});

test('fill: a value is not read as a template', () => {
  expect(fillTemplate(bilingual('{a}', '{a}{b}'), { a: '{b}', b: 'B' })).toEqual({ zh: '{b}', en: '{b}B' });
});
