import { existsSync } from 'node:fs';
import { jobNames } from '@beian/domain';
import { expect, test } from 'vitest';
import { handlers } from './index.ts';

test('every job that is declared has one implementation, in a file of its name', () => {
  expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
  const files = jobNames.map((name) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
  expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
});
