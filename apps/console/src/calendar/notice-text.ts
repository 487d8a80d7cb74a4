import { newKey } from '../common/new-key.ts';

export interface NoticeHead {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly published: string;
  readonly url: string;
  readonly loadedUntil: string;
}

/** Days from one to another, both included, of one kind; `to` empty: the one day. */
export interface NoticeRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'off' | 'work';
  readonly holiday: string;
}

export const emptyRow = (): NoticeRow => ({ key: newKey(), from: '', to: '', kind: 'off', holiday: '' });

const DAY = 86_400_000;
/** A row that is longer was mistyped; the API says so of its first and last day. */
const MOST_DAYS = 31;

/** The text of a notice as the API reads it (JSON), each day of a row for itself. */
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
