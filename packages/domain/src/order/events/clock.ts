import { z } from 'zod';
import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { timerInput } from './inputs.ts';
import { applicantStates, handOverStates, timedStates } from './roles-and-states.ts';

/** ISO 8601 in UTC. */
const recounted = z.strictObject({ dueAt: z.iso.datetime(), provisional: z.boolean() });

/** Events raised by timers. */
export const clockEvents = {
  remind: {
    label: bilingual('提醒申请人', 'Remind'),
    from: applicantStates,
    by: ['clock'],
    partnerEvent: 'order.reminded',
    input: timerInput,
  },
  lapse: {
    label: bilingual('失效', 'Lapse'),
    from: applicantStates,
    to: 'LAPSED',
    by: ['clock'],
    partnerEvent: 'order.lapsed',
    input: timerInput,
  },
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
    partnerEvent: 'order.due_moved',
    // The bureau's connection was closed: from when to when and the code; instants are ISO 8601 in UTC.
    input: z.strictObject({
      closureId: z.string(),
      code: z.string().max(20),
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      /** Working time within the closure, milliseconds. */
      workingMs: z.number().nonnegative(),
      /** The parts of the closure in which the clock did not run. */
      parts: z.array(z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() })).min(1),
    }),
  },
  recountDue: {
    label: bilingual('时限重算', 'Due time counted anew'),
    from: timedStates,
    by: ['clock'],
    partnerEvent: 'order.due_moved',
    // Calendar or working hours changed: the new due times, computed by the caller.
    input: z.strictObject({
      /** Version of the calendar used for the count. */
      calendar: z.number().int(),
      /** The notice or the working hours that caused the change; a new program version may bring both. */
      cause: z.string().max(120),
      due: recounted,
      timers: z.array(z.strictObject({ id: z.string(), ...recounted.shape })),
    }),
  },
} as const satisfies Record<string, OrderEventRow>;
