import { z } from 'zod';
import { pushableStates, statesAtBureau, statesFollowingPublications } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';
import type { OrderEventRow } from './event.ts';
import { attemptInput, noInput, reasonsInput, resultInput } from './inputs.ts';
import { reviewerRoles } from './roles-and-states.ts';

/** Events: submission to the bureau and its answers. */
export const bureauEvents = {
  pushToBureau: {
    label: bilingual('提交管局', 'Push to bureau'),
    description:
      'Hands the order to the bureau 提交管局; by another person than the one who passed the initial review. Since 2026-11.',
    from: pushableStates,
    to: [{ state: 'MANUAL_ENTRY', if: 'goesByHand' }, { state: 'SUBMITTING' }],
    by: reviewerRoles,
    partnerEvent: 'order.pushed',
    when: [
      'nobodyElseHoldsLease',
      'fourEyes',
      'stillFiled',
      'recordIsOurs',
      'otherAccessRemains',
      'somethingChanged',
      'reviewedAsFiled',
      'photoTakenByMethodInForce',
      'notBlackListed',
      'serviceCodeBound',
      'reportable',
      'bureauConfigured',
      'firstRunConfirmed',
      'noAnswerOutstanding',
    ],
    input: noInput,
    confirm: bilingual('提交后在管局答复前不能撤回或修改', 'Until the bureau answers nobody can withdraw or edit it'),
  },
  recall: {
    label: bilingual('撤回上报', 'Recall'),
    description: 'Takes a push back 撤回上报, while its file has no number. Since 2026-11.',
    from: ['SUBMITTING', 'MANUAL_ENTRY'],
    to: 'SUBMISSION_PENDING',
    by: reviewerRoles,
    partnerEvent: 'order.recalled',
    when: ['nobodyElseHoldsLease', 'notNumbered', 'notEnteredYet'],
    then: ['followRecord'],
    input: noInput,
    confirm: bilingual('尚未上报，撤回后不会上报', 'It was not sent yet: recalled, it is not sent'),
  },
  writeOffAttempt: {
    label: bilingual('核销未答复的上报', 'Write off the attempt'),
    description:
      'Writes off attempts that the bureau will not answer any more 核销, so that it can be pushed again; supervisors only. Since 2026-11.',
    from: pushableStates,
    by: ['supervisor'],
    when: ['somethingUnanswered'],
    takes: ['version'],
    input: z.strictObject({
      note: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.writeOff)
        .meta({ description: `Why no answer will come, 1 to ${formatCount(textLengths.writeOff)} characters.` }),
    }),
    confirm: bilingual(
      '管局对上一次上报不再答复时核销，之后可再次提交',
      'For an attempt that the bureau will not answer any more; it can be pushed again then',
    ),
  },
  uploadAccepted: {
    label: bilingual('管局受理文件', 'Upload accepted'),
    from: ['SUBMITTING'],
    to: [{ state: 'SMS_PENDING', if: 'smsIsChecked' }, { state: 'BUREAU_REVIEW' }],
    by: ['bureau'],
    partnerEvent: 'order.received_by_bureau',
    input: attemptInput,
  },
  uploadRefused: {
    label: bilingual('管局拒收文件', 'Upload refused'),
    from: ['SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW'],
    to: 'UPLOAD_FAILED',
    by: ['bureau'],
    partnerEvent: 'order.upload_failed',
    when: ['resultIsOfThisAttempt'],
    then: ['prepareReport', 'followRecord'],
    input: attemptInput,
  },
  failReport: {
    label: bilingual('上报内容无法生成', 'Report cannot be built'),
    from: ['SUBMITTING'],
    to: 'UPLOAD_FAILED',
    by: ['clock'],
    partnerEvent: 'order.upload_failed',
    when: ['notNumbered'],
    then: ['prepareReport', 'followRecord'],
    // Codes and fields, no values: `MISSING subject.name`.
    input: z.strictObject({ problems: z.array(z.string().max(120)).max(64) }),
  },
  bureauApprove: {
    label: bilingual('管局通过', 'Bureau approves'),
    from: statesAtBureau,
    to: 'APPROVED',
    by: ['bureau'],
    partnerEvent: 'order.approved',
    when: ['resultIsOfThisAttempt'],
    input: resultInput,
  },
  bureauRefuse: {
    label: bilingual('管局驳回', 'Bureau refuses'),
    from: statesAtBureau,
    to: 'BUREAU_REJECTED',
    by: ['bureau'],
    partnerEvent: 'order.refused',
    when: ['resultIsOfThisAttempt'],
    then: ['prepareReport', 'followRecord'],
    input: resultInput,
  },
  takePublication: {
    label: bilingual('管局发布新的备案数据', 'The bureau published the record'),
    from: statesFollowingPublications,
    by: ['bureau'],
    partnerEvent: 'order.filing_published',
    then: ['prepareReport', 'checkContent'],
    // Whether the website's standing in the record changed; the write determines the fields.
    input: z.strictObject({ standing: z.enum(['filed', 'gone', 'ours', 'notOurs']).optional() }),
  },
  recordBureauAnswer: {
    label: bilingual('登记管局答复', "Record the bureau's answer"),
    description:
      "Records the bureau's answer by hand 登记管局答复, on evidence in words or a scan; supervisors only. Since 2026-11.",
    from: ['BUREAU_REVIEW'],
    to: [{ state: 'APPROVED', if: 'answerApproves' }, { state: 'BUREAU_REJECTED' }],
    by: ['supervisor'],
    partnerEvent: { APPROVED: 'order.approved', BUREAU_REJECTED: 'order.refused' },
    when: ['notHandedOverByHand', 'evidenceAttached', 'reasonsOfItsItems', 'reasonsFit'],
    then: ['prepareReport', 'followRecord'],
    input: z.strictObject({
      approves: z.boolean().meta({ description: 'The bureau approved; else it refused.' }),
      evidence: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.bureauEvidence)
        .optional()
        .meta({
          description: `What the bureau said and where it was read, at most ${formatCount(textLengths.bureauEvidence)} characters.`,
        }),
      evidenceId: z.string().max(64).optional().meta({ graphql: 'ID', description: 'What `POST /evidence` answered.' }),
      reasons: reasonsInput.default([]).meta({ description: 'Of a refusal: what it speaks of.' }),
    }),
    confirm: bilingual(
      '等同于管局的答复，须有凭据并留存审计',
      "Counts as the bureau's answer; needs evidence and is audited",
    ),
  },
} as const satisfies Record<string, OrderEventRow>;
