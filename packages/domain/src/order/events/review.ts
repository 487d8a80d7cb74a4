import { z } from 'zod';
import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { noInput, reason, reasons } from './inputs.ts';
import { desk } from './who-and-where.ts';

/** Events: the initial review, and the ways back from it and after it. */
export const reviewEvents = {
  recordVerdict: {
    label: text('核对结论', 'Record verdict'),
    from: ['INITIAL_REVIEW', 'PHOTO_REVIEW'],
    by: desk,
    when: ['holdsLease', 'itemUnchanged', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({
      item: z.string().max(64),
      hash: z.string().max(128),
      verdict: z.enum(['pass', 'return']),
      reasons: z
        .array(reason.omit({ item: true }))
        .max(8)
        .default([]),
    }),
  },
  approveInitialReview: {
    label: text('初审通过', 'Approve initial review'),
    from: ['INITIAL_REVIEW'],
    to: [{ state: 'SUBMISSION_PENDING', if: 'acceptedPhotoStands' }, { state: 'VERIFICATION_PENDING' }],
    by: desk,
    when: ['holdsLease', 'everyItemPassed', 'notBlackListed', 'callLogged'],
    then: ['prepareReport'],
    input: noInput,
    confirm: {
      VERIFICATION_PENDING: text(
        '通过后申请人将收到拍照核验通知',
        'The applicant is then asked for the verification photo',
      ),
      SUBMISSION_PENDING: text(
        '已通过的照片仍然有效，不再要求拍照；通过后订单进入待提交管局',
        'The accepted photo still stands and is not asked for again; the order then waits to be pushed to the bureau',
      ),
    },
  },
  returnForCorrection: {
    label: text('退回修改', 'Return for correction'),
    from: ['INITIAL_REVIEW'],
    to: 'CORRECTION_REQUIRED',
    by: desk,
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned', 'everyReturnHasReason'],
    input: noInput,
    confirm: text(
      '申请人将收到全部理由，只能修改退回的项',
      'The applicant reads all reasons and may change the returned items only',
    ),
  },
  rejectInitialReview: {
    label: text('驳回', 'Reject'),
    from: ['INITIAL_REVIEW'],
    to: 'INITIAL_REJECTED',
    by: desk,
    when: ['holdsLease', 'judgedOrWhole', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasons.default([]) }),
    confirm: text(
      '数据有误或不被允许时驳回；申请人可重新填报',
      'For data that is wrong or not allowed; the applicant may fill in anew',
    ),
  },
  sendBack: {
    label: text('退回申请人', 'Send back'),
    from: ['SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'],
    to: 'CORRECTION_REQUIRED',
    by: desk,
    when: ['nobodyElseHoldsLease', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasons.min(1) }),
    confirm: text('订单将退回申请人修改，并重新初审', 'The order goes back to the applicant and is reviewed anew'),
  },
  reopen: {
    label: text('重新初审', 'Reopen'),
    from: ['VERIFICATION_PENDING', 'SUBMISSION_PENDING'],
    to: 'INITIAL_REVIEW',
    by: ['supervisor'],
    when: ['nobodyElseHoldsLease'],
    input: noInput,
    confirm: text('订单回到初审，已通过的结论保留', 'The order goes back to the initial review; its verdicts stay'),
  },
} as const satisfies Record<string, Event>;
