import { z } from 'zod';
import { allStates } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';
import { callbackOutcomeNames, callOutcomeNames } from '../calls.ts';
import { skipReasonNames } from '../skip-reasons.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { reviewerRoles, reviewerStates } from './roles-and-states.ts';

const note = z
  .string()
  .max(textLengths.callNote)
  .optional()
  .meta({ description: `What was said, at most ${formatCount(textLengths.callNote)} characters.` });

/** Events: claim and release of an order, and the log of calls. */
export const deskEvents = {
  claim: {
    label: bilingual('领取', 'Claim'),
    description: 'Takes the lease 领取: who holds it may decide. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['notMineYet', 'nobodyHoldsLease', 'skillsFit'],
    input: noInput,
  },
  skip: {
    label: bilingual('跳过', 'Skip'),
    description:
      'Passes an order over 跳过: it is not offered again to the caller until it changes or hours have gone by. Supervisors see why. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'skipExplained'],
    input: z.strictObject({
      reason: z.enum(skipReasonNames).meta({ description: 'Why.', graphql: 'SkipReason' }),
      note: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.skipNote)
        .optional()
        .meta({
          description: `In words, at most ${formatCount(textLengths.skipNote)} characters; \`OTHER\` needs it.`,
        }),
    }),
    endsLease: true,
  },
  release: {
    label: bilingual('释放', 'Release'),
    description: 'Gives the lease back 释放. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['somebodyHoldsLease', 'holdsLeaseOrSupervises'],
    takes: ['token'],
    input: noInput,
    endsLease: true,
  },
  logCall: {
    label: bilingual('记录通话', 'Log a call'),
    description: 'Logs a call to the applicant 记录通话. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'secondCallDue'],
    input: z.strictObject({
      outcome: z.enum(callOutcomeNames).meta({ description: 'How it ended.', graphql: 'CallOutcome' }),
      note,
    }),
  },
  /** A person who could not be reached calls back: no hour has to pass. */
  logCallback: {
    label: bilingual('记录来电', 'Log a call back'),
    description: 'Logs that somebody who was called and not reached rings back 记录来电. Since 2026-11.',
    from: reviewerStates,
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'secondCallAwaited'],
    input: z.strictObject({
      outcome: z
        .enum(callbackOutcomeNames)
        .meta({ description: 'How it ended; not `MISSED`.', graphql: 'CallOutcome' }),
      note,
    }),
  },
  addNote: {
    label: bilingual('添加备注', 'Add note'),
    description: 'Adds a note 添加备注; needs no lease. Since 2026-11.',
    from: allStates,
    by: reviewerRoles,
    when: ['valuesKept'],
    input: z.strictObject({
      text: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.note)
        .meta({ description: `The note, 1 to ${formatCount(textLengths.note)} characters.` }),
    }),
  },
} as const satisfies Record<string, OrderEventRow>;
