import { expect, test } from 'vitest';
import { breachTimers, urgencyOf } from './breach-timers.ts';

test('each warning and the breach has a colour, also one between those of today', () => {
  expect(breachTimers.map(({ share }) => urgencyOf(share * 100))).toEqual(['WARNED', 'URGENT', 'OVERDUE']);
  expect([0, 80, 110].map(urgencyOf)).toEqual(['CALM', 'URGENT', 'OVERDUE']);
});
