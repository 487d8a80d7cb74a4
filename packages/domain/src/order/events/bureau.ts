import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { attempt, noInput, result } from './inputs.ts';
import { atTheBureau, desk } from './who-and-where.ts';

/** Events: the way to the bureau and back. */
export const bureauEvents = {
  pushToBureau: {
    label: text('提交管局', 'Push to bureau'),
    from: ['SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'],
    to: 'SUBMITTING',
    by: desk,
    when: ['nobodyElseHoldsLease', 'fourEyes', 'reportable', 'bureauConfigured', 'noAnswerOutstanding'],
    then: ['submitToBureau'],
    input: noInput,
    confirm: text('提交后在管局答复前不能撤回或修改', 'Until the bureau answers nobody can withdraw or edit it'),
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
    then: ['prepareReport'],
    input: attempt,
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
    then: ['prepareReport'],
    input: result,
  },
} as const satisfies Record<string, Event>;
