import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** Asia/Shanghai is UTC+8 without summer time since 1991; the computer's time zone is not used. */
const shanghaiOffset = 8 * 60;

/** An instant (ISO 8601 or milliseconds) in Shanghai time. */
export const shanghai = (instant: string | number): Dayjs => dayjs.utc(instant).utcOffset(shanghaiOffset);

/** `2026-12-08 14:36` */
export const fullTime = (instant: string | number): string => shanghai(instant).format('YYYY-MM-DD HH:mm');

/** `14:36` */
export const clockTime = (instant: string | number): string => shanghai(instant).format('HH:mm');

/** `1.2 MB`, `96 KB`, `412 B` */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
