import { describe, expect, test } from 'vitest';
import { calendarAlarm } from '../calendar/alarm.ts';
import { days2026 } from '../calendar/calendar-2026.fixture.ts';
import { calendarOf } from '../calendar/gazette.ts';
import { defaultWorkingHours } from '../calendar/hours.ts';
import type { Duty } from '../order-names/states.ts';
import { countDue } from './count-due.ts';
import { explainDue } from './explain-due.ts';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const named = days2026.map((day) => ({ ...day, holiday: day.day < '2026-10' ? '春节' : '国庆节' }));
const ground = { calendar: calendarOf(named, '2026-12-31'), hours: defaultWorkingHours };
const numbers = new Map([['2026', '国办发明电〔2025〕7号']]);
const why = (duty: Duty, since: string, still?: readonly [string, string]) => {
  const suspensions = still === undefined ? [] : [{ from: at(still[0]), until: at(still[1]) }];
  const clock = { duty, edition: '2018-06', since: at(since), suspensions } as const;
  const found = explainDue(ground, clock, numbers);
  if (found === null) throw new Error('no clock');
  expect(found.due).toBe(countDue(ground, clock)?.due);
  return found;
};
const days = (found: ReturnType<typeof why>) => found.days.map(({ day, kind }) => `${day.slice(5)} ${kind}`);

describe('explanation of a due time', () => {
  test('over National Day: each day has its kind and cites its notice', () => {
    const found = why('initialReview', '2026-09-30 15:00');
    expect(days(found)).toEqual([
      '09-30 worked',
      ...Array.from({ length: 7 }, (_, n) => `10-0${n + 1} holiday`),
      '10-08 worked',
    ]);
    expect(found.days[1]).toMatchObject({
      label: { zh: '国庆节放假，不计', en: 'National Day: does not count' },
      notice: '国办发明电〔2025〕7号',
      counted: null,
    });
    expect(found.calendar?.en).toBe('国办发明电〔2025〕7号; the calendar is loaded until 2026-12-31');
    expect([found.countedMs, found.provisional]).toEqual([9 * 3_600_000, null]);
  });
  test('a make-up Saturday, a weekend, and a start after hours', () => {
    expect(days(why('photoReview', '2026-10-09 20:00'))).toEqual(['10-09 afterHours', '10-10 makeUp']);
    expect(days(why('returnTriage', '2026-10-10 15:00'))).toEqual(['10-10 makeUp', '10-11 weekend', '10-12 worked']);
  });
  test('a closed connection: the suspended day and part of a day', () => {
    const found = why('handOver', '2026-11-23 15:00', ['2026-11-23 17:00', '2026-11-25 10:00']);
    expect(days(found)).toEqual(['11-23 worked', '11-24 closed', '11-25 worked']);
    expect(found.days.map(({ suspendedMs: stillMs }) => stillMs / 3_600_000)).toEqual([1, 9, 1]);
  });
  test("the bureau's days are numbered; days after the calendar are provisional, with a message", () => {
    const found = why('bureauReview', '2026-12-04 20:41');
    expect(found.days.filter(({ nth }) => nth !== null).map(({ nth }) => nth)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(found.days[0]?.kind).toBe('startDay');
    expect(found.days.at(-1)).toMatchObject({ day: '2027-01-01', nth: 20, provisional: true });
    expect(found.provisional?.zh).toContain('2027年1月1日尚无放假通知');
    expect(found.source.zh).toContain('信息产业部令第33号');
  });
  test('elapsed time ignores holidays', () => {
    const found = why('sms', '2026-09-30 15:00');
    expect(days(found)).toEqual(['09-30 elapsed', '10-01 elapsed', '10-02 elapsed']);
    expect([found.calendar, found.provisional, found.rule.en]).toEqual([null, null, '48 hours of wall clock']);
  });
});

test.each([
  ['far from its end, all certain', '2026-11-15', 0, null],
  ['45 days before its end', '2026-11-16', 0, 'ENDS_SOON'],
  ['an order due beyond it', '2026-06-01', 1, 'PROVISIONAL'],
  ['the day after', '2027-01-01', 3, 'ENDED'],
])('the alarm: %s', (_, today, provisional, code) => {
  expect(calendarAlarm({ loadedUntil: '2026-12-31', today, provisional })?.code ?? null).toBe(code);
});
