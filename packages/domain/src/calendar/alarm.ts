import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { dayNumberOf } from './shanghai.ts';

/**
 * Days before the calendar's end from which the next notice is missing: the bureau's 20 whole working days and a
 * holiday reach that far. The General Office publishes it from the end of October to the beginning of December.
 */
const CALENDAR_WARNING_DAYS = 45;

export interface CalendarStatus {
  /** Days of Shanghai, YYYY-MM-DD. */
  readonly loadedUntil: string;
  readonly today: string;
  /** Number of open orders whose due time is provisional. */
  readonly provisional: number;
}

/** 日历告警: a problem of the calendar that somebody must solve. */
export interface CalendarAlarm {
  readonly code: 'ENDED' | 'PROVISIONAL' | 'ENDS_SOON';
  readonly message: BilingualText;
}

/** null: the calendar reaches far enough, and the due times of all open orders are certain. */
export function calendarAlarm({ loadedUntil, today, provisional }: CalendarStatus): CalendarAlarm | null {
  const left = dayNumberOf(loadedUntil) - dayNumberOf(today);
  const orders = bilingual(
    provisional === 0 ? '' : `，${provisional} 个未结订单的到期时间是暂定的`,
    provisional === 0
      ? ''
      : `; ${provisional} open ${provisional === 1 ? 'order has' : 'orders have'} a provisional due time`,
  );
  if (left < 0)
    return {
      code: 'ENDED',
      message: bilingual(
        `工作日历已在 ${loadedUntil} 用完${orders.zh}。请载入今年的放假通知。`,
        `The working calendar ended on ${loadedUntil}${orders.en}. Load the holiday notice of this year.`,
      ),
    };
  if (provisional === 0 && left > CALENDAR_WARNING_DAYS) return null;
  return {
    code: provisional > 0 ? 'PROVISIONAL' : 'ENDS_SOON',
    message: bilingual(
      `工作日历只载入到 ${loadedUntil}（还有 ${left} 天）${orders.zh}。国务院办公厅发布下一年放假通知后请即载入。`,
      `The working calendar is loaded until ${loadedUntil} (${left} ${left === 1 ? 'day' : 'days'} left)${orders.en}. Load the next holiday notice as soon as it is out.`,
    ),
  };
}
