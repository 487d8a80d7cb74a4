import type { StateRow } from '../life-cycle/define.ts';
import { text } from '../text.ts';
import type { OrderNames } from './life-cycle-names.ts';
import type { OrderState } from './names.ts';

/**
 * The states of an order: whose move it is, the duty whose clock runs (life-cycle.md, States), and what is done first. What a
 * bureau or the SMS check has refused goes back first: pushed again as it is, it is refused again.
 */
export const states = {
  DRAFT: { label: text('草稿', 'Draft'), move: 'applicant', duty: 'applicantMove' },
  INITIAL_REVIEW: {
    label: text('初审中', 'Initial review'),
    move: 'reviewer',
    duty: 'initialReview',
    first: ['claim', 'approveInitialReview'],
  },
  CORRECTION_REQUIRED: { label: text('待修改', 'Correction required'), move: 'applicant', duty: 'applicantMove' },
  INITIAL_REJECTED: { label: text('初审驳回', 'Rejected in initial review'), move: 'applicant', duty: 'applicantMove' },
  VERIFICATION_PENDING: { label: text('待核验', 'Verification pending'), move: 'applicant', duty: 'applicantMove' },
  PHOTO_REVIEW: {
    label: text('照片审核中', 'Photo review'),
    move: 'reviewer',
    duty: 'photoReview',
    first: ['claim', 'approvePhoto'],
  },
  SUBMISSION_PENDING: {
    label: text('待提交管局', 'Ready for the bureau'),
    move: 'reviewer',
    duty: 'handOver',
    first: ['pushToBureau'],
  },
  SUBMITTING: { label: text('上报中', 'Submitting'), move: 'reviewer', duty: 'handOver' },
  UPLOAD_FAILED: { label: text('上报失败', 'Upload failed'), move: 'reviewer', duty: 'handOver', first: ['sendBack'] },
  SMS_PENDING: { label: text('待短信核验', 'SMS pending'), move: 'ministry', duty: 'sms' },
  SMS_RETURNED: {
    label: text('短信核验退回', 'Returned by SMS'),
    move: 'reviewer',
    duty: 'returnTriage',
    first: ['sendBack'],
  },
  BUREAU_REVIEW: { label: text('管局审核中', 'Bureau review'), move: 'bureau', duty: 'bureauReview' },
  BUREAU_REJECTED: {
    label: text('管局驳回', 'Refused by the bureau'),
    move: 'reviewer',
    duty: 'returnTriage',
    first: ['sendBack'],
  },
  APPROVED: { label: text('变更成功', 'Approved'), move: null, duty: null, terminal: true },
  ABANDONED: { label: text('已放弃', 'Abandoned'), move: null, duty: null, terminal: true },
  LAPSED: { label: text('已失效', 'Lapsed'), move: 'applicant', duty: null, unlocked: true },
} as const satisfies Record<OrderState, StateRow<OrderNames>>;

export const stateRow = (state: OrderState): StateRow<OrderNames> => states[state];
