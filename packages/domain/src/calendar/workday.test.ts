import { describe, expect, test } from 'vitest';
import { calendar2026 } from './calendar-2026.fixture.ts';
import { defaultWorkingHours } from './hours.ts';
import { dayOpenings, workdayAt } from './workday.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const on = (shanghai: string) => {
  const { opensAt, closesAt, nextOpensAt, ...rest } = workdayAt(
    calendar2026,
    defaultWorkingHours,
    Date.parse(`${shanghai}+08:00`),
  );
  return { ...rest, opensAt: iso(opensAt), closesAt: iso(closesAt), nextOpensAt: iso(nextOpensAt) };
};

describe('a working day', () => {
  test('a Tuesday: 09:00 to 18:00 in Shanghai, then Wednesday', () => {
    expect(on('2026-11-24T10:00:00')).toEqual({
      day: '2026-11-24',
      working: true,
      provisional: false,
      opensAt: '2026-11-24T01:00:00.000Z',
      closesAt: '2026-11-24T10:00:00.000Z',
      nextOpensAt: '2026-11-25T01:00:00.000Z',
    });
  });

  test('after midnight the new day applies; Monday follows Friday; a holiday is not a working day', () => {
    expect(on('2026-11-27T00:00:01')).toMatchObject({ day: '2026-11-27', nextOpensAt: '2026-11-30T01:00:00.000Z' });
    expect(on('2026-10-01T12:00:00')).toMatchObject({ working: false, nextOpensAt: '2026-10-08T01:00:00.000Z' });
  });
});

test('every day of a range has its opening and closing, or none on a day off, by the hours of that day', () => {
  const hours = { ...defaultWorkingHours, later: [{ from: '2026-10-09', open: '10:00', close: '17:30' }] };
  const openings = dayOpenings(calendar2026, hours, '2026-10-07', '2026-10-11').map(({ day, opensAt, closesAt }) => [
    day,
    opensAt && iso(opensAt),
    closesAt && iso(closesAt),
  ]);
  expect(openings).toEqual([
    ['2026-10-07', null, null],
    ['2026-10-08', '2026-10-08T01:00:00.000Z', '2026-10-08T10:00:00.000Z'],
    ['2026-10-09', '2026-10-09T02:00:00.000Z', '2026-10-09T09:30:00.000Z'],
    // A make-up Saturday.
    ['2026-10-10', '2026-10-10T02:00:00.000Z', '2026-10-10T09:30:00.000Z'],
    ['2026-10-11', null, null],
  ]);
});
