import { existsSync } from 'node:fs';
import { jobNames, jobs } from '@beian/domain';
import { expect, test } from 'vitest';
import { handlers } from './index.ts';

test('every job that is declared has one implementation, in a file of its name', () => {
  expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
  const files = jobNames.map((name) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
  expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
});

test('pictures are looked at in a queue of their own: a push waits for its report, and behind nothing else', () => {
  expect(jobNames.filter((name) => jobs[name].queue === jobs.checkContent.queue)).toEqual(['checkContent']);
});
