import { describe, expect, test } from 'vitest';
import { calendar2026 } from './calendar-2026.fixture.ts';
import { defaultWorkingHours } from './hours.ts';
import { workdayAt } from './workday.ts';

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
