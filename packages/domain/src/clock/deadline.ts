import { dayNumberAt, dayOfNumber, spelledDay, startOfDayNumber, weekdayOf } from '../calendar/shanghai.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';
import type { TimeLeft } from './time-left.ts';
import { amountText } from './time-units.ts';

const weekdays = [
  bilingual('周日', 'Sunday'),
  bilingual('周一', 'Monday'),
  bilingual('周二', 'Tuesday'),
  bilingual('周三', 'Wednesday'),
  bilingual('周四', 'Thursday'),
  bilingual('周五', 'Friday'),
  bilingual('周六', 'Saturday'),
] as const;

/** Short: as an SMS has room for. */
export interface DeadlineForm {
  readonly short?: boolean;
}

/**
 * A deadline in Shanghai time as its reader keeps it: `12月3日（周四）17:00前`, `by Thursday, 3 December, 17:00 (Beijing time)`. The year only if
 * it is not that of `now`. Midnight belongs to the day that it ends: 24:00. Instants in milliseconds since 1970 UTC.
 */
export function spelledDeadline(
  due: number,
  now: number,
  language: Language,
  { short = false }: DeadlineForm = {},
): string {
  const endsDay = due === startOfDayNumber(dayNumberAt(due));
  const number = dayNumberAt(endsDay ? due - 1 : due);
  const minutes = endsDay ? 24 * 60 : Math.floor((due - startOfDayNumber(number)) / 60_000);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const day = dayOfNumber(number);
  const year = day.slice(0, 4);
  const isThisYear = year === dayOfNumber(dayNumberAt(now)).slice(0, 4);
  const weekday = weekdays[weekdayOf(number)]?.[language] ?? '';
  const spelled = spelledDay(day, language);
  if (language === 'zh') return `${isThisYear ? spelled.slice(5) : spelled}（${weekday}）${time}前`;
  const [date = '', month = ''] = spelled.split(' ');
  const ofYear = isThisYear ? '' : ` ${year}`;
  return short
    ? `by ${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)}${ofYear}, ${time} Beijing time`
    : `by ${weekday}, ${date} ${month}${ofYear}, ${time} (Beijing time)`;
}

/** What is left of a deadline, as it stands beside it: `还剩 2 个工作日`, `2 working days left`; of one that has passed how long ago. */
export function spelledLeft({ amount, unit, overdue }: TimeLeft): BilingualText {
  const { zh, en } = amountText(amount, unit);
  const gap = zh.startsWith('不足') ? '' : ' ';
  return overdue ? bilingual(`已逾期${gap}${zh}`, `${en} overdue`) : bilingual(`还剩${gap}${zh}`, `${en} left`);
}
