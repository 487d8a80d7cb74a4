import { expect, test } from 'vitest';
import { bilingual, fillTemplate } from './bilingual-text.ts';

test('fillTemplate fills known placeholders in both languages and keeps unknown ones', () => {
  expect(fillTemplate(bilingual('{n} 项 {x}', '{n} items {x}'), { n: 2 })).toEqual({
    zh: '2 项 {x}',
    en: '2 items {x}',
  });
});

test('a filled-in value is not treated as a template', () => {
  expect(fillTemplate(bilingual('{a}', '{a}{b}'), { a: '{b}', b: 'B' })).toEqual({ zh: '{b}', en: '{b}B' });
});
