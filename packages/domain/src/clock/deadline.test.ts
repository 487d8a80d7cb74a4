import { expect, test } from 'vitest';
import { spelledDeadline, spelledLeft } from './deadline.ts';
import { elapsedLeft } from './time-left.ts';

const now = Date.parse('2026-11-30T02:00:00.000Z');
const spelled = (due: string, short = false) =>
  (['zh', 'en'] as const).map((language) => spelledDeadline(Date.parse(due), now, language, { short }));

test('a deadline has day, weekday and hour in Beijing time', () => {
  expect(spelled('2026-12-03T09:00:00.000Z')).toEqual([
    '12月3日（周四）17:00前',
    'by Thursday, 3 December, 17:00 (Beijing time)',
  ]);
  // 20:30 UTC is the next day in Shanghai.
  expect(spelled('2026-12-05T20:30:00.000Z')[0]).toBe('12月6日（周日）04:30前');
  expect(spelled('2026-12-03T09:00:00.000Z', true)[1]).toBe('by Thu 3 Dec, 17:00 Beijing time');
});

test('the year is said if it is another one, and midnight belongs to the day that it ends', () => {
  expect(spelled('2027-01-14T10:21:00.000Z')).toEqual([
    '2027年1月14日（周四）18:21前',
    'by Thursday, 14 January 2027, 18:21 (Beijing time)',
  ]);
  expect(spelled('2026-12-14T16:00:00.000Z')[0]).toBe('12月14日（周一）24:00前');
  expect(spelled('2026-12-31T16:00:00.000Z')[0]).toBe('12月31日（周四）24:00前');
});

test('what is left stands beside it', () => {
  expect(spelledLeft({ amount: 2, unit: 'WORKING_DAYS', overdue: false })).toEqual({
    zh: '还剩 2 个工作日',
    en: '2 working days left',
  });
  expect(spelledLeft({ amount: 0, unit: 'DAYS', overdue: false }).zh).toBe('还剩不足 1 天');
  expect(spelledLeft({ amount: 1, unit: 'DAYS', overdue: true })).toEqual({ zh: '已逾期 1 天', en: '1 day overdue' });
  const days = 86_400_000;
  expect(elapsedLeft('applicantMove', now + 45 * days, now)).toEqual({ amount: 45, unit: 'DAYS', overdue: false });
  expect(elapsedLeft('sms', now + days, now)).toEqual({ amount: 1440, unit: 'MINUTES', overdue: false });
});
