import { z } from 'zod';
import { text } from '../../text.ts';
import { skipReasonNames } from '../skip-reasons.ts';
import type { Event } from './event.ts';
import { noInput } from './inputs.ts';
import { allStates, desk, reviewersMove } from './who-and-where.ts';

const note = z.string().max(1000).optional();

/** Events: who holds an order, and what is written beside it. */
export const deskEvents = {
  claim: {
    label: text('领取', 'Claim'),
    from: reviewersMove,
    by: desk,
    when: ['notMineYet', 'nobodyHoldsLease', 'skillsFit'],
    input: noInput,
  },
  skip: {
    label: text('跳过', 'Skip'),
    from: reviewersMove,
    by: desk,
    when: ['nobodyElseHoldsLease', 'skipExplained'],
    input: z.strictObject({ reason: z.enum(skipReasonNames), note: z.string().trim().min(1).max(500).optional() }),
    endsLease: true,
  },
  release: {
    label: text('释放', 'Release'),
    from: reviewersMove,
    by: desk,
    when: ['somebodyHoldsLease', 'holdsLeaseOrSupervises'],
    input: noInput,
    endsLease: true,
  },
  logCall: {
    label: text('记录通话', 'Log a call'),
    from: reviewersMove,
    by: desk,
    when: ['nobodyElseHoldsLease', 'secondCallDue'],
    input: z.strictObject({ outcome: z.enum(['REACHED', 'MISSED', 'DENIED']), note }),
  },
  /** Who was called and not reached rings back: no hour has to go by. */
  logCallback: {
    label: text('记录来电', 'Log a call back'),
    from: reviewersMove,
    by: desk,
    when: ['nobodyElseHoldsLease', 'secondCallAwaited'],
    input: z.strictObject({ outcome: z.enum(['REACHED', 'DENIED']), note }),
  },
  addNote: {
    label: text('添加备注', 'Add note'),
    from: allStates,
    by: desk,
    when: ['valuesKept'],
    input: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  },
} as const satisfies Record<string, Event>;
