import { z } from 'zod';
import { allStates } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { callbackOutcomeNames, callOutcomeNames } from '../calls.ts';
import { skipReasonNames } from '../skip-reasons.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { reviewerRoles, reviewerStates } from './roles-and-states.ts';

const note = z.string().max(textLengths.callNote).optional();

/** Events: claim and release of an order, and the log of calls. */
export const deskEvents = {
  claim: {
    label: bilingual('领取', 'Claim'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['notMineYet', 'nobodyHoldsLease', 'skillsFit'],
    input: noInput,
  },
  skip: {
    label: bilingual('跳过', 'Skip'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'skipExplained'],
    input: z.strictObject({
      reason: z.enum(skipReasonNames),
      note: z.string().trim().min(1).max(textLengths.skipNote).optional(),
    }),
    endsLease: true,
  },
  release: {
    label: bilingual('释放', 'Release'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['somebodyHoldsLease', 'holdsLeaseOrSupervises'],
    input: noInput,
    endsLease: true,
  },
  logCall: {
    label: bilingual('记录通话', 'Log a call'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'secondCallDue'],
    input: z.strictObject({ outcome: z.enum(callOutcomeNames), note }),
  },
  /** A person who could not be reached calls back: no hour has to pass. */
  logCallback: {
    label: bilingual('记录来电', 'Log a call back'),
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'secondCallAwaited'],
    input: z.strictObject({ outcome: z.enum(callbackOutcomeNames), note }),
  },
  addNote: {
    label: bilingual('添加备注', 'Add note'),
    from: allStates,
    by: reviewerRoles,
    when: ['valuesKept'],
    input: z.strictObject({ text: z.string().trim().min(1).max(textLengths.note) }),
  },
} as const satisfies Record<string, OrderEventRow>;
