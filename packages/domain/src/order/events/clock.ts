import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { rung } from './inputs.ts';
import { applicantsMove, clocked } from './who-and-where.ts';

/** Events: what the clock raises. */
export const clockEvents = {
  remind: { label: text('提醒申请人', 'Remind'), from: applicantsMove, by: ['clock'], input: rung },
  lapse: { label: text('失效', 'Lapse'), from: applicantsMove, to: 'LAPSED', by: ['clock'], input: rung },
  warn: {
    label: text('时限预警', 'Due soon'),
    from: clocked,
    by: ['clock'],
    input: rung,
  },
  breach: {
    label: text('超出时限', 'Overdue'),
    from: clocked,
    by: ['clock'],
    input: rung,
  },
} as const satisfies Record<string, Event>;
