import { z } from 'zod';
import { bilingual } from '../../bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { timerInput } from './inputs.ts';
import { applicantStates, handOverStates, timedStates } from './roles-and-states.ts';

/** ISO 8601 in UTC. */
const recounted = z.strictObject({ dueAt: z.iso.datetime(), provisional: z.boolean() });

/** Events: what the clock raises. */
export const clockEvents = {
  remind: { label: bilingual('提醒申请人', 'Remind'), from: applicantStates, by: ['clock'], input: timerInput },
  lapse: { label: bilingual('失效', 'Lapse'), from: applicantStates, to: 'LAPSED', by: ['clock'], input: timerInput },
  warn: {
    label: bilingual('时限预警', 'Due soon'),
    from: timedStates,
    by: ['clock'],
    input: timerInput,
  },
  breach: {
    label: bilingual('超出时限', 'Overdue'),
    from: timedStates,
    by: ['clock'],
    input: timerInput,
  },
  moveDue: {
    label: bilingual('时限顺延', 'Due time moved on'),
    from: handOverStates,
    by: ['clock'],
    // The bureau's connection was closed, from when to when, by which code; instants are ISO 8601 in UTC.
    input: z.strictObject({
      closureId: z.string(),
      code: z.string().max(20),
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      /** Working time between them, milliseconds. */
      workingMs: z.number().nonnegative(),
      /** The times between them in which it stood still. */
      parts: z.array(z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() })).min(1),
    }),
  },
  recountDue: {
    label: bilingual('时限重算', 'Due time counted anew'),
    from: timedStates,
    by: ['clock'],
    // Calendar or working hours are others now: what comes of it, counted by whoever changed them.
    input: z.strictObject({
      /** Version of the calendar that it is counted by. */
      calendar: z.number().int(),
      /** The notice, or the hours, that moved it; a program that was renewed may bring both. */
      cause: z.string().max(120),
      due: recounted,
      timers: z.array(z.strictObject({ id: z.string(), ...recounted.shape })),
    }),
  },
} as const satisfies Record<string, OrderEventRow>;
