import { expect, test } from 'vitest';
import { capabilitiesLeft, isReady, type ReadinessFault, readinessFaults } from './faults.ts';

const lost = (program: 'api' | 'worker', ...faults: ReadinessFault[]) =>
  capabilitiesLeft(program, faults)
    .filter(({ works }) => !works)
    .map(({ capability }) => capability);

test('a full or silent file store takes uploads and files to bureaus away, and no process is unready', () => {
  for (const fault of ['FILES_FULL', 'FILES_UNWRITABLE', 'FILES_UNREACHABLE'] as const) {
    expect([lost('api', fault), lost('worker', fault)]).toEqual([['upload'], ['bureaus']]);
    expect([isReady('api', [fault]), isReady('worker', [fault])]).toEqual([true, true]);
  }
});

test('with the store of another installation no process is ready; with keys that are not used each goes on', () => {
  expect([isReady('api', ['FILES_FOREIGN']), isReady('worker', ['FILES_FOREIGN'])]).toEqual([false, false]);
  expect([lost('api', 'KEYS_FOREIGN'), lost('worker', 'KEYS_FOREIGN')]).toEqual([[], []]);
});

test('without the queue a worker runs no job, while bureaus and the API go on', () => {
  expect([lost('worker', 'QUEUE_AWAY'), lost('api', 'QUEUE_AWAY')]).toEqual([['jobs'], []]);
  expect([isReady('worker', ['QUEUE_AWAY']), isReady('api', ['QUEUE_AWAY'])]).toEqual([false, true]);
});

test('without the database no process can do anything', () => {
  expect([lost('api', 'DATABASE_SILENT'), lost('worker', 'DATABASE_SILENT')]).toEqual([
    ['read', 'write', 'upload'],
    ['jobs', 'bureaus'],
  ]);
});

test('each fault has a sentence in both languages', () => {
  for (const { sentence } of Object.values(readinessFaults)) {
    expect(sentence.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(sentence.en).toMatch(/^[A-Z]/);
  }
});
