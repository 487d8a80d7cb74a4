import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr,en;q=0.4,zh-CN;q=0.8', 'zh'],
  ['fr', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['*', 'zh'],
] as const)('%s asks for %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
