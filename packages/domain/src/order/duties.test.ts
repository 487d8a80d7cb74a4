import { expect, test } from 'vitest';
import { duties, dutyRow } from './duties.ts';
import { orderLifeCycle } from './life-cycle.ts';
import type { Duty } from './names.ts';

test('every duty is owed in a state, and its timers raise live events from there', () => {
  for (const duty of Object.keys(duties) as Duty[]) {
    const owing = Object.entries(orderLifeCycle.states).filter(([, row]) => row.duty === duty);
    expect(owing.length, duty).toBeGreaterThan(0);
    for (const { raises, share } of dutyRow(duty).timers) {
      const row = orderLifeCycle.events[raises];
      expect(share).toBeGreaterThan(0);
      expect(row.later, raises).toBeUndefined();
      expect(row.by, raises).toContain('clock');
      // It stays, so that the timers run on; the end of patience alone moves the order.
      expect(row.to, raises).toBe(raises === 'lapse' ? 'LAPSED' : undefined);
      expect(owing.map(([state]) => state).filter((state) => !(row.from as readonly string[]).includes(state))).toEqual(
        [],
      );
    }
  }
});

test('a working-day duty warns at 50 and 75 per cent and is overdue at 100', () => {
  for (const duty of ['initialReview', 'photoReview', 'handOver', 'returnTriage', 'bureauReview'] as const) {
    expect(dutyRow(duty).timers).toEqual([
      { share: 0.5, raises: 'warn' },
      { share: 0.75, raises: 'warn' },
      { share: 1, raises: 'breach' },
    ]);
  }
});

test('a state without a mover is terminal and owes nothing', () => {
  for (const row of Object.values(orderLifeCycle.states)) {
    expect(row.move === null).toBe(row.terminal === true);
    if (row.terminal) expect(row.duty).toBeNull();
  }
});
