import type { BoardFigures as Figures } from '../../generated/board.ts';
import { changeView, type QueueView, readView, writeView } from '../../queue/filters.ts';
import { shanghai } from '../../ui/time.ts';

export type Narrow = Partial<QueueView>;
const base = readView(new URLSearchParams());

/** Link to the list behind a number: open orders, filtered further. The API counts and lists by the same conditions. */
export const openOrdersPath = (narrow: Narrow = {}): string =>
  `/queue?${writeView(changeView(base, { stage: 'OPEN', ...narrow }))}`;
export const lateOrdersPath = (narrow: Narrow = {}): string =>
  `/queue?${writeView(changeView(base, { late: 'ALL', ...narrow }))}`;

const DAY = 86_400_000;
const spanOf = (from: string, before: string, who?: string) => [`${from}_${before}`, ...(who ? [who] : [])].join('.');
/** Orders with a turn of the desk that ended in a period, optionally of one duty or person. */
export const endedOrdersPath = (from: string, before: string, narrow: Narrow = {}, who?: string): string =>
  `/queue?${writeView(changeView(base, { ...narrow, ended: spanOf(from, before, who) }))}`;
/** Orders with a wait that ended in a period, optionally one that interrupted one duty, or that one person began. */
export const waitedOrdersPath = (from: string, before: string, narrow: Narrow = {}, who?: string): string =>
  `/queue?${writeView(changeView(base, { ...narrow, waited: spanOf(from, before, who) }))}`;
/** The last `days` days in Shanghai up to the end of the day of an instant. */
export function daysUntil(now: string, days: number): [from: string, before: string] {
  const midnight = shanghai(now).startOf('day').valueOf();
  return [new Date(midnight - (days - 1) * DAY).toISOString(), new Date(midnight + DAY).toISOString()];
}
/** Orders approved in a week; for a party optionally those above its median or 90th percentile. */
export const approvedOrdersPath = (week: string, party?: string, share?: 'half' | 'most'): string =>
  `/queue?${writeView(changeView(base, { approved: [week, party, share].filter(Boolean).join('.') }))}`;

/** The filter for a row of figures; null: no list has this filter. */
export function filterOf({ dimension, value }: Pick<Figures, 'dimension' | 'value'>): {
  open: Narrow | null;
  late: Narrow | null;
} {
  switch (dimension) {
    case 'ALL':
      return { open: {}, late: {} };
    case 'CLOCK':
      return { open: { clock: value as QueueView['clock'] }, late: { late: value } };
    case 'PROVINCE':
      return { open: { province: value }, late: { province: value } };
    case 'KIND':
      return { open: { kind: value as QueueView['kind'] }, late: { kind: value as QueueView['kind'] } };
    case 'PARTNER':
      return { open: { partner: value }, late: { partner: value } };
    case 'REVIEWER':
      return {
        open: value === '' ? null : { assignee: value },
        late: value.startsWith('staff_') ? { late: value } : null,
      };
  }
}
