import { expect, test } from 'vitest';
import { eventsThatPause, orderLifeCycle } from '../order/life-cycle.ts';
import { type Duty, stateRow } from '../order-names/states.ts';
import { foundingEdition } from '../province/editions.ts';
import { duties, dutyPolls, dutyRow, spanOf } from './duties.ts';

test('every duty has a state, and its timers raise events from there', () => {
  for (const duty of Object.keys(duties) as Duty[]) {
    const owing = Object.entries(orderLifeCycle.states).filter(([, row]) => row.duty === duty);
    expect(owing.length, duty).toBeGreaterThan(0);
    for (const { raises, share } of dutyRow(duty).timers) {
      const row = orderLifeCycle.events[raises];
      expect(share).toBeGreaterThan(0);
      expect(row.by, raises).toContain('clock');
      // The state stays, so that the timers continue; only the end of what an applicant may let pass changes it.
      expect(row.to !== undefined, raises).toBe(raises === 'lapse' || raises === 'expireHold');
      expect(owing.map(([state]) => state).filter((state) => !(row.from as readonly string[]).includes(state))).toEqual(
        [],
      );
    }
  }
});

test('polls raise events of the clock from the states of the duty', () => {
  for (const duty of Object.keys(duties) as Duty[]) {
    const owing = Object.entries(orderLifeCycle.states).filter(([, row]) => row.duty === duty);
    for (const { raises, afterMs } of dutyPolls(duty)) {
      const row = orderLifeCycle.events[raises];
      expect(row.by, raises).toEqual(['clock']);
      expect(owing.map(([state]) => state)).toEqual(row.from);
      // Only the end of the window changes the state.
      expect(row.to === undefined, raises).toBe(afterMs !== undefined);
    }
  }
});

test('the SMS window is 48 hours in the founding edition and 24 in the later ones; no other duty differs', () => {
  const hours = (edition: Parameters<typeof spanOf>[1]) => {
    const span = spanOf('sms', edition);
    return span?.kind === 'elapsed' ? span.ms / 3_600_000 : null;
  };
  expect(hours(foundingEdition)).toBe(48);
  expect((['2018-09', '2019-04', '2020-08'] as const).map(hours)).toEqual([24, 24, 24]);
  for (const duty of Object.keys(duties) as Duty[]) {
    if (duty !== 'sms') expect(spanOf(duty, '2020-08'), duty).toEqual(spanOf(duty, foundingEdition));
  }
  expect(dutyPolls('sms')).toEqual([{ afterMs: 300_000, raises: 'noteSmsOverdue' }, { raises: 'expireSms' }]);
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

test('a clock that an event may pause counts working time, from which a wait is left out', () => {
  const paused = eventsThatPause.flatMap((event) =>
    orderLifeCycle.events[event].from.map((state) => stateRow(state).duty),
  );
  expect(paused).toEqual(['initialReview', 'photoReview']);
  for (const duty of paused) expect(duty && spanOf(duty, foundingEdition)?.kind, `${duty}`).toBe('workingTime');
});

test('a state without a next actor is terminal and has no duty', () => {
  for (const row of Object.values(orderLifeCycle.states)) {
    expect(row.nextActor === null).toBe(row.terminal === true);
    if (row.terminal) expect(row.duty).toBeNull();
  }
});
