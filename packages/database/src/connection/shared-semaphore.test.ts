import { expect, test } from 'vitest';
import { createSharedSemaphore } from './shared-semaphore.ts';

const refusal = () => new Error('BUSY');
const settled = async (one: Promise<unknown>) =>
  Promise.race([one.then(() => 'taken'), new Promise((resolve) => setImmediate(resolve, 'waits'))]);

test('so many at once, of one holder fewer; who waits goes in as it came, and a place given back twice is one', async () => {
  const take = createSharedSemaphore({ places: 3, each: 2, waitMs: 60_000, queue: 2, refusal });
  const [first] = [await take('a'), await take('a')];
  const third = take('a');
  const other = await take('b');
  const fourth = take('c');
  expect([await settled(third), await settled(fourth)]).toEqual(['waits', 'waits']);
  await expect(take('d')).rejects.toThrow('BUSY');
  // There is a place, but a may have no third one.
  other();
  other();
  expect([await settled(third), await settled(fourth)]).toEqual(['waits', 'taken']);
  first?.();
  expect(await settled(third)).toBe('taken');
});

test('who has waited too long is told to come again', async () => {
  const take = createSharedSemaphore({ places: 1, each: 1, waitMs: 1, queue: 5, refusal });
  const back = await take('a');
  await expect(take('b')).rejects.toThrow('BUSY');
  back();
  expect(await settled(take('b'))).toBe('taken');
});

test('who waits in numbers keeps nobody else from waiting', async () => {
  const take = createSharedSemaphore({ places: 1, each: 1, waitMs: 60_000, queue: 10, queueOfEach: 1, refusal });
  const back = await take('a');
  const waits = take('a');
  await expect(take('a')).rejects.toThrow('BUSY');
  const other = take('b');
  back();
  (await waits)();
  expect(await settled(other)).toBe('taken');
});
