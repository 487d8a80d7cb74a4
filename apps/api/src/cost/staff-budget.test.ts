import { expect, test } from 'vitest';
import { createStaffBudget, staffPoints } from './staff-budget.ts';

test('what the console sends is free or far below; a loop of wide queries is refused until points are there again', () => {
  let now = 0;
  const budget = createStaffBudget(() => now);
  for (let nth = 0; nth < 10_000; nth += 1) expect(budget.spend('a', staffPoints.free).allowed).toBe(true);
  // Twenty aliases of a hundred orders.
  let allowed = 0;
  while (budget.spend('a', 1020).allowed) allowed += 1;
  expect(allowed).toBe(Math.floor(staffPoints.bucket / 1020));
  const { retryAfter } = budget.spend('a', 1020);
  expect(budget.spend('b', 1020).allowed).toBe(true);
  expect(budget.spend('a', staffPoints.free).allowed).toBe(true);
  now += retryAfter * 1000 - 1000;
  expect(budget.spend('a', 1020).allowed).toBe(false);
  now += 1000;
  expect(budget.spend('a', 1020).allowed).toBe(true);
  expect(budget.spend('a', staffPoints.bucket + 1).retryAfter).toBe(Number.POSITIVE_INFINITY);
});
