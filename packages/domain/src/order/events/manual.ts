import { z } from 'zod';
import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { noInput, reasonsInput } from './inputs.ts';
import { reviewerRoles } from './roles-and-states.ts';

const day = z.iso.date().meta({ description: 'The Shanghai day on which it happened, `YYYY-MM-DD`.' });
const evidenceId = z
  .string()
  .min(1)
  .max(64)
  .meta({ graphql: 'ID!', description: "A picture of the bureau's page: what `POST /evidence` answered." });
const number = (description: string) => z.string().trim().min(1).max(64).optional().meta({ description });
const atBureau = ['SMS_PENDING', 'BUREAU_REVIEW'] as const;

/** Events: 人工报送, where a bureau has no interface, is closed for long, or takes no orders of the kind by it (docs/spec/life-cycle.md L-manual). */
export const manualEvents = {
  recordManualEntry: {
    label: bilingual('登记已录入', 'Record the entry'),
    description:
      "Records that the order was entered in the bureau's own system 登记已录入, with the bureau's number and a picture; somebody else confirms it. Since 2026-12.",
    from: ['MANUAL_ENTRY'],
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'notEnteredYet', 'manualDayPossible'],
    takes: ['version'],
    input: z.strictObject({
      number: z
        .string()
        .trim()
        .min(1)
        .max(64)
        .meta({ description: "The number that the bureau's system gave it, at most 64 characters." }),
      day,
      evidenceId,
    }),
    endsLease: true,
  },
  confirmManualEntry: {
    label: bilingual('复核已录入', 'Confirm the entry'),
    description:
      'Confirms an entry that somebody else recorded 复核已录入: from then on the order counts as handed over. Since 2026-12.',
    from: ['MANUAL_ENTRY'],
    to: [{ state: 'SMS_PENDING', if: 'smsIsChecked' }, { state: 'BUREAU_REVIEW' }],
    by: reviewerRoles,
    partnerEvent: 'order.received_by_bureau',
    when: ['nobodyElseHoldsLease', 'entryRecorded', 'recordedByAnother'],
    input: noInput,
    confirm: bilingual(
      '请在管局系统中核对编号和内容；确认后订单视为已提交管局',
      "Compare number and content in the bureau's system; once confirmed the order counts as handed over",
    ),
  },
  returnManualRecord: {
    label: bilingual('退回登记', 'Return the record'),
    description:
      'Discards what was recorded of an entry or an answer and not confirmed 退回登记, so that it is recorded again. Since 2026-12.',
    from: ['MANUAL_ENTRY', ...atBureau],
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'somethingToConfirm'],
    takes: ['version'],
    input: noInput,
  },
  recordManualAnswer: {
    label: bilingual('登记管局结果', "Record the bureau's result"),
    description:
      "Records what the bureau's own system shows about an order that was entered by hand 登记管局结果, with a picture; somebody else confirms it. Since 2026-12.",
    from: atBureau,
    by: reviewerRoles,
    when: [
      'nobodyElseHoldsLease',
      'handedOverByHand',
      'noAnswerRecorded',
      'manualDayPossible',
      'numbersOfApproval',
      'reasonsOfItsItems',
      'reasonsFit',
    ],
    takes: ['version'],
    input: z.strictObject({
      approves: z.boolean().meta({ description: 'The bureau approved; else it refused.' }),
      day,
      evidenceId,
      subjectNumber: number(
        'The filing number of the subject, such as 京ICP备2026000001号, where the approval gives one.',
      ),
      serviceNumber: number(
        'The filing number of the website, such as 京ICP备2026000001号-1, where the approval gives one.',
      ),
      reasons: reasonsInput.default([]).meta({ description: 'Of a refusal: what it speaks of.' }),
    }),
    endsLease: true,
  },
  confirmManualAnswer: {
    label: bilingual('复核管局结果', "Confirm the bureau's result"),
    description:
      "Confirms the bureau's result that somebody else recorded 复核管局结果: it then counts as the bureau's answer. Since 2026-12.",
    from: atBureau,
    to: [{ state: 'APPROVED', if: 'recordedAnswerApproves' }, { state: 'BUREAU_REJECTED' }],
    by: reviewerRoles,
    partnerEvent: { APPROVED: 'order.approved', BUREAU_REJECTED: 'order.refused' },
    when: ['nobodyElseHoldsLease', 'answerRecorded', 'recordedByAnother'],
    then: ['prepareReport', 'followRecord'],
    input: noInput,
    confirm: bilingual(
      '等同于管局的答复；请先在管局系统中核对',
      "Counts as the bureau's answer; compare it in the bureau's system first",
    ),
  },
} as const satisfies Record<string, OrderEventRow>;
