import { expect, test } from 'vitest';
import { CalendarDate, DateTime } from './date-time.ts';

test.each(['2026-11-24T01:30:00.000Z', '2026-11-24T09:30+08:00', '2024-02-29T23:59:59.123456-05:00'])(
  'an input of type DateTime may be %s',
  (text) => expect(DateTime.parseValue(text)).toBe(text),
);

test.each([
  ...['yesterday', '2026-11-24', '2026-11-24T01:30:00', '2026-02-30T00:00:00Z', '2026-11-24T24:00:00Z'],
  ...['2026-11-24T01:60:00Z', '2026-11-24T01:30:00+15:00', '0000-01-01T00:00:00Z', '2026-11-24 01:30:00Z', 5, null],
])('an input of type DateTime is not %s', (value) => {
  expect(() => DateTime.parseValue(value)).toThrow('DateTime must be ISO 8601 text with a zone');
});

test('an input of type Date is a day that exists', () => {
  expect(CalendarDate.parseValue('2024-02-29')).toBe('2024-02-29');
  for (const value of ['2026-02-29', '2026-1-1', '20261124', '2026-11-24T00:00:00Z', '', 20261124])
    expect(() => CalendarDate.parseValue(value)).toThrow('Date must be a day that exists');
});
