import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VerdictAnswer } from '../../order/perform.ts';
import {
  discardAllVerdicts,
  enqueueGroup,
  enqueueVerdict,
  HOLD_MS,
  sendGroup,
  setSender,
  takeBackGroup,
} from './verdict-queue.ts';

const id = 'order_1';
let sent: string[];
const pass = (key: string) => ({ item: { key, hash: key, label: key }, verdict: 'pass' as const, reasons: [] });

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  setSender(id, {
    number: 'BD1',
    send: async ({ item, grouped }) => {
      sent.push(grouped === true ? `${item.key} grouped` : item.key);
      return { ok: true, order: {} as VerdictAnswer };
    },
  });
});
afterEach(() => {
  discardAllVerdicts();
  vi.useRealTimers();
});

test('verdicts given together are sent one by one when they can no longer be taken back', async () => {
  enqueueGroup(id, [pass('a'), pass('b')]);
  await vi.advanceTimersByTimeAsync(HOLD_MS - 1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(['a grouped', 'b grouped']);
  expect(takeBackGroup(id)).toEqual([]);
});

test('verdicts given together are taken back as a whole, and none of them is sent', async () => {
  enqueueGroup(id, [pass('a'), pass('b')]);
  expect(takeBackGroup(id)).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(2 * HOLD_MS);
  expect(sent).toEqual([]);
});

test('the next verdict, the next group and a decision send them at once, in the order of input', async () => {
  enqueueGroup(id, [pass('a'), pass('b')]);
  enqueueVerdict(id, pass('c'));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a grouped', 'b grouped', 'c']);
  enqueueGroup(id, [pass('d')]);
  enqueueGroup(id, [pass('e')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.slice(3)).toEqual(['d grouped']);
  sendGroup(id);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.slice(4)).toEqual(['e grouped']);
});
