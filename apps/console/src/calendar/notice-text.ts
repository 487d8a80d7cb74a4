import { newKey } from '../common/new-key.ts';

export interface NoticeHead {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly published: string;
  readonly url: string;
  readonly loadedUntil: string;
}

/** Days of one kind from one to another, both included; `to` empty: one day. */
export interface NoticeRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'off' | 'work';
  readonly holiday: string;
}

export const emptyRow = (): NoticeRow => ({ key: newKey(), from: '', to: '', kind: 'off', holiday: '' });

const DAY = 86_400_000;
/** A longer row is a typing mistake: only its first and last day are sent, and the API refuses them. */
const MOST_DAYS = 31;

/** The text of a notice as JSON for the API, with one entry per day. */
export function noticeText(head: NoticeHead, rows: readonly NoticeRow[]): string {
  const days = rows.flatMap(({ from, to, kind, holiday }) =>
    daysOf(from, to || from).map((date) => ({ date, kind, holiday })),
  );
  return JSON.stringify({ ...head, days });
}

function daysOf(from: string, to: string): string[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const count = Math.round((last - first) / DAY) + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return [...new Set([from, to])];
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
}
