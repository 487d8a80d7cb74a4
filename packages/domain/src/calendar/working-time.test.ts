import { describe, expect, test } from 'vitest';
import { calendar2026 } from './calendar-2026.fixture.ts';
import { defaultWorkingHours as hours, workingDayMs } from './hours.ts';
import { SHANGHAI_OFFSET_MS } from './shanghai.ts';
import { addSpan, type Span } from './spans.ts';
import { addWorking, workingBetween } from './working-time.ts';

const HOUR = 3_600_000;
/** A Shanghai clock time, `2026-11-23 15:00` or with seconds. */
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+08:00`);
const say = (instant: number): string =>
  new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '');

const oneDay: Span = { kind: 'workingTime', days: 1 };
const add = (start: string, span: Span, share?: number) => addSpan(calendar2026, hours, at(start), span, share);

describe('workingTime(1 day)', () => {
  test.each([
    ['Monday 15:00: three hours today, six tomorrow', '2026-11-23 15:00', '2026-11-24 15:00'],
    ['Friday 20:00: the count starts on Monday and fills it', '2026-11-27 20:00', '2026-11-30 18:00'],
    [
      'at opening: reached exactly at closing, due 18:00 and not the next 09:00',
      '2026-11-23 09:00',
      '2026-11-23 18:00',
    ],
    ['a second before opening changes nothing', '2026-11-23 08:59:59', '2026-11-23 18:00'],
    ['a second after opening is owed tomorrow: seconds count', '2026-11-23 09:00:01', '2026-11-24 09:00:01'],
    ['at closing is after hours', '2026-11-23 18:00', '2026-11-24 18:00'],
    ['a second before closing still has that second', '2026-11-23 17:59:59', '2026-11-24 17:59:59'],
    ['midnight belongs to the day that begins', '2026-11-23 00:00', '2026-11-23 18:00'],
    ['a second before midnight on Sunday', '2026-11-22 23:59:59', '2026-11-23 18:00'],
    ['lunch is not taken out', '2026-11-23 12:30', '2026-11-24 12:30'],
    ['Friday afternoon crosses a plain weekend', '2026-11-27 15:00', '2026-11-30 15:00'],
    ['Friday at closing waits for Monday', '2026-11-27 18:00', '2026-11-30 18:00'],
    ['Saturday noon does not count', '2026-11-28 12:00', '2026-11-30 18:00'],
    ['Wednesday before National Day: 1–7 October are off', '2026-09-30 15:00', '2026-10-08 15:00'],
    ['in the middle of National Day', '2026-10-03 10:00', '2026-10-08 18:00'],
    ['Friday before the make-up Saturday 10 October', '2026-10-09 15:00', '2026-10-10 15:00'],
    ['after hours on that Friday: Saturday is worked', '2026-10-09 18:00', '2026-10-10 18:00'],
    ['on the make-up Saturday: its Sunday is free', '2026-10-10 15:00', '2026-10-12 15:00'],
    ['Friday before the make-up Sunday 20 September: Saturday is skipped', '2026-09-18 17:00', '2026-09-20 17:00'],
    ['Saturday before the make-up Sunday', '2026-09-19 12:00', '2026-09-20 18:00'],
    ['make-up Sunday, then Monday as usual', '2026-09-20 16:00', '2026-09-21 16:00'],
    ['Mid-Autumn: Friday 25 September is off', '2026-09-24 15:00', '2026-09-28 15:00'],
    ['Friday before Spring Festival: Saturday 14 February is worked', '2026-02-13 15:00', '2026-02-14 15:00'],
    ['that Saturday: nine days off follow', '2026-02-14 15:00', '2026-02-24 15:00'],
    ['in the middle of Spring Festival', '2026-02-18 10:00', '2026-02-24 18:00'],
    ['the make-up Saturday after Spring Festival', '2026-02-27 20:00', '2026-02-28 18:00'],
    ['New Year: 1–3 January off, Sunday 4 January worked', '2025-12-31 15:00', '2026-01-04 15:00'],
    ['Qingming: Monday 6 April off', '2026-04-03 16:30', '2026-04-07 16:30'],
    ['Labour Day: 1–5 May off', '2026-04-30 15:00', '2026-05-06 15:00'],
    ['the make-up Saturday of Labour Day', '2026-05-08 20:00', '2026-05-09 18:00'],
    ['Dragon Boat: Friday 19 June off', '2026-06-18 10:00', '2026-06-22 10:00'],
    ['the last loaded day, filled exactly', '2026-12-31 09:00', '2026-12-31 18:00'],
    ['into the last loaded day', '2026-12-30 15:00', '2026-12-31 15:00'],
  ])('%s', (_, start, due) => {
    const result = add(start, oneDay);
    expect(say(result.due)).toBe(due);
    expect(result.provisional).toBe(false);
  });

  test.each([
    [
      'a minute more than the last loaded day holds: 1 January is taken as a Friday',
      '2026-12-31 09:01',
      '2027-01-01 09:01',
    ],
    ['after hours on the last loaded day', '2026-12-31 18:00', '2027-01-01 18:00'],
    ['a start beyond the loaded days: weekends are still free', '2027-01-02 12:00', '2027-01-04 18:00'],
  ])('provisional: %s', (_, start, due) => {
    const result = add(start, oneDay);
    expect(say(result.due)).toBe(due);
    expect(result.provisional).toBe(true);
  });
});

describe('other amounts and shares of working time', () => {
  test.each([
    ['50 % of Monday 15:00 + 1 day: 3 h today, 1 h 30 tomorrow', '2026-11-23 15:00', 1, 0.5, '2026-11-24 10:30'],
    ['75 % of the same: 3 h today, 3 h 45 tomorrow', '2026-11-23 15:00', 1, 0.75, '2026-11-24 12:45'],
    ['50 % of Friday 20:00 + 1 day', '2026-11-27 20:00', 1, 0.5, '2026-11-30 13:30'],
    ['75 % of Friday 20:00 + 1 day', '2026-11-27 20:00', 1, 0.75, '2026-11-30 15:45'],
    ['50 % that ends exactly at closing', '2026-11-23 13:30', 1, 0.5, '2026-11-23 18:00'],
    ['2 days across a weekend', '2026-11-27 15:00', 2, 1, '2026-12-01 15:00'],
    ['half a day', '2026-11-23 09:00', 0.5, 1, '2026-11-23 13:30'],
    ['3 days across National Day and its make-up Saturday', '2026-09-30 15:00', 3, 1, '2026-10-10 15:00'],
  ])('%s', (_, start, days, share, due) => {
    expect(say(add(start, { kind: 'workingTime', days }, share).due)).toBe(due);
  });

  test('the warning can be certain while the breach is provisional', () => {
    expect(add('2026-12-31 12:00', oneDay, 0.5)).toMatchObject({ due: at('2026-12-31 16:30'), provisional: false });
    expect(add('2026-12-31 12:00', oneDay).provisional).toBe(true);
  });
});

describe('wholeWorkingDays', () => {
  test.each([
    ['20 from a Monday: 24:00 of the fourth Monday after', '2026-11-02 10:00', 20, 1, '2026-12-01 00:00', false],
    ['the hour does not matter: first instant of the day', '2026-11-02 00:00', 20, 1, '2026-12-01 00:00', false],
    ['the hour does not matter: last second of the day', '2026-11-02 23:59:59', 20, 1, '2026-12-01 00:00', false],
    ['from a Saturday: Monday is the first', '2026-10-31 10:00', 20, 1, '2026-11-28 00:00', false],
    ['across National Day: 8, 9 and the make-up 10 October', '2026-09-30 10:00', 3, 1, '2026-10-11 00:00', false],
    ['a worked Saturday as starting day does not count either', '2026-10-10 10:00', 1, 1, '2026-10-13 00:00', false],
    ['the make-up Sunday counts', '2026-09-19 10:00', 1, 1, '2026-09-21 00:00', false],
    ['across Spring Festival: 14, 24, 25 February', '2026-02-13 10:00', 3, 1, '2026-02-26 00:00', false],
    [
      'ends with the last loaded day: stored as the next day, not provisional',
      '2026-12-03 10:00',
      20,
      1,
      '2027-01-01 00:00',
      false,
    ],
    ['one day later it needs 1 January', '2026-12-04 10:00', 20, 1, '2027-01-02 00:00', true],
    ['past the year: Monday to Friday', '2026-12-10 10:00', 20, 1, '2027-01-08 00:00', true],
    ['50 % of 20 is the 10th day', '2026-11-02 10:00', 20, 0.5, '2026-11-17 00:00', false],
    ['75 % of 20 is the 15th day', '2026-11-02 10:00', 20, 0.75, '2026-11-24 00:00', false],
    ['50 % of 3 is rounded up to 2 days', '2026-11-02 10:00', 3, 0.5, '2026-11-05 00:00', false],
    ['75 % of 3 is rounded up to 3 days', '2026-11-02 10:00', 3, 0.75, '2026-11-06 00:00', false],
    ['55 % of 20 is 11, whatever binary fractions say', '2026-11-02 10:00', 20, 0.55, '2026-11-18 00:00', false],
  ])('%s', (_, start, days, share, due, provisional) => {
    const result = add(start, { kind: 'wholeWorkingDays', days }, share);
    expect([say(result.due), result.provisional]).toEqual([due, provisional]);
  });
});

describe('elapsed', () => {
  test.each([
    ['48 h do not ask whether anybody works', '2026-09-30 10:00', 1, '2026-10-02 10:00'],
    ['and are never provisional', '2026-12-31 12:00', 1, '2027-01-02 12:00'],
    ['half of them', '2026-11-23 15:00', 0.5, '2026-11-24 15:00'],
  ])('%s', (_, start, share, due) => {
    const result = add(start, { kind: 'elapsed', ms: 48 * HOUR }, share);
    expect([say(result.due), result.provisional]).toEqual([due, false]);
    expect(result.segments.some((segment) => segment.provisional)).toBe(false);
  });
});

describe('segments explain the due time', () => {
  test('Wednesday before National Day: a row per day, days off cite their notice', () => {
    const { segments } = add('2026-09-30 15:00', oneDay);
    expect(
      segments.map(({ day, from, to, working, countedMs, noticeId }) => [
        day,
        say(from),
        say(to),
        working,
        countedMs / HOUR,
        noticeId,
      ]),
    ).toEqual([
      ['2026-09-30', '2026-09-30 15:00', '2026-10-01 00:00', true, 3, undefined],
      ['2026-10-01', '2026-10-01 00:00', '2026-10-02 00:00', false, 0, '2026'],
      ['2026-10-02', '2026-10-02 00:00', '2026-10-03 00:00', false, 0, '2026'],
      ['2026-10-03', '2026-10-03 00:00', '2026-10-04 00:00', false, 0, '2026'],
      ['2026-10-04', '2026-10-04 00:00', '2026-10-05 00:00', false, 0, '2026'],
      ['2026-10-05', '2026-10-05 00:00', '2026-10-06 00:00', false, 0, '2026'],
      ['2026-10-06', '2026-10-06 00:00', '2026-10-07 00:00', false, 0, '2026'],
      ['2026-10-07', '2026-10-07 00:00', '2026-10-08 00:00', false, 0, '2026'],
      ['2026-10-08', '2026-10-08 00:00', '2026-10-08 15:00', true, 6, undefined],
    ]);
  });
  test('whole working days: the starting day is listed and counts nothing', () => {
    const { segments } = add('2026-11-23 15:00', { kind: 'wholeWorkingDays', days: 1 });
    expect(segments).toMatchObject([
      { day: '2026-11-23', working: true, countedMs: 0 },
      { day: '2026-11-24', working: true, countedMs: 24 * HOUR },
    ]);
  });
  test('the provisional day is marked', () => {
    const { segments } = add('2026-12-31 15:00', oneDay);
    expect(segments.map((segment) => segment.provisional)).toEqual([false, true]);
  });
});

describe('workingBetween', () => {
  test.each([
    ['within a day', '2026-11-23 10:00', '2026-11-23 12:00', 2],
    ['over a night', '2026-11-23 17:00', '2026-11-24 10:00', 2],
    ['over a weekend', '2026-11-27 17:00', '2026-11-30 10:00', 2],
    ['a weekend alone', '2026-11-27 18:00', '2026-11-30 09:00', 0],
    ['a make-up Saturday is a day like any other', '2026-10-10 00:00', '2026-10-11 00:00', 9],
    ['all of National Day', '2026-10-01 00:00', '2026-10-08 00:00', 0],
    ['backwards is negative: that late', '2026-11-24 10:00', '2026-11-23 17:00', -2],
  ])('%s', (_, from, to, expected) => {
    expect(workingBetween(calendar2026, hours, at(from), at(to)) / HOUR).toBeCloseTo(expected, 9);
  });
});

describe('refused arguments', () => {
  const start = at('2026-11-23 15:00');
  test.each<[string, () => unknown]>([
    ['no days', () => addSpan(calendar2026, hours, start, { kind: 'workingTime', days: 0 })],
    ['half a whole day', () => addSpan(calendar2026, hours, start, { kind: 'wholeWorkingDays', days: 1.5 })],
    ['endless time', () => addSpan(calendar2026, hours, start, { kind: 'elapsed', ms: Number.POSITIVE_INFINITY })],
    ['no share', () => addSpan(calendar2026, hours, start, oneDay, 0)],
    ['a start that is no instant', () => addSpan(calendar2026, hours, Number.NaN, oneDay)],
    ['negative working time', () => addWorking(calendar2026, hours, start, -1)],
    ['closing before opening', () => workingDayMs({ open: '18:00', close: '09:00' })],
    ['clock times that are none', () => workingBetween(calendar2026, { open: 'nine', close: 'six' }, start, start)],
  ])('%s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});
