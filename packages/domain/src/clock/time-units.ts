import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * Units of time left: working time and working days follow the calendar and the working hours of each day; days (of 24
 * hours) and minutes are elapsed time.
 */
export const timeUnits = {
  WORKING_DAYS: bilingual('工作日', 'working days'),
  WORKING_MINUTES: bilingual('工作时间（分钟）', 'minutes of working time'),
  DAYS: bilingual('天', 'days'),
  MINUTES: bilingual('分钟', 'minutes'),
} as const satisfies Record<string, BilingualText>;
export type TimeUnit = keyof typeof timeUnits;

const plural = (amount: number, one: string): string => `${amount} ${one}${amount === 1 ? '' : 's'}`;

/** "3 小时 12 分", "38 分钟", "2 小时": whole minutes; below one minute a special text. */
function minutesText(minutes: number): BilingualText {
  if (minutes < 1) return bilingual('不足 1 分钟', 'less than 1 min');
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h === 0) return bilingual(`${m} 分钟`, `${m} min`);
  return m === 0 ? bilingual(`${h} 小时`, `${h} h`) : bilingual(`${h} 小时 ${m} 分`, `${h} h ${m} min`);
}

function daysText(days: number): BilingualText {
  return days < 1 ? bilingual('不足 1 天', 'less than 1 day') : bilingual(`${days} 天`, plural(days, 'day'));
}

function workingDaysText(days: number): BilingualText {
  return days < 1
    ? bilingual('不足 1 个工作日', 'less than 1 working day')
    : bilingual(`${days} 个工作日`, plural(days, 'working day'));
}

const spelled: Readonly<Record<TimeUnit, (amount: number) => BilingualText>> = {
  WORKING_DAYS: workingDaysText,
  WORKING_MINUTES: minutesText,
  DAYS: daysText,
  MINUTES: minutesText,
};

/** A whole amount of a unit in words, as shown by console, mails and digest. */
export const amountText = (amount: number, unit: TimeUnit): BilingualText => spelled[unit](amount);

/** A short time in seconds, as of a decision or between two tries: "45 秒", "12 分钟", "2 小时 5 分"; at least a second. */
export function shortTimeText(seconds: number): BilingualText {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? bilingual(`${whole} 秒`, `${whole} s`) : minutesText(Math.round(seconds / 60));
}

/** Working time in hours and minutes, rounded to minutes, at least one: the usual duration of a decision. */
export const workingTimeText = (seconds: number): BilingualText => minutesText(Math.max(1, Math.round(seconds / 60)));

const DAY_MINUTES = 24 * 60;

/** An elapsed time in seconds: "4 天 3 小时", "4 天", "3 小时 12 分", "12 分钟". Negative values count as 0. */
export function durationText(seconds: number): BilingualText {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes < DAY_MINUTES) return minutesText(minutes);
  const hours = Math.floor((minutes % DAY_MINUTES) / 60);
  const days = daysText(Math.floor(minutes / DAY_MINUTES));
  return hours === 0 ? days : bilingual(`${days.zh} ${hours} 小时`, `${days.en} ${hours} h`);
}
