import { describe, expect, test } from 'vitest';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { type JobName, jobs } from './jobs.ts';

const names = Object.keys(jobs) as JobName[];

describe('jobs', () => {
  test.each(names)('%s: the payload contains ids only, and something enqueues it', (name) => {
    const { payload, attempts, backoff } = jobs[name];
    const keys = Object.keys(payload.shape);
    expect(keys.every((key) => key.endsWith('Id'))).toBe(true);
    expect(payload.safeParse(Object.fromEntries(keys.map((key) => [key, 'id']))).success).toBe(true);
    for (const key of keys) {
      expect(
        payload.safeParse(Object.fromEntries(keys.filter((one) => one !== key).map((one) => [one, 'id']))).success,
      ).toBe(false);
    }
    expect(attempts).toBeGreaterThan(0);
    expect(backoff).toBeGreaterThan(0);
  });
  test('every job named by an event is declared', () => {
    const named = Object.values(orderLifeCycle.events).flatMap((row) => row.then ?? []);
    expect(named.filter((name) => !names.includes(name as JobName))).toEqual([]);
  });
});
