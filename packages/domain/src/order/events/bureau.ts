import { z } from 'zod';
import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { attempt, noInput, reasons, result } from './inputs.ts';
import { atTheBureau, desk, followsTheBureau, pushable } from './who-and-where.ts';

/** Events: the way to the bureau and back. */
export const bureauEvents = {
  pushToBureau: {
    label: text('提交管局', 'Push to bureau'),
    from: pushable,
    to: 'SUBMITTING',
    by: desk,
    when: [
      'nobodyElseHoldsLease',
      'fourEyes',
      'stillFiled',
      'recordIsOurs',
      'somethingChanged',
      'reviewedAsFiled',
      'notBlackListed',
      'reportable',
      'bureauConfigured',
      'noAnswerOutstanding',
    ],
    input: noInput,
    confirm: text('提交后在管局答复前不能撤回或修改', 'Until the bureau answers nobody can withdraw or edit it'),
  },
  recall: {
    label: text('撤回上报', 'Recall'),
    from: ['SUBMITTING'],
    to: 'SUBMISSION_PENDING',
    by: desk,
    when: ['nobodyElseHoldsLease', 'notNumbered'],
    then: ['followRecord'],
    input: noInput,
    confirm: text('文件尚未编号，撤回后不会上报', 'Its file has no number yet: recalled, it is not sent'),
  },
  writeOffAttempt: {
    label: text('核销未答复的上报', 'Write off the attempt'),
    from: pushable,
    by: ['supervisor'],
    when: ['somethingUnanswered'],
    input: z.strictObject({ note: z.string().trim().min(1).max(1000) }),
    confirm: text(
      '管局对上一次上报不再答复时核销，之后可再次提交',
      'For an attempt that the bureau will not answer any more; it can be pushed again then',
    ),
  },
  uploadAccepted: {
    label: text('管局受理文件', 'Upload accepted'),
    from: ['SUBMITTING'],
    to: [{ state: 'SMS_PENDING', if: 'smsIsChecked' }, { state: 'BUREAU_REVIEW' }],
    by: ['bureau'],
    input: attempt,
  },
  uploadRefused: {
    label: text('管局拒收文件', 'Upload refused'),
    from: ['SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW'],
    to: 'UPLOAD_FAILED',
    by: ['bureau'],
    when: ['resultIsOfThisAttempt'],
    then: ['prepareReport', 'followRecord'],
    input: attempt,
  },
  failReport: {
    label: text('上报内容无法生成', 'Report cannot be built'),
    from: ['SUBMITTING'],
    to: 'UPLOAD_FAILED',
    by: ['clock'],
    when: ['notNumbered'],
    then: ['prepareReport', 'followRecord'],
    // Codes and fields, no values: `MISSING subject.name`.
    input: z.strictObject({ problems: z.array(z.string().max(120)).max(64) }),
  },
  bureauApprove: {
    label: text('管局通过', 'Bureau approves'),
    from: atTheBureau,
    to: 'APPROVED',
    by: ['bureau'],
    when: ['resultIsOfThisAttempt'],
    input: result,
  },
  bureauRefuse: {
    label: text('管局驳回', 'Bureau refuses'),
    from: atTheBureau,
    to: 'BUREAU_REJECTED',
    by: ['bureau'],
    when: ['resultIsOfThisAttempt'],
    then: ['prepareReport', 'followRecord'],
    input: result,
  },
  takePublication: {
    label: text('管局发布新的备案数据', 'The bureau published the record'),
    from: followsTheBureau,
    by: ['bureau'],
    then: ['prepareReport', 'checkContent'],
    // Whether its website stands in the record otherwise than before; which fields do, the write finds out.
    input: z.strictObject({ standing: z.enum(['filed', 'gone', 'ours', 'notOurs']).optional() }),
  },
  recordBureauAnswer: {
    label: text('登记管局答复', "Record the bureau's answer"),
    from: ['BUREAU_REVIEW'],
    to: [{ state: 'APPROVED', if: 'answerApproves' }, { state: 'BUREAU_REJECTED' }],
    by: ['supervisor'],
    when: ['evidenceAttached', 'reasonsOfItsItems', 'reasonsFit'],
    then: ['prepareReport', 'followRecord'],
    input: z.strictObject({
      approves: z.boolean(),
      /** What the bureau said, and where it was read. */
      evidence: z.string().trim().min(1).max(2000).optional(),
      /** A scan of it. */
      evidenceId: z.string().max(64).optional(),
      /** Of a refusal. */
      reasons: reasons.default([]),
    }),
    confirm: text(
      '等同于管局的答复，须有凭据并留存审计',
      "Counts as the bureau's answer; needs evidence and is audited",
    ),
  },
} as const satisfies Record<string, Event>;
