import { existsSync } from 'node:fs';
import { jobNames, jobs } from '@beian/domain/jobs';
import { expect, test } from 'vitest';
import { handlers } from './index.ts';

test('every declared job has one implementation in a file of its name', () => {
  expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
  const files = jobNames.map((name) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
  expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
});

test('what draws or reads pictures for nobody who waits has a queue of its own, so a push waits only for its report', () => {
  expect(jobNames.filter((name) => jobs[name].queue === jobs.checkContent.queue)).toEqual([
    'checkContent',
    'keepVerificationForm',
  ]);
});
