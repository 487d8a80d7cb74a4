import { describe, expect, test } from 'vitest';
import { calendar2026, days2026 } from './calendar-2026.fixture.ts';
import { calendarOf, gazetteDays, gazetteFile, isWorkingDay } from './gazette.ts';
import { isDay, shanghaiDay, startOfShanghaiDay } from './shanghai.ts';

describe('isWorkingDay', () => {
  test.each([
    ['2026-11-23', true, 'a Monday that no notice names'],
    ['2026-11-27', true, 'a Friday that no notice names'],
    ['2026-11-28', false, 'a Saturday that no notice names'],
    ['2026-11-29', false, 'a Sunday that no notice names'],
    ['2026-10-05', false, 'a Monday of National Day'],
    ['2026-10-10', true, 'the Saturday that makes up for National Day'],
    ['2026-09-20', true, 'the Sunday that makes up for National Day, before it'],
    ['2026-02-21', false, 'a Saturday of Spring Festival is named, and free anyway'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(calendar2026, day)).toMatchObject({ working, provisional: false });
  });

  test('a named day cites its notice, other days cite none', () => {
    expect(isWorkingDay(calendar2026, '2026-10-05').noticeId).toBe('2026');
    expect(isWorkingDay(calendar2026, '2026-11-23')).not.toHaveProperty('noticeId');
  });

  test.each([
    ['2026-12-31', true, false, 'the last loaded day is certain'],
    ['2027-01-01', true, true, 'a Friday beyond is taken as worked, though it will be New Year'],
    ['2027-01-02', false, true, 'a Saturday beyond is taken as free'],
  ])('%s: working %s, provisional %s: %s', (day, working, provisional) => {
    expect(isWorkingDay(calendar2026, day)).toEqual({ working, provisional });
  });

  test('a row after the loaded days is ignored', () => {
    const early = calendarOf([{ day: '2027-01-01', working: false, noticeId: '2027' }], '2026-12-31');
    expect(isWorkingDay(early, '2027-01-01')).toEqual({ working: true, provisional: true });
  });
});

describe('calendarOf', () => {
  test('contains every day of the notice', () => {
    expect(calendar2026.days.size).toBe(39);
  });
  test('refuses duplicate days and days that do not exist', () => {
    expect(() => calendarOf([...days2026, ...days2026.slice(0, 1)], '2026-12-31')).toThrow(/2026-01-01 twice/);
    expect(() => calendarOf([{ day: '2026-02-29', working: true, noticeId: 'x' }], '2026-12-31')).toThrow(RangeError);
    expect(() => calendarOf([], '2026-13-01')).toThrow(RangeError);
  });
});

describe('days and instants of Shanghai', () => {
  test.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22', 'a millisecond before midnight in Shanghai'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23', 'midnight in Shanghai is 16:00 UTC of the day before'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', 'the year turns eight hours before UTC'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31', 'instants before 1970 are negative'],
  ])('%s lies on %s: %s', (instant, day) => {
    expect(shanghaiDay(Date.parse(instant))).toBe(day);
  });
  test('a day starts at midnight in Shanghai', () => {
    expect(new Date(startOfShanghaiDay('2026-11-23')).toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });
  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-01-01 ', '0000-01-01'])(
    '%j is not a day',
    (day) => {
      expect(isDay(day)).toBe(false);
      expect(() => startOfShanghaiDay(day)).toThrow(RangeError);
    },
  );
  test('a value that is not an instant is refused instead of looping forever', () => {
    expect(() => shanghaiDay(Number.NaN)).toThrow(RangeError);
  });
});

describe('gazetteFile', () => {
  const notice = {
    id: '2026',
    title: '国务院办公厅关于2026年部分节假日安排的通知',
    number: '国办发明电〔2025〕7号',
    date: '2025-11-04',
    published: '2025-11-04',
    url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  };
  const day = {
    date: '2026-01-01',
    weekday: 'Thu',
    kind: 'off',
    holiday: '元旦',
    notice: '2026',
    changesWeekday: true,
  };
  const file = {
    about: 'Days off and make-up working days',
    timeZone: 'Asia/Shanghai',
    loadedFrom: '2026-01-01',
    loadedUntil: '2026-12-31',
    notices: [notice],
    days: [day, { ...day, date: '2026-01-04', kind: 'work' }],
  };

  test('is converted to calendar rows', () => {
    expect(gazetteDays(gazetteFile.parse(file))).toEqual([
      { day: '2026-01-01', working: false, noticeId: '2026', holiday: '元旦' },
      { day: '2026-01-04', working: true, noticeId: '2026', holiday: '元旦' },
    ]);
  });
  test.each([
    ['a day twice', { ...file, days: [day, day] }],
    ['an unknown notice', { ...file, days: [{ ...day, notice: '2031' }] }],
    ['a day outside the loaded days', { ...file, days: [{ ...day, date: '2027-01-01' }] }],
    ['a day that does not exist', { ...file, days: [{ ...day, date: '2026-02-30' }] }],
    ['an unknown kind', { ...file, days: [{ ...day, kind: 'half' }] }],
    ['another time zone', { ...file, timeZone: 'Asia/Tokyo' }],
    ['no last day', { ...file, loadedUntil: undefined }],
  ])('refuses %s', (_, broken) => {
    expect(gazetteFile.safeParse(broken).success).toBe(false);
  });
});
