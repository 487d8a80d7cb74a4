import { describe, expect, test } from 'vitest';
import { calendar2026, days2026 } from './calendar-2026.fixture.ts';
import { calendarOf } from './gazette.ts';
import { type HolidayNotice, readNotice } from './notice-file.ts';
import { dayChanges, firstChangedDay, loadingOf, type NoticeCheckInputs } from './notice-loading.ts';
import { noticeFaults } from './notice-rules.ts';

// Fictitious: there is no notice for 2027 yet. 1 January is a Friday.
const heads = {
  id: '2027',
  title: '样例：2027年部分节假日安排的通知',
  number: '样例发明电〔2026〕1号',
  published: '2026-11-20',
  url: 'https://notice.example/2027',
  loadedUntil: '2027-12-31',
};
const dates = ['2027-01-01', '2027-01-02', '2027-01-03', ...Array.from({ length: 8 }, (_, at) => `2027-10-0${at + 1}`)];
const rows = [
  ...dates.map((date) => ({ date, kind: 'off', holiday: date < '2027-02' ? '元旦' : '国庆节' })),
  { date: '2027-10-09', kind: 'work', holiday: '国庆节' },
];
const json = (change: object = {}) => JSON.stringify({ ...heads, days: rows, ...change });
const csv = (lines: readonly string[] = rows.map((row) => Object.values(row).join(','))) =>
  [...Object.entries(heads).map(([name, value]) => `# ${name}: ${value}`), 'date,kind,holiday', ...lines].join('\r\n');

const notice = (source: string): HolidayNotice => {
  const read = readNotice(source);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.notice;
};
const loaded2026 = {
  id: '2026',
  number: '国办发明电〔2025〕7号',
  title: '国务院办公厅关于2026年部分节假日安排的通知',
  published: '2025-11-04',
};
const faultsOf = (one: HolidayNotice, inputs: NoticeCheckInputs) => noticeFaults(loadingOf(one, inputs), inputs);
const fields = (source: string) => {
  const read = readNotice(source);
  return read.ok ? [] : read.faults.map(({ field }) => field);
};

describe('reading a notice', () => {
  test('JSON and CSV give the same notice, with or without a byte order mark', () => {
    const plain = (one: HolidayNotice) => ({ ...one, days: one.days.map(({ at: _, ...day }) => day) });
    expect(plain(notice(csv()))).toEqual(plain(notice(json())));
    expect(plain(notice(`\uFEFF${csv()}`))).toEqual(plain(notice(json())));
    expect(notice(csv()).days[0]).toEqual({ day: '2027-01-01', working: false, holiday: '元旦', at: 'line 8' });
  });

  test.each([
    ['nothing', '', ['text']],
    ['no JSON, by its line', '{\n"id": 1,\n}', ['line 3']],
    ['a day that does not exist', json({ days: [{ ...rows[0], date: '2027-02-30' }] }), ['days[0] date']],
    ['another kind', json({ days: [{ ...rows[0], kind: 'half' }] }), ['days[0] kind']],
    ['no holiday', json({ days: [{ ...rows[0], holiday: ' ' }] }), ['days[0] holiday']],
    ['a day twice', json({ days: [rows[0], rows[0]] }), ['days[1] date']],
    ['no days', json({ days: [] }), ['days']],
    ['no number, no address', json({ number: '2026', url: 'gov.cn' }), ['number', 'url']],
    ['a line with two values', csv(['2027-01-01,off']), ['line 8']],
    ['a line with a wrong day', csv(['2027-13-01,off,元旦']), ['line 8 date']],
    ['words that are neither', '# id: 2027\n元旦放假三天', ['line 2']],
    ['what was read in a wrong encoding', csv().replace('元旦', '\uFFFD\uFFFD'), ['text']],
    ['a wrong head in a CSV, by its line', csv().replace('2026-11-20', 'soon'), ['line 4 published']],
  ])('refuses %s', (_, source, expected) => {
    expect(fields(source)).toEqual(expected);
  });
});

describe('checks of a notice against the calendar', () => {
  const ground = {
    calendar: calendar2026,
    notices: [loaded2026],
    superseded: [],
    today: '2026-11-25',
  };
  const codes = (change: object, over: Partial<typeof ground> = {}) =>
    faultsOf(notice(json(change)), { ...ground, ...over }).map(({ code, field }) => `${code} ${field}`);

  test('a valid notice has no faults', () => {
    expect(codes({})).toEqual([]);
  });
  test.each([
    ['loaded already', { id: '2026' }, ['NOTICE_IS_LOADED number']],
    ['from the future', { published: '2026-11-26' }, ['NOTICE_FROM_THE_FUTURE published']],
    ['half a year', { loadedUntil: '2027-10-31' }, ['WHOLE_YEARS loadedUntil']],
    ['a year with two days off', { days: rows.slice(0, 2) }, ['YEAR_INCOMPLETE days']],
    ['two years at once', { loadedUntil: '2028-12-31' }, ['YEAR_BY_YEAR loadedUntil', 'YEAR_INCOMPLETE days']],
    [
      'a make-up day on a Tuesday',
      { days: [...rows, { date: '2027-11-02', kind: 'work', holiday: '国庆节' }] },
      ['WORKED_ANYWAY days[12] kind'],
    ],
    [
      'a day of long ago',
      { days: [...rows, { date: '2026-10-01', kind: 'off', holiday: '国庆节' }] },
      ['DAY_OUT_OF_REACH days[12] date'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
  test('a correction of a loaded year may make a free weekday a working day again', () => {
    const change = {
      loadedUntil: '2026-12-31',
      published: '2026-09-28',
      days: [{ date: '2026-10-07', kind: 'work', holiday: '国庆节' }],
    };
    expect(codes(change)).toEqual([]);
    expect(codes(change, { calendar: calendarOf(days2026.slice(0, 5), '2026-12-31') })).toEqual([
      'WORKED_ANYWAY days[0] kind',
    ]);
  });
});

describe('changes by a notice', () => {
  test('its days replace earlier ones, others stay, and days before the first change count the same', () => {
    const inputs = { calendar: calendar2026, notices: [loaded2026], superseded: [], today: '2026-11-25' };
    const { after } = loadingOf(notice(json()), inputs);
    expect(after.loadedUntil).toBe('2027-12-31');
    expect(after.days.get('2026-10-01')?.noticeId).toBe('2026');
    expect(after.days.get('2027-10-09')).toMatchObject({ working: true, noticeId: '2027' });
    expect(firstChangedDay(calendar2026, after)).toBe('2027-01-01');
    const eve = notice(json({ days: [...rows, { date: '2026-12-31', kind: 'off', holiday: '元旦' }] }));
    const december = loadingOf(eve, inputs).after;
    expect(firstChangedDay(calendar2026, december)).toBe('2026-12-31');
    expect(dayChanges(calendar2026, december)[0]).toEqual({
      day: '2026-12-31',
      was: { working: true, provisional: false },
      becomes: { working: false, provisional: false, holiday: '元旦', noticeId: '2027' },
    });
  });
});
