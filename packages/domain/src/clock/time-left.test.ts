import { describe, expect, test } from 'vitest';
import { calendar2026 } from '../calendar/calendar-2026.fixture.ts';
import { defaultWorkingHours, type WorkingHours, withHours } from '../calendar/hours.ts';
import type { Duty } from '../order-names/states.ts';
import { foundingEdition } from '../province/editions.ts';
import { countDue } from './count-due.ts';
import { duties, spanOf } from './duties.ts';
import { timeLeft, timeLeftText } from './time-left.ts';
import { durationText, shortTimeText, workingTimeText } from './time-units.ts';

const at = (local: string) => Date.parse(`${local}+08:00`);
const from1300: WorkingHours = withHours(defaultWorkingHours, { from: '2026-03-04', open: '13:00', close: '18:00' });

function left(duty: Duty, since: string, now: string, hours = defaultWorkingHours) {
  const ground = { calendar: calendar2026, hours };
  const clock = { duty, edition: foundingEdition, since: at(since), suspensions: [] };
  return timeLeft(ground, clock, countDue(ground, clock)?.due ?? Number.NaN, at(now));
}
const said = (...of: Parameters<typeof left>) => {
  const one = left(...of);
  return one === null ? null : timeLeftText(one);
};

describe('the time left of a duty', () => {
  // Monday 2026-03-02; 清明 is 2026-04-04 to 06, 国庆 2026-10-01 to 07 with a make-up day on Saturday the 10th.
  test.each([
    // A full working day is shown as one; below it hours and minutes of working time.
    ['initialReview', '2026-03-02T09:00', '2026-03-02T09:00', '剩 1 个工作日', '1 working day left'],
    ['initialReview', '2026-03-02T09:00', '2026-03-02T14:48', '剩 3 小时 12 分', '3 h 12 min left'],
    ['initialReview', '2026-03-02T15:00', '2026-03-02T20:00', '剩 6 小时', '6 h left'],
    ['photoReview', '2026-03-02T15:00', '2026-03-03T14:22', '剩 38 分钟', '38 min left'],
    ['handOver', '2026-03-02T15:00', '2026-03-03T14:59:30', '剩余不足 1 分钟', 'less than 1 min left'],
    ['returnTriage', '2026-03-02T15:00', '2026-03-03T15:00', '逾期不足 1 分钟', 'less than 1 min overdue'],
    ['initialReview', '2026-03-02T09:00', '2026-03-03T11:05', '逾期 2 小时 5 分', '2 h 5 min overdue'],
    // 29 working hours late are three working days, not a day and five hours.
    ['initialReview', '2026-03-02T09:00', '2026-03-06T11:00', '逾期 3 个工作日', '3 working days overdue'],
    // No work during the national holiday: due on the 8th at 15:00.
    ['initialReview', '2026-09-30T15:00', '2026-10-03T12:00', '剩 6 小时', '6 h left'],
    ['initialReview', '2026-09-30T15:00', '2026-10-10T15:00', '逾期 2 个工作日', '2 working days overdue'],
    // The bureau's whole working days: the starting day does not count, the last one ends at 24:00.
    ['bureauReview', '2026-03-02T15:00', '2026-03-02T15:00', '剩 20 个工作日', '20 working days left'],
    ['bureauReview', '2026-03-02T15:00', '2026-03-03T09:00', '剩 19 个工作日', '19 working days left'],
    ['bureauReview', '2026-03-02T15:00', '2026-03-30T23:59', '剩余不足 1 个工作日', 'less than 1 working day left'],
    ['bureauReview', '2026-03-02T15:00', '2026-03-31T00:00', '逾期不足 1 个工作日', 'less than 1 working day overdue'],
    ['bureauReview', '2026-03-02T15:00', '2026-04-01T00:00', '逾期 1 个工作日', '1 working day overdue'],
    ['bureauReview', '2026-03-18T10:00', '2026-04-03T10:00', '剩 8 个工作日', '8 working days left'],
    ['bureauReview', '2026-03-18T10:00', '2026-04-06T10:00', '剩 8 个工作日', '8 working days left'],
    // The applicant's calendar days, and the hours of the last one.
    ['applicantMove', '2026-03-02T09:00', '2026-03-02T09:00', '剩 45 天', '45 days left'],
    ['applicantMove', '2026-03-02T09:00', '2026-03-02T09:01', '剩 44 天', '44 days left'],
    ['applicantMove', '2026-03-02T09:00', '2026-04-15T08:00', '剩 1 天', '1 day left'],
    ['applicantMove', '2026-03-02T09:00', '2026-04-15T10:30', '剩 22 小时 30 分', '22 h 30 min left'],
    ['applicantMove', '2026-03-02T09:00', '2026-04-18T10:00', '逾期 2 天', '2 days overdue'],
    // The window of the SMS is shown in hours, also at night and on days off.
    ['sms', '2026-03-06T17:00', '2026-03-06T17:00', '剩 48 小时', '48 h left'],
    ['sms', '2026-03-06T17:00', '2026-03-07T12:01', '剩 28 小时 59 分', '28 h 59 min left'],
    ['sms', '2026-03-06T17:00', '2026-03-08T19:00', '逾期 2 小时', '2 h overdue'],
  ] as const)('%s from %s is at %s: %s', (duty, since, now, zh, en) => {
    expect(said(duty, since, now)).toEqual({ zh, en });
  });

  test('uses the hours of each day instead of nine hours', () => {
    // Nine hours on the 3rd, five on the 4th: two thirds of a day are left at 15:00, which are 3 h of the 3rd and 1 h
    // 40 min.
    expect(left('initialReview', '2026-03-03T12:00', '2026-03-03T15:00', from1300)).toEqual({
      amount: 180 + 100,
      unit: 'WORKING_MINUTES',
      overdue: false,
    });
    // Eleven working hours late are two working days of five hours plus one hour.
    expect(said('initialReview', '2026-03-05T13:00', '2026-03-10T14:00', from1300)?.zh).toBe('逾期 2 个工作日');
    expect(said('initialReview', '2026-03-05T13:00', '2026-03-05T13:00', from1300)?.zh).toBe('剩 1 个工作日');
  });

  test("uses only units of the duty's kind", () => {
    const kinds = { workingTime: 'WORKING_', wholeWorkingDays: 'WORKING_DAYS', elapsed: '' } as const;
    for (const duty of Object.keys(duties) as Duty[]) {
      const span = spanOf(duty, foundingEdition);
      for (const unit of duties[duty].displayUnits) {
        if (span?.kind === 'elapsed') expect(unit, duty).not.toContain('WORKING');
        else expect(unit, duty).toContain(kinds[span?.kind ?? 'workingTime']);
      }
    }
  });
});

test('elapsed time and working time are formatted alike', () => {
  const zh = (seconds: number) => durationText(seconds).zh;
  expect([30, 720, 3 * 3600 + 720, 29 * 3600, 4 * 86_400, 4 * 86_400 + 7200].map(zh)).toEqual([
    '不足 1 分钟',
    '12 分钟',
    '3 小时 12 分',
    '1 天 5 小时',
    '4 天',
    '4 天 2 小时',
  ]);
  expect(durationText(86_400 + 3600).en).toBe('1 day 1 h');
  expect([workingTimeText(10).zh, workingTimeText(5400).en]).toEqual(['1 分钟', '1 h 30 min']);
});

test.each([
  [0, '1 秒', '1 s'],
  [45.4, '45 秒', '45 s'],
  [60, '1 分钟', '1 min'],
  [130, '2 分钟', '2 min'],
  [7500, '2 小时 5 分', '2 h 5 min'],
])('a short time of %d s is %s', (seconds, zh, en) => {
  expect(shortTimeText(seconds)).toEqual({ zh, en });
});
