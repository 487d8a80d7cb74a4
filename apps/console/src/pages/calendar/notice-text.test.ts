import { expect, test } from 'vitest';
import type { WorkCalendar as Calendar, HolidayNotice as CalendarNotice } from '../../generated/calendar.ts';
import { correctionOf, noticeText } from './notice-text.ts';

const calendar = { loadedUntil: '2027-12-31' } as Calendar;
const notice: CalendarNotice = {
  ...{ id: '2026-2', title: 'Notice', number: 'No. 7', published: '2025-11-04', url: 'https://gov.example/7' },
  ...{ loadedAt: null, loadedBy: null },
};
const day = (
  date: string,
  working: boolean,
  holiday: string,
  more: { noticeId?: string; supersededBy?: string } = {},
) => ({
  ...{ day: date, working, holiday, noticeId: '2026-2', supersededBy: null },
  ...more,
});

test('a loaded notice that is corrected has its own days in force as rows, and the same days again as text', () => {
  const days = [
    day('2026-01-04', true, '元旦'),
    day('2026-01-02', false, '元旦'),
    day('2026-01-01', false, '元旦'),
    day('2026-01-03', false, '元旦'),
    day('2026-02-17', false, '春节', { noticeId: '2027' }),
    day('2026-05-01', false, '劳动节', { supersededBy: '2027' }),
  ];
  const { head, rows } = correctionOf(notice, days, calendar);
  expect(head).toEqual({
    ...{ id: '2026', title: 'Notice', number: 'No. 7', published: '2025-11-04', url: 'https://gov.example/7' },
    loadedUntil: '2027-12-31',
  });
  expect(rows.map(({ key, ...row }) => row)).toEqual([
    { from: '2026-01-01', to: '2026-01-03', kind: 'off', holiday: '元旦' },
    { from: '2026-01-04', to: '', kind: 'work', holiday: '元旦' },
  ]);
  expect(JSON.parse(noticeText(head, rows)).days).toEqual([
    { date: '2026-01-01', kind: 'off', holiday: '元旦' },
    { date: '2026-01-02', kind: 'off', holiday: '元旦' },
    { date: '2026-01-03', kind: 'off', holiday: '元旦' },
    { date: '2026-01-04', kind: 'work', holiday: '元旦' },
  ]);
});
