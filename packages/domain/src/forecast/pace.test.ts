import { describe, expect, test } from 'vitest';
import { calendarOf } from '../calendar/gazette.ts';
import { defaultWorkingHours } from '../calendar/hours.ts';
import type { ForecastPerson } from './inputs.ts';
import { teamPace } from './pace.ts';

const days = Array.from({ length: 14 }, (_, nth) => `2026-11-${String(nth + 5).padStart(2, '0')}`);
const person = (id: string, rates: readonly (number | null)[], absent: readonly string[] = []): ForecastPerson => ({
  id,
  skills: { provinces: [], kinds: [] },
  absences: absent.map((day) => ({ from: day, until: day })),
  rates,
});
const always = (rate: number | null) => days.map(() => rate);
const paceOf = (people: readonly ForecastPerson[], more: Partial<Parameters<typeof teamPace>[0]> = {}) =>
  teamPace({
    // A Tuesday, 10:00.
    now: Date.parse('2026-11-24T10:00:00+08:00'),
    calendar: calendarOf([], '2026-12-31'),
    hours: defaultWorkingHours,
    people,
    days,
    decisions: 312,
    defaultHandlingMs: { initialReview: 600_000, photoReview: 120_000, handOver: 60_000, returnTriage: 1_200_000 },
    ...more,
  });

describe('the pace of the team', () => {
  test('with enough days adds up to what was decided per working hour, also when somebody decides nothing', () => {
    const pace = paceOf([
      person('a', always(2)),
      person(
        'b',
        days.map((_, nth) => nth % 3),
      ),
      person('c', always(0)),
    ]);
    const mean = days.reduce((sum, _, nth) => sum + 2 + (nth % 3), 0) / days.length;
    expect(pace).toMatchObject({ perHour: Math.round(mean * 10) / 10, assumed: false, days: 14, decisions: 312 });
    expect(pace.basis.en).toBe('from 312 decisions of 14 working days');
  });

  test('leaves out who is absent on the next working day', () => {
    const people = [person('a', always(2)), person('b', always(2), ['2026-11-24'])];
    expect(paceOf(people).perHour).toBe(2);
    // After closing the next day counts.
    expect(paceOf(people, { now: Date.parse('2026-11-24T20:00:00+08:00') }).perHour).toBe(4);
  });

  test('with few days is assumed from what every order passes, and says so', () => {
    const few = { days: days.slice(0, 4), decisions: 9 };
    const people = [person('a', always(9)), person('b', always(9))];
    // Ten, two and one minute for three decisions: the twenty of a rare triage do not count.
    const pace = paceOf(people, few);
    expect(pace).toMatchObject({ perHour: Math.round((2 * 1800) / 13) / 10, assumed: true, days: 4, decisions: 9 });
    expect(pace.basis.en).toMatch(/^assumed: only 4 past working days, fewer than 5;/);
    expect(paceOf([]).perHour).toBe(0);
  });
});
