import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CalendarDay, calendarOf, gazetteDays, gazetteFile } from './gazette.ts';
import { type HolidayNotice, readNotice } from './notice-file.ts';
import { dayChanges, loadingOf, type NoticeCheckInputs } from './notice-loading.ts';
import { noticeFaults } from './notice-rules.ts';
import { text2026 } from './notice-texts.fixture.ts';
import { noticeWarnings } from './notice-warnings.ts';

const noticeOf = (source: string): HolidayNotice => {
  const read = readNotice(source);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.notice;
};
const notice = noticeOf(text2026);
const rows = notice.days.map(({ day, working, holiday }) => ({ day, working, holiday, noticeId: '2026' }));
const loaded: NoticeCheckInputs = {
  calendar: calendarOf(rows, '2026-12-31'),
  notices: [notice],
  superseded: [],
  today: '2026-03-01',
};
const empty: NoticeCheckInputs = { ...loaded, calendar: calendarOf([], '2025-12-31'), notices: [] };
/** The real notice, loaded first, with some of its text changed. */
const warningsOf = (...changes: readonly (readonly [string, string])[]) => {
  const source = changes.reduce((text, [was, becomes]) => text.replace(was, becomes), text2026);
  return noticeWarnings(loadingOf(noticeOf(source), empty)).map(({ code, field }) => `${code} ${field}`);
};

