import { z } from 'zod';
import type { Role } from '../../staff/roles.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';
import type { OrderEventRow } from './event.ts';

/** An answer of the ministry's interface belongs to an attempt; a reviewer records what the bureau's page shows. */
const outcome = z.strictObject({
  submissionId: z.string().max(64).optional(),
  /** Missing from the ministry alone: the mutation needs it. */
  evidence: z
    .string()
    .trim()
    .min(1)
    .max(textLengths.smsEvidence)
    .optional()
    .meta({
      graphql: 'String!',
      description: `What the bureau's page shows, and when; 1 to ${formatCount(textLengths.smsEvidence)} characters, kept sealed.`,
    }),
});
const ofAttempt = z.strictObject({ submissionId: z.string().max(64) });
const clock: readonly Role[] = ['clock'];

export const smsEvents = {
  smsVerified: {
    label: bilingual('短信核验通过', 'SMS verified'),
    description: 'Enters that every phone is verified 短信核验通过; only once the desk is asked for it. Since 2026-11.',
    // SUBMITTING: the order was pushed again after a return, and the ministry confirms the phone before the file has a
    // number.
    from: ['SMS_PENDING', 'SMS_RETURNED', 'SUBMITTING'],
    to: 'BUREAU_REVIEW',
    by: ['ministry', 'reviewer'],
    partnerEvent: 'order.sms_verified',
    when: ['noNewerAttempt', 'allPhonesVerified', 'deskIsAsked', 'evidenceGiven'],
    input: outcome,
  },
  smsFailed: {
    label: bilingual('短信核验失败', 'SMS failed'),
    description:
      'Enters that the check failed or ran out 短信核验失败; only once the desk is asked for it. Since 2026-11.',
    from: ['SMS_PENDING'],
    to: 'SMS_RETURNED',
    by: ['ministry', 'reviewer'],
    partnerEvent: 'order.sms_returned',
    when: ['noNewerAttempt', 'somePhoneFailed', 'deskIsAsked', 'evidenceGiven'],
    then: ['prepareReport', 'followRecord'],
    input: outcome,
  },
  expireSms: {
    label: bilingual('短信核验超时', 'SMS expired'),
    from: ['SMS_PENDING'],
    to: 'SMS_RETURNED',
    by: clock,
    partnerEvent: 'order.sms_returned',
    when: ['noNewerAttempt', 'windowIsOver'],
    then: ['prepareReport', 'followRecord'],
    input: ofAttempt,
  },
  noteSmsOverdue: {
    label: bilingual('短信未按时发出', 'SMS not sent in time'),
    from: ['SMS_PENDING'],
    by: clock,
    partnerEvent: 'order.sms_overdue',
    when: ['noNewerAttempt', 'smsIsOverdue'],
    input: ofAttempt,
  },
  askSmsOutcome: {
    label: bilingual('询问短信结果', 'Ask for the SMS outcome'),
    from: ['SMS_PENDING'],
    by: clock,
    when: ['noNewerAttempt', 'deskNotAskedYet', 'ministryIsSilent'],
    input: ofAttempt.extend({ port: z.boolean() }),
  },
} as const satisfies Record<string, OrderEventRow>;
