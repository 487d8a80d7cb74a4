import { changeView, type QueueView, readView, writeView } from '../order/queue/filters.ts';
import type { Figures } from './documents.ts';

type Narrow = Partial<QueueView>;
const base = readView(new URLSearchParams());

/** Where the list behind a number is: open orders, cut further. The API counts and lists by the same conditions. */
export const toOpen = (narrow: Narrow = {}): string =>
  `/queue?${writeView(changeView(base, { stage: 'OPEN', ...narrow }))}`;
/** The same of the desk's own clocks. */
export const toOurs = (narrow: Narrow = {}): string => toOpen({ clock: 'OURS', ...narrow });
/** Orders with a turn that ended late. */
export const toLate = (narrow: Narrow = {}): string =>
  `/queue?${writeView(changeView(base, { late: 'ALL', ...narrow }))}`;

/** How a list is cut to a row of figures; null: no list holds it. */
export function narrowTo({ dimension, value }: Figures): { open: Narrow | null; late: Narrow | null } {
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
