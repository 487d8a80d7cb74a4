import { z } from 'zod';
import { collectionCodePattern } from '../../photo/app-photo.ts';
import { handingOutcomes } from '../../photo/face-check.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { WORKER_WAIT_MS } from '../worker-wait.ts';
import type { OrderEventRow } from './event.ts';
import { noInput } from './inputs.ts';
import { applicantRoles, reviewerRoles } from './roles-and-states.ts';

/** A picture stored by the worker: content hash, file, size in bytes and pixels. */
const storedPicture = z.strictObject({
  hash: z.string().max(128),
  file: z.string().max(256),
  bytes: z.int().min(1),
  width: z.int().min(1),
  height: z.int().min(1),
});

export const photoEvents = {
  submitPhoto: {
    label: bilingual('提交照片', 'Submit photo'),
    description: 'Hands the verification photo in 提交照片. Since 2026-11.',
    from: ['VERIFICATION_PENDING'],
    to: 'PHOTO_REVIEW',
    by: applicantRoles,
    partnerEvent: 'order.photo_submitted',
    when: ['photoByCurtain', 'photoPresent', 'photoNotUsedBefore', 'everyReasonAnswered'],
    then: ['checkContent', 'readPictures'],
    input: noInput,
  },
  fetchBureauAppPhoto: {
    label: bilingual('填写采集码', 'Enter the collection code'),
    description: `Fetches the picture behind the collection code of the bureau’s app 填写采集码. Waits up to ${WORKER_WAIT_MS / 1000} s for it; then \`bureauAppPhoto\` says pending. Since 2026-11.`,
    from: ['VERIFICATION_PENDING'],
    by: applicantRoles,
    partnerEvent: 'order.edited',
    when: ['photoByBureauApp'],
    input: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(collectionCodePattern, '4 to 32 letters or digits, as the app shows it')
        .meta({ description: '采集码 as the app shows it, 4 to 32 letters or digits; kept sealed.' }),
    }),
  },
  takeBureauAppPhoto: {
    label: bilingual('收到管局应用照片', "Receive the bureau app's picture"),
    from: ['VERIFICATION_PENDING'],
    by: ['bureau'],
    partnerEvent: 'order.bureau_app_photo_received',
    when: ['photoByBureauApp', 'codeStillAwaited'],
    then: ['checkContent'],
    input: z.strictObject({
      askingId: z.string().max(64),
      picture: storedPicture,
      shotAt: z.iso.datetime(),
      mobileHash: z.string().max(128).nullable(),
    }),
  },
  confirmBureauApp: {
    label: bilingual('确认管局应用照片', "Confirm the bureau app's picture"),
    description: 'Hands in the picture that the bureau’s app gave 确认管局应用照片, as it was seen. Since 2026-11.',
    from: ['VERIFICATION_PENDING'],
    to: 'PHOTO_REVIEW',
    by: applicantRoles,
    partnerEvent: 'order.photo_submitted',
    when: ['photoByBureauApp', 'bureauAppPhotoCame', 'bureauAppPhoneFits', 'photoNotUsedBefore', 'everyReasonAnswered'],
    then: ['checkContent'],
    input: noInput,
  },
  takeFacePhoto: {
    label: bilingual('收到手机人脸核验照片', 'Receive the photo of the face check'),
    from: ['VERIFICATION_PENDING'],
    to: 'PHOTO_REVIEW',
    by: ['clock'],
    partnerEvent: 'order.photo_submitted',
    when: ['photoByFaceCheck', 'faceCheckAwaited'],
    then: ['checkContent', 'readPictures'],
    input: z.strictObject({
      checkId: z.string().max(64),
      outcome: z.enum(handingOutcomes),
      /** Likeness in per cent, as the service gives it. */
      score: z.int().min(0).max(100).nullable(),
    }),
  },
  approvePhoto: {
    label: bilingual('照片通过', 'Approve photo'),
    description: 'Passes the verification photo 照片通过. Since 2026-11.',
    from: ['PHOTO_REVIEW'],
    to: 'SUBMISSION_PENDING',
    by: reviewerRoles,
    partnerEvent: 'order.photo_approved',
    when: ['holdsLease', 'everyPhotoItemPassed', 'photoTakenByMethodInForce'],
    then: ['prepareReport', 'keepVerificationForm'],
    input: noInput,
    confirm: bilingual('通过后订单进入待提交管局', 'The order then waits to be pushed to the bureau'),
  },
  rejectPhoto: {
    label: bilingual('照片驳回', 'Reject photo'),
    description: 'Asks for another photo 照片驳回. Since 2026-11.',
    from: ['PHOTO_REVIEW'],
    to: 'VERIFICATION_PENDING',
    by: reviewerRoles,
    partnerEvent: 'order.photo_rejected',
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned', 'everyReturnHasReason'],
    input: noInput,
    confirm: bilingual('申请人将收到理由并重新拍照', 'The applicant reads the reasons and takes the photo anew'),
  },
} as const satisfies Record<string, OrderEventRow>;
