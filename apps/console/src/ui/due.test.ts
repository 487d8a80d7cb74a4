import type { TimeUnit } from '@beian/domain/clock';
import { describe, expect, it } from 'vitest';
import { setLanguage } from '../app/providers/i18n.ts';
import { countdown, dueLine, dueTime, duration, minutesAndSeconds } from './due.ts';
import { bytesText, fullTime } from './time.ts';

const now = Date.parse('2026-12-08T06:48:00.000Z'); // Tuesday 14:48 in Shanghai

describe('countdown', () => {
  it('uses amount and unit of the API without own calculation', async () => {
    const left = (amount: number, unit: TimeUnit, overdue = false) => countdown({ amount, unit, overdue });
    expect(left(45, 'DAYS')).toBe('剩 45 天');
    expect(left(20, 'WORKING_DAYS')).toBe('剩 20 个工作日');
    expect(left(192, 'WORKING_MINUTES')).toBe('剩 3 小时 12 分');
    expect(left(38, 'WORKING_MINUTES')).toBe('剩 38 分钟');
    expect(left(46 * 60, 'MINUTES')).toBe('剩 46 小时');
    expect(left(0, 'WORKING_DAYS')).toBe('剩余不足 1 个工作日');
    expect(left(3, 'WORKING_DAYS', true)).toBe('逾期 3 个工作日');
    expect(left(12, 'WORKING_MINUTES', true)).toBe('逾期 12 分钟');
    setLanguage('en');
    expect(left(1, 'DAYS')).toBe('1 day left');
    expect(left(132, 'MINUTES', true)).toBe('2 h 12 min overdue');
    setLanguage('zh');
  });

  it('writes durations in the same units', () => {
    expect([duration(29 * 3600), duration(4 * 86_400), duration(720)]).toEqual(['1 天 5 小时', '4 天', '12 分钟']);
  });
});

it('names the duty with its due time, and how long that is past', () => {
  const due = { label: '补正', at: '2026-12-08T10:00:00.000Z' };
  const left = { amount: 2, unit: 'DAYS' } as const;
  expect(dueLine({ ...due, left: { ...left, overdue: false } })).toBe('补正 2026-12-08 18:00');
  expect(dueLine({ ...due, left: { ...left, overdue: true } })).toBe('补正 2026-12-08 18:00 · 逾期 2 天');
});

describe('dueTime', () => {
  it('names today and tomorrow by Shanghai time', () => {
    expect(dueTime('2026-12-08T07:26:00.000Z', now)).toBe('今天 15:26');
    expect(dueTime('2026-12-09T01:46:00.000Z', now)).toBe('明天 09:46');
    setLanguage('en');
    expect(dueTime('2026-12-08T15:59:00.000Z', now)).toBe('today 23:59');
    setLanguage('zh');
  });

  it('counts midnight as the end of the day before', () => {
    expect(dueTime('2027-01-01T16:00:00.000Z', now)).toBe('2027-01-01 24:00');
    expect(dueTime('2026-12-11T16:00:00.000Z', now)).toBe('12-11 24:00');
  });
});

it('shows a lease in minutes and seconds', () => {
  expect(minutesAndSeconds(281_000)).toBe('4:41');
  expect(minutesAndSeconds(9_200)).toBe('0:10');
  expect(minutesAndSeconds(-5)).toBe('0:00');
});

it('shows instants in Shanghai time, and sizes in bytes', () => {
  expect(fullTime('2026-12-07T16:05:00.000Z')).toBe('2026-12-08 00:05');
  expect([bytesText(412), bytesText(98_304), bytesText(1_258_291)]).toEqual(['412 B', '96 KB', '1.2 MB']);
});
