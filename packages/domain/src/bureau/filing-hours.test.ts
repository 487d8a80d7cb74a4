import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedBetween, type FilingHours, isFilingTime, nextClosing, nextOpening } from './filing-hours.ts';

const day: FilingHours = { opensAt: '09:00', closesAt: '17:30' };
const night: FilingHours = { opensAt: '22:00', closesAt: '06:00' };
const untilMidnight: FilingHours = { opensAt: '08:00', closesAt: '00:00' };
const fromMidnight: FilingHours = { opensAt: '00:00', closesAt: '23:59' };

/** Shanghai time. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const said = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('whether a connection accepts files, and when next', () => {
  test.each<[FilingHours | null, string, boolean, string]>([
    [null, '2026-12-08 03:00', true, '2026-12-08 03:00'],
    [day, '2026-12-08 08:59', false, '2026-12-08 09:00'],
    [day, '2026-12-08 09:00', true, '2026-12-08 09:00'],
    [day, '2026-12-08 17:29', true, '2026-12-08 17:29'],
    [day, '2026-12-08 17:30', false, '2026-12-09 09:00'],
    [day, '2026-12-31 23:59', false, '2027-01-01 09:00'],
    [night, '2026-12-08 05:59', true, '2026-12-08 05:59'],
    [night, '2026-12-08 06:00', false, '2026-12-08 22:00'],
    [night, '2026-12-08 21:59', false, '2026-12-08 22:00'],
    [night, '2026-12-08 22:00', true, '2026-12-08 22:00'],
    [night, '2026-12-09 00:00', true, '2026-12-09 00:00'],
    [untilMidnight, '2026-12-08 23:59', true, '2026-12-08 23:59'],
    [untilMidnight, '2026-12-09 00:00', false, '2026-12-09 08:00'],
    [fromMidnight, '2026-12-08 23:59', false, '2026-12-09 00:00'],
  ])('%o at %s: %s, %s', (hours, time, open, next) => {
    expect(isFilingTime(hours, at(time))).toBe(open);
    expect(said(nextOpening(hours, at(time)))).toBe(next);
  });
});

describe('closed spans', () => {
  test.each<[string, FilingHours | null, string, string, string[]]>([
    ['never closed', null, '2026-12-08 00:00', '2026-12-12 00:00', []],
    ['within the hours', day, '2026-12-08 09:00', '2026-12-08 17:30', []],
    ['one night', day, '2026-12-08 12:00', '2026-12-09 12:00', ['2026-12-08 17:30–2026-12-09 09:00']],
    [
      'from the middle of one, to the middle of the next',
      day,
      '2026-12-08 20:00',
      '2026-12-09 18:00',
      ['2026-12-08 20:00–2026-12-09 09:00', '2026-12-09 17:30–2026-12-09 18:00'],
    ],
    [
      'a day, of hours that cross midnight',
      night,
      '2026-12-08 00:00',
      '2026-12-09 00:00',
      ['2026-12-08 06:00–2026-12-08 22:00'],
    ],
    [
      'three days of those',
      night,
      '2026-12-08 23:00',
      '2026-12-11 07:00',
      ['2026-12-09 06:00–2026-12-09 22:00', '2026-12-10 06:00–2026-12-10 22:00', '2026-12-11 06:00–2026-12-11 07:00'],
    ],
    [
      'closed at midnight',
      untilMidnight,
      '2026-12-08 10:00',
      '2026-12-09 10:00',
      ['2026-12-09 00:00–2026-12-09 08:00'],
    ],
    ['one minute a day', fromMidnight, '2026-12-08 10:00', '2026-12-09 10:00', ['2026-12-08 23:59–2026-12-09 00:00']],
    ['the end is the beginning', day, '2026-12-08 20:00', '2026-12-08 20:00', []],
  ])('%s', (_, hours, from, until, spans) => {
    const told = closedBetween(hours, at(from), at(until)).map((one) => `${said(one.from)}–${said(one.until)}`);
    expect(told).toEqual(spans);
  });

  const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
  const start = at('2026-01-01 00:00');
  const instant = fc.integer({ min: 0, max: 10 * 1440 }).map((minutes) => start + minutes * 60_000);

  test('every instant is either in exactly one closed span or within filing hours', () => {
    fc.assert(
      fc.property(time, time, instant, instant, instant, (opensAt, closesAt, a, b, c) => {
        fc.pre(opensAt !== closesAt);
        const hours = { opensAt, closesAt };
        const [from = 0, at = 0, until = 0] = [a, b, c].sort((x, y) => x - y);
        fc.pre(at < until);
        const spans = closedBetween(hours, from, until).filter((one) => one.from <= at && at < one.until);
        expect(spans).toHaveLength(isFilingTime(hours, at) ? 0 : 1);
        expect(isFilingTime(hours, nextOpening(hours, at))).toBe(true);
        expect(isFilingTime(hours, nextClosing(hours, at))).toBe(false);
      }),
    );
  });
});