describe('warnings about a notice of a year', () => {
  test('the real notice has none', () => {
    expect(warningsOf()).toEqual([]);
  });
  test('the notices of 2018–2026 have none but 2020, which was extended by two days', () => {
    const file = gazetteFile.parse(
      JSON.parse(readFileSync(new URL('../../../database/data/calendar.json', import.meta.url), 'utf8')),
    );
    const all: readonly CalendarDay[] = gazetteDays(file);
    const found = file.notices.flatMap(({ id }) => {
      const days = all
        .filter(({ noticeId }) => noticeId === id)
        .map(({ day, working, holiday = '' }) => ({ day, working, holiday, at: '' }));
      // The days of the others are in force already, as they are when a notice changes a part of a year.
      const inputs = { ...empty, calendar: calendarOf(all, file.loadedUntil) };
      const warnings = noticeWarnings(loadingOf({ ...notice, id, days, loadedUntil: file.loadedUntil }, inputs));
      return warnings.map(({ code, field }) => `${id} ${code} ${field}`);
    });
    expect(found).toEqual(
      ['2020', '2020-extension'].flatMap((id) => [`${id} MAKE_UP_DAYS 2020-01-24`, `${id} LAW_TOTAL days`]),
    );
  });
  test.each([
    [
      'a missing holiday',
      ['三、清明节：4月4日（周六）至6日（周一）放假，共3天。', ''],
      ['HOLIDAY_MISSING days', 'LAW_TOTAL days'],
    ],
    [
      'a gap within a holiday',
      ['10月1日（周四）至7日（周三）放假调休，共7天', '10月1日（周四）至3日放假。10月5日至7日（周三）放假'],
      ['HOLIDAY_GAP 2026-10-04'],
    ],
    ['no make-up day', ['1月4日（周日）上班。', ''], ['MAKE_UP_DAYS 2026-01-01', 'LAW_TOTAL days']],
    [
      'fewer days than the law gives',
      ['5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。', '5月1日放假。'],
      ['HOLIDAY_SHORT 2026-05-01', 'LAW_TOTAL days'],
    ],
    [
      'unusually few make-up days',
      ['9月20日（周日）、10月10日（周六）上班。', ''],
      ['MAKE_UP_DAYS 2026-10-01', 'MAKE_UP_TOTAL days', 'LAW_TOTAL days'],
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(warningsOf(change)).toEqual(expected);
  });
  test('each says in both languages what is unusual, by which source, and what to do', () => {
    const source = text2026.replace('1月4日（周日）上班。', '');
    expect(noticeWarnings(loadingOf(noticeOf(source), empty)).at(-1)).toEqual({
      code: 'LAW_TOTAL',
      field: 'days',
      message: {
        zh: '2026 年放假的工作日减去调休上班日为 14 天，法定 13 天（《全国年节及纪念日放假办法》：2013 年版 11 天，2025-01-01 起 13 天）',
        en: expect.stringContaining('In 2026 the working days off less the make-up days are 14, by law 13'),
      },
      suggestion: expect.objectContaining({ en: 'Compare it with the notice; if that says so, apply it' }),
      ruleId: 'L-time',
    });
  });
  test('too many days off in all are unusual', () => {
    expect(warningsOf(['共9天。2月14日', '共9天。2月24日放假。2月14日'])).toContain('DAYS_OFF_TOTAL days');
  });
});

describe('a correction under the number of a loaded notice', () => {
  const corrected = noticeOf(text2026.replace('5月9日（周六）上班', '5月10日（周日）上班'));

  test('replaces what the notice said: days that it no longer names count as usual', () => {
    const loading = loadingOf(corrected, loaded);
    expect(noticeFaults(loading, loaded)).toEqual([]);
    expect(loading).toMatchObject({ corrects: { id: '2026' }, notice: { id: '2026-2' }, restored: [], held: [] });
    expect(dayChanges(loaded.calendar, loading.after)).toEqual([
      {
        day: '2026-05-09',
        was: { working: true, provisional: false, noticeId: '2026', holiday: '劳动节' },
        becomes: { working: false, provisional: false },
      },
      {
        day: '2026-05-10',
        was: { working: false, provisional: false },
        becomes: { working: true, provisional: false, noticeId: '2026-2', holiday: '劳动节' },
      },
    ]);
  });

  const codes = (one: HolidayNotice, inputs = loaded) =>
    noticeFaults(loadingOf(one, inputs), inputs).map(({ code, field, suggestion }) => [code, field, suggestion.en]);
  test('with the same days is refused, and so is another notice with the number or id', () => {
    expect(codes(notice)).toEqual([['NOTICE_IS_LOADED', 'number', expect.stringContaining('nothing to correct')]]);
    const advice = expect.stringContaining('give the same title and date');
    expect(codes({ ...corrected, title: '另一通知' })).toEqual([['NOTICE_IS_LOADED', 'number', advice]]);
    expect(codes({ ...corrected, published: '2025-11-05' })).toEqual([['NOTICE_IS_LOADED', 'number', advice]]);
    expect(codes({ ...corrected, number: '国办发明电〔2025〕8号' })).toEqual([
      ['NOTICE_IS_LOADED', 'number', expect.stringContaining('choose another one')],
    ]);
  });
  test('that lists only what changes is refused: it would drop the other days', () => {
    expect(codes({ ...corrected, days: corrected.days.slice(0, 2) })).toEqual([
      ['YEAR_INCOMPLETE', 'days', expect.stringContaining('a correction lists all of them')],
    ]);
  });
  test('keeps the end of the calendar when a later year is loaded by now', () => {
    const later = { ...loaded, calendar: calendarOf(rows, '2027-12-31') };
    expect(codes(corrected, later)).toEqual([]);
    expect(loadingOf(corrected, later).after.loadedUntil).toBe('2027-12-31');
  });

  test('leaves days to a notice published later, says so, and gives back what it had taken itself', () => {
    const early = { id: '2025-x', number: '国办发明电〔2025〕1号', title: 'x', published: '2025-01-01' };
    const late = { id: '2026-x', number: '国办发明电〔2026〕1号', title: 'x', published: '2026-02-01' };
    const held = { day: '2026-10-10', working: false, holiday: '国庆节', noticeId: '2026-x' };
    const inputs = {
      ...loaded,
      calendar: calendarOf([...rows.filter(({ day }) => day !== held.day), held], '2026-12-31'),
      notices: [early, notice, late],
      superseded: [
        { day: '2026-05-09', working: false, holiday: '劳动节', noticeId: '2025-x', supersededBy: '2026' },
        { day: '2026-10-10', working: true, holiday: '国庆节', noticeId: '2026', supersededBy: '2026-x' },
      ],
    };
    const loading = loadingOf(corrected, inputs);
    expect(loading.restored).toMatchObject([{ day: '2026-05-09', noticeId: '2025-x' }]);
    expect(loading.held).toEqual([held]);
    expect(loading.after.days.get('2026-05-09')).toMatchObject({ working: false, noticeId: '2025-x' });
    expect(loading.after.days.get('2026-10-10')).toEqual(held);
    expect(noticeWarnings(loading).at(-1)).toMatchObject({ code: 'HELD_BY_LATER_NOTICE', field: '2026-10-10' });
  });
});
