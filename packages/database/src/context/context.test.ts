import { describe, expect, test } from 'vitest';
import { settleAll } from '../transaction/transactions.ts';

const fault = (code: string) => Object.assign(new Error(code), { code });

describe('statements that go out together', () => {
  test('the fault that began it is thrown, not what it did to its neighbours, whatever their sequence', async () => {
    const [aborted, unprepared, cause] = [fault('25P02'), fault('26000'), fault('23514')];
    const works = [aborted, unprepared, cause, aborted].map((one) => Promise.reject(one));
    await expect(settleAll(works)).rejects.toBe(cause);
  });

  test('wrapped by Drizzle, it is seen through', async () => {
    const [aborted, cause] = [new Error('Failed query', { cause: fault('25P02') }), fault('23514')];
    await expect(settleAll([Promise.reject(aborted), Promise.reject(cause)])).rejects.toBe(cause);
  });

  test('all come to their end before the fault is thrown', async () => {
    let ended = false;
    const slow = new Promise((resolve) => setImmediate(resolve)).then(() => {
      ended = true;
    });
    await expect(settleAll([Promise.reject(fault('23514')), slow])).rejects.toMatchObject({ code: '23514' });
    expect(ended).toBe(true);
  });

  test('a fault that only tells of another is thrown when no other is known', async () => {
    const aborted = fault('25P02');
    await expect(settleAll([Promise.resolve(1), Promise.reject(aborted)])).rejects.toBe(aborted);
  });
});
