import { expect, test } from 'vitest';
import { bilingual, fillTemplate, storedTextIn } from './bilingual-text.ts';

test('fillTemplate fills known placeholders in both languages and keeps unknown ones', () => {
  expect(fillTemplate(bilingual('{n} 项 {x}', '{n} items {x}'), { n: 2 })).toEqual({
    zh: '2 项 {x}',
    en: '2 items {x}',
  });
});

test('a filled-in value is not treated as a template', () => {
  expect(fillTemplate(bilingual('{a}', '{a}{b}'), { a: '{b}', b: 'B' })).toEqual({ zh: '{b}', en: '{b}B' });
});

test('a stored text without the language of the reader is shown in English, otherwise in Chinese', () => {
  expect(storedTextIn(bilingual('上报', 'Report'), 'zh')).toBe('上报');
  expect(storedTextIn({ en: 'Report' }, 'zh')).toBe('Report');
  expect(storedTextIn({ zh: '上报' }, 'en')).toBe('上报');
});
