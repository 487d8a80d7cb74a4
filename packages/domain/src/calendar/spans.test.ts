import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SHANGHAI_OFFSET_MS } from './shanghai.ts';
import { addCases, betweenCases } from './spans.cases.ts';
import { changedCases } from './spans.changed-cases.ts';
import { calendars, schedules } from './spans.fixture.ts';
import { addSpan, spanBetween } from './spans.ts';

/** A Shanghai clock time, `2026-11-23 15:00` or with seconds. */
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}${local.length === 16 ? ':00' : ''}+08:00`);
const say = (instant: number): string =>
  new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '');

/** New York and Shanghai have different days in the morning, and the test zones include summer time. */
const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland'];

describe.each(zones)('in a process of %s', (zone) => {
  beforeAll(() => {
    vi.stubEnv('TZ', zone);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test.each([...addCases, ...changedCases])(
    'add, $start: $why',
    ({ calendar = 'y2026', hours = 'nine', start, span, share, still, ...asked }) => {
      const stills = still === undefined ? [] : [{ from: at(still[0]), until: at(still[1]) }];
      const { due, provisional } = addSpan(calendars[calendar], schedules[hours], at(start), span, share, stills);
      expect([say(due), provisional]).toEqual([asked.due, asked.provisional ?? false]);
    },
  );

  test.each(betweenCases)('between, $from: $why', ({ hours = 'nine', kind, from, to, amount }) => {
    expect(spanBetween(calendars.y2026, schedules[hours], kind, [at(from), at(to)])).toBeCloseTo(amount, 9);
  });
});

test('the table has the expected length', () => {
  expect(addCases.length + changedCases.length + betweenCases.length).toBeGreaterThanOrEqual(60);
});
