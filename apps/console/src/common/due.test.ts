import { describe, expect, it } from 'vitest';
import { loadWords, say, type Translate } from '../providers/i18n.ts';
import { countdown, dueTime, minutesAndSeconds } from './due.ts';
import { bytesText, fullTime } from './time.ts';

await Promise.all([loadWords('zh'), loadWords('en')]);
const zh: Translate = (key, values) => say('zh', key, values);
const en: Translate = (key, values) => say('en', key, values);
const now = Date.parse('2026-12-08T06:48:00.000Z'); // Tuesday 14:48 in Shanghai

const due = (at: string, workingSecondsLeft: number, level = 0, duty = 'initialReview') => ({
  at,
  level,
  duty,
  workingSecondsLeft,
});

describe('countdown', () => {
  it('says the working time that is left', () => {
    expect(countdown(zh, due('2026-12-08T07:26:00.000Z', 38 * 60, 75), now)).toBe('剩 38 分');
    expect(countdown(zh, due('2026-12-08T10:00:00.000Z', 3 * 3600 + 12 * 60), now)).toBe('剩 3 时 12 分');
    expect(countdown(zh, due('2026-12-09T01:03:00.000Z', 3 * 3600 + 3 * 60), now)).toBe('剩 3 时 03 分');
    expect(countdown(en, due('2026-12-08T10:00:00.000Z', 3 * 3600 + 12 * 60), now)).toBe('3 h 12 min left');
  });

  it('counts whole working days beyond two of them', () => {
    expect(countdown(zh, due('2026-12-14T06:48:00.000Z', 4 * 9 * 3600 + 7200), now)).toBe('剩 4 个工作日');
    expect(countdown(en, due('2026-12-14T06:48:00.000Z', 4 * 9 * 3600), now)).toBe('4 working days left');
  });

  it('counts the SMS window and the bureau by the wall clock', () => {
    expect(countdown(zh, due('2026-12-31T16:00:00.000Z', 0, 0, 'bureauReview'), now)).toBe('剩 23 天 9 时');
    expect(countdown(zh, due('2026-12-10T04:48:00.000Z', 9 * 3600, 0, 'sms'), now)).toBe('剩 1 天 22 时');
  });

  it('says how late it is', () => {
    expect(countdown(zh, due('2026-12-08T06:36:00.000Z', 0, 100), now)).toBe('已超 12 分');
    expect(countdown(en, due('2026-12-08T04:36:00.000Z', 0, 100), now)).toBe('2 h 12 min over');
  });
});

describe('dueTime', () => {
  it('names today and tomorrow of Shanghai', () => {
    expect(dueTime(zh, '2026-12-08T07:26:00.000Z', now)).toBe('今天 15:26');
    expect(dueTime(zh, '2026-12-09T01:46:00.000Z', now)).toBe('明天 09:46');
    expect(dueTime(en, '2026-12-08T15:59:00.000Z', now)).toBe('today 23:59');
  });

  it('gives midnight to the day that ends with it', () => {
    expect(dueTime(zh, '2027-01-01T16:00:00.000Z', now)).toBe('2027-01-01 24:00');
    expect(dueTime(zh, '2026-12-11T16:00:00.000Z', now)).toBe('12-11 24:00');
  });
});

it('counts a lease in minutes and seconds', () => {
  expect(minutesAndSeconds(281_000)).toBe('4:41');
  expect(minutesAndSeconds(9_200)).toBe('0:10');
  expect(minutesAndSeconds(-5)).toBe('0:00');
});

it('writes instants on the clock of Shanghai and sizes in bytes', () => {
  expect(fullTime('2026-12-07T16:05:00.000Z')).toBe('2026-12-08 00:05');
  expect([bytesText(412), bytesText(98_304), bytesText(1_258_291)]).toEqual(['412 B', '96 KB', '1.2 MB']);
});
