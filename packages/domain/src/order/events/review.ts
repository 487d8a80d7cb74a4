import { z } from 'zod';
import { SUPPLEMENT_DAYS } from '../../clock/duties.ts';
import { materialKinds } from '../../filing/materials.ts';
import { pushableStates, stateRow } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { noInput, reasonInput, reasonsInput, timerInput } from './inputs.ts';
import { allStates, applicantRoles, reviewerRoles } from './roles-and-states.ts';

const reasonsGiven = 'At least one; item null: the order as a whole.';

/** Events: the initial review, returns and rejections. */
export const reviewEvents = {
  recordVerdict: {
    label: bilingual('核对结论', 'Record verdict'),
    description: 'Says whether one item is as it should be 核对结论. Since 2026-11.',
    from: ['INITIAL_REVIEW', 'PHOTO_REVIEW'],
    by: reviewerRoles,
    when: ['holdsLease', 'itemUnchanged', 'groupedAgrees', 'reasonsFit', 'unreachedTwice'],
    input: z
      .strictObject({
        item: z.string().max(64).meta({ description: '`Item.key`.' }),
        hash: z.string().max(128).meta({ description: '`Item.hash`, the content that was seen.' }),
        verdict: z.enum(['pass', 'return']).meta({ description: 'The conclusion.', graphql: 'Verdict' }),
        reasons: z
          .array(
            reasonInput
              .omit({ item: true })
              .extend({ code: reasonInput.shape.code.meta({ description: 'Code of the library, e.g. `WEB-01`.' }) })
              .meta({ graphql: 'VerdictReasonInput', description: 'Why the item is not in order. Since 2026-11.' }),
          )
          .max(8)
          .default([])
          .meta({ description: 'Why it is not in order, with `return`.' }),
        grouped: z.boolean().default(false).meta({
          description:
            'Passed with others by one key 按一致项通过, because the scans agree or the checks found it right: only with `pass`, and only for an item that `mayBeGrouped`. Spot checks of such orders have a share of their own.',
        }),
      })
      .refine(({ grouped, verdict }) => !grouped || verdict === 'pass', {
        path: ['grouped'],
        params: {
          says: bilingual(
            '只有“通过”可以成组给出；不符的项请逐项给出结论',
            'Only passes are given as a group; give the verdict on an item that is not in order by itself',
          ),
        },
      }),
  },
  /** A picture was read after its items were passed, and contradicts them; at the bureau it counts once the order is back. */
  reopenVerdicts: {
    label: bilingual('识别结果晚到且不一致，须重新核对', 'A late reading differs: to be reviewed again'),
    from: allStates.filter((state) => !stateRow(state).terminal),
    by: ['clock'],
    input: z.strictObject({ items: z.array(z.string().max(64)).min(1), material: z.enum(materialKinds) }),
  },
  approveInitialReview: {
    label: bilingual('初审通过', 'Approve initial review'),
    description: 'Passes the initial review 初审通过. Since 2026-11.',
    from: ['INITIAL_REVIEW'],
    to: [
      { state: 'SUBMISSION_PENDING', if: 'noPhotoNeeded' },
      { state: 'SUBMISSION_PENDING', if: 'acceptedPhotoStands' },
      { state: 'VERIFICATION_PENDING' },
    ],
    by: reviewerRoles,
    partnerEvent: 'order.initial_review_approved',
    when: ['holdsLease', 'everyItemPassed', 'notBlackListed', 'serviceCodeBound', 'callLogged'],
    then: ['prepareReport', 'keepVerificationForm'],
    input: noInput,
    confirm: {
      VERIFICATION_PENDING: bilingual(
        '通过后申请人将收到拍照核验通知',
        'The applicant is then asked for the verification photo',
      ),
      SUBMISSION_PENDING: bilingual(
        '无须拍照核验；通过后订单进入待提交管局',
        'No photo is asked for; the order then waits to be pushed to the bureau',
      ),
    },
  },
  /** A reviewer who has the applicant on the phone waits for one thing instead of returning the order. */
  holdForApplicant: {
    label: bilingual('等待补件', 'Hold for a supplement'),
    description:
      'Waits for one thing from the applicant instead of returning the order 等待补件: the clock of the review stands still, once per submission. Since 2026-12.',
    from: ['INITIAL_REVIEW', 'PHOTO_REVIEW'],
    to: 'SUPPLEMENT_PENDING',
    pausesClock: true,
    by: reviewerRoles,
    partnerEvent: 'order.held',
    when: ['holdsLease', 'heldOncePerRound', 'awaitedCanBeSent', 'reasonsOfItsItems', 'reasonsFit'],
    input: z.strictObject({
      reasons: reasonsInput
        .length(1)
        .meta({ description: 'Exactly one: what is awaited. Item null: something about the order as a whole.' }),
    }),
    confirm: bilingual(
      `审核时限暂停，最多等待 ${SUPPLEMENT_DAYS} 个工作日；每次提交只能等待一次，申请人将收到通知`,
      `The clock of the review stands still for at most ${SUPPLEMENT_DAYS} working days, once per submission; the applicant is told`,
    ),
  },
  submitSupplement: {
    label: bilingual('提交补件', 'Submit the supplement'),
    description:
      'Tells the desk that what it waits for is supplied 提交补件: the review resumes with the time that was left. Since 2026-12.',
    from: ['SUPPLEMENT_PENDING'],
    to: { backTo: ['INITIAL_REVIEW', 'PHOTO_REVIEW'] },
    by: applicantRoles,
    partnerEvent: 'order.resumed',
    when: ['valuesKept', 'formValid', 'materialsComplete', 'everyReasonAnswered'],
    input: noInput,
  },
  resumeReview: {
    label: bilingual('恢复审核', 'Resume the review'),
    description: 'Ends the wait for a supplement before it is submitted 恢复审核. Since 2026-12.',
    from: ['SUPPLEMENT_PENDING'],
    to: { backTo: ['INITIAL_REVIEW', 'PHOTO_REVIEW'] },
    by: reviewerRoles,
    partnerEvent: 'order.resumed',
    input: noInput,
  },
  expireHold: {
    label: bilingual('补件期满', 'The wait is over'),
    from: ['SUPPLEMENT_PENDING'],
    to: { backTo: ['INITIAL_REVIEW', 'PHOTO_REVIEW'] },
    by: ['clock'],
    partnerEvent: 'order.resumed',
    input: timerInput,
  },
  returnForCorrection: {
    label: bilingual('退回修改', 'Return for correction'),
    description: 'Returns for correction 退回修改, with the reasons of the verdicts. Since 2026-11.',
    from: ['INITIAL_REVIEW'],
    to: 'CORRECTION_REQUIRED',
    by: reviewerRoles,
    partnerEvent: 'order.returned',
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned', 'everyReturnHasReason'],
    input: noInput,
    confirm: bilingual(
      '申请人将收到全部理由，只能修改退回的项',
      'The applicant reads all reasons and may change the returned items only',
    ),
  },
  rejectInitialReview: {
    label: bilingual('驳回', 'Reject'),
    description: 'Rejects 驳回; a reason for the order as a whole ends the review early. Since 2026-11.',
    from: ['INITIAL_REVIEW'],
    to: 'INITIAL_REJECTED',
    by: reviewerRoles,
    partnerEvent: 'order.rejected',
    when: ['holdsLease', 'judgedOrWhole', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasonsInput.meta({ description: reasonsGiven }) }),
    confirm: bilingual(
      '数据有误或不被允许时驳回；申请人可重新填报',
      'For data that is wrong or not allowed; the applicant may fill in anew',
    ),
  },
  sendBack: {
    label: bilingual('退回申请人', 'Send back'),
    description:
      'Sends an order back to the applicant that cannot go to the bureau, or came back from it 退回申请人. Since 2026-11.',
    from: pushableStates,
    to: 'CORRECTION_REQUIRED',
    by: reviewerRoles,
    partnerEvent: 'order.sent_back',
    when: ['nobodyElseHoldsLease', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasonsInput.min(1).meta({ description: reasonsGiven }) }),
    confirm: bilingual('订单将退回申请人修改，并重新初审', 'The order goes back to the applicant and is reviewed anew'),
  },
  reopen: {
    label: bilingual('重新初审', 'Reopen'),
    description: 'Back to the initial review 重新初审; supervisors only. Since 2026-11.',
    from: ['VERIFICATION_PENDING', 'SUBMISSION_PENDING'],
    to: 'INITIAL_REVIEW',
    by: ['supervisor'],
    partnerEvent: 'order.reopened',
    when: ['nobodyElseHoldsLease'],
    input: noInput,
    confirm: bilingual(
      '订单回到初审，已通过的结论保留',
      'The order goes back to the initial review; its verdicts stay',
    ),
  },
} as const satisfies Record<string, OrderEventRow>;
