import { bilingual } from '../bilingual-text.ts';
import type { StateRow } from '../life-cycle/define.ts';
import type { OrderNames } from './life-cycle-names.ts';
import type { OrderState } from './names.ts';

/**
 * The states of an order: who moves next, the duty whose clock runs (docs/spec/life-cycle.md L-states), and the primary event.
 * After a refusal by a bureau or the SMS check the primary event is the return, because the same content would be
 * refused again.
 */
export const states = {
  DRAFT: { label: bilingual('草稿', 'Draft'), nextActor: 'applicant', duty: 'applicantMove' },
  INITIAL_REVIEW: {
    label: bilingual('初审中', 'Initial review'),
    nextActor: 'reviewer',
    duty: 'initialReview',
    primaryEvents: ['claim', 'approveInitialReview'],
  },
  CORRECTION_REQUIRED: {
    label: bilingual('待修改', 'Correction required'),
    nextActor: 'applicant',
    duty: 'applicantMove',
  },
  INITIAL_REJECTED: {
    label: bilingual('初审驳回', 'Rejected in initial review'),
    nextActor: 'applicant',
    duty: 'applicantMove',
  },
  VERIFICATION_PENDING: {
    label: bilingual('待核验', 'Verification pending'),
    nextActor: 'applicant',
    duty: 'applicantMove',
  },
  PHOTO_REVIEW: {
    label: bilingual('照片审核中', 'Photo review'),
    nextActor: 'reviewer',
    duty: 'photoReview',
    primaryEvents: ['claim', 'approvePhoto'],
  },
  SUBMISSION_PENDING: {
    label: bilingual('待提交管局', 'Ready for the bureau'),
    nextActor: 'reviewer',
    duty: 'handOver',
    primaryEvents: ['pushToBureau'],
  },
  SUBMITTING: { label: bilingual('上报中', 'Submitting'), nextActor: 'reviewer', duty: 'handOver' },
  UPLOAD_FAILED: {
    label: bilingual('上报失败', 'Upload failed'),
    nextActor: 'reviewer',
    duty: 'handOver',
    primaryEvents: ['sendBack'],
  },
  SMS_PENDING: { label: bilingual('待短信核验', 'SMS pending'), nextActor: 'ministry', duty: 'sms' },
  SMS_RETURNED: {
    label: bilingual('短信核验退回', 'Returned by SMS'),
    nextActor: 'reviewer',
    duty: 'returnTriage',
    primaryEvents: ['sendBack'],
  },
  BUREAU_REVIEW: { label: bilingual('管局审核中', 'Bureau review'), nextActor: 'bureau', duty: 'bureauReview' },
  BUREAU_REJECTED: {
    label: bilingual('管局驳回', 'Refused by the bureau'),
    nextActor: 'reviewer',
    duty: 'returnTriage',
    primaryEvents: ['sendBack'],
  },
  APPROVED: { label: bilingual('变更成功', 'Approved'), nextActor: null, duty: null, terminal: true },
  ABANDONED: { label: bilingual('已放弃', 'Abandoned'), nextActor: null, duty: null, terminal: true },
  LAPSED: { label: bilingual('已失效', 'Lapsed'), nextActor: 'applicant', duty: null, releasesSubjectLock: true },
} as const satisfies Record<OrderState, StateRow<OrderNames>>;

export const stateRow = (state: OrderState): StateRow<OrderNames> => states[state];
