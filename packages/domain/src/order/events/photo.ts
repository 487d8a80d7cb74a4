import { text } from '../../text.ts';
import type { Event } from './event.ts';
import { noInput } from './inputs.ts';
import { applicant, desk } from './who-and-where.ts';

/** Events: the verification photo. */
export const photoEvents = {
  submitPhoto: {
    label: text('提交照片', 'Submit photo'),
    from: ['VERIFICATION_PENDING'],
    to: 'PHOTO_REVIEW',
    by: applicant,
    when: ['photoByCurtain', 'photoPresent', 'everyReasonAnswered'],
    input: noInput,
  },
  approvePhoto: {
    label: text('照片通过', 'Approve photo'),
    from: ['PHOTO_REVIEW'],
    to: 'SUBMISSION_PENDING',
    by: desk,
    when: ['holdsLease', 'everyPhotoItemPassed'],
    then: ['prepareReport'],
    input: noInput,
    confirm: text('通过后订单进入待提交管局', 'The order then waits to be pushed to the bureau'),
  },
  rejectPhoto: {
    label: text('照片驳回', 'Reject photo'),
    from: ['PHOTO_REVIEW'],
    to: 'VERIFICATION_PENDING',
    by: desk,
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned'],
    input: noInput,
    confirm: text('申请人将收到理由并重新拍照', 'The applicant reads the reasons and takes the photo anew'),
  },
} as const satisfies Record<string, Event>;
