import { z } from 'zod';
import { materialKinds } from '../../filing/materials.ts';
import { pushableStates, stateRow } from '../../order-names/states.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderEventRow } from './event.ts';
import { noInput, reasonInput, reasonsInput } from './inputs.ts';
import { allStates, reviewerRoles } from './roles-and-states.ts';

/** Events: the initial review, returns and rejections. */
export const reviewEvents = {
  recordVerdict: {
    label: bilingual('核对结论', 'Record verdict'),
    from: ['INITIAL_REVIEW', 'PHOTO_REVIEW'],
    by: reviewerRoles,
    when: ['holdsLease', 'itemUnchanged', 'groupedAgrees', 'reasonsFit', 'unreachedTwice'],
    input: z
      .strictObject({
        item: z.string().max(64),
        hash: z.string().max(128),
        verdict: z.enum(['pass', 'return']),
        reasons: z
          .array(reasonInput.omit({ item: true }))
          .max(8)
          .default([]),
        // Given with others by one key, because the scans agree with what was typed.
        grouped: z.boolean().default(false),
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
    from: ['INITIAL_REVIEW'],
    to: [
      { state: 'SUBMISSION_PENDING', if: 'noPhotoNeeded' },
      { state: 'SUBMISSION_PENDING', if: 'acceptedPhotoStands' },
      { state: 'VERIFICATION_PENDING' },
    ],
    by: reviewerRoles,
    when: ['holdsLease', 'everyItemPassed', 'notBlackListed', 'callLogged'],
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
  returnForCorrection: {
    label: bilingual('退回修改', 'Return for correction'),
    from: ['INITIAL_REVIEW'],
    to: 'CORRECTION_REQUIRED',
    by: reviewerRoles,
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned', 'everyReturnHasReason'],
    input: noInput,
    confirm: bilingual(
      '申请人将收到全部理由，只能修改退回的项',
      'The applicant reads all reasons and may change the returned items only',
    ),
  },
  rejectInitialReview: {
    label: bilingual('驳回', 'Reject'),
    from: ['INITIAL_REVIEW'],
    to: 'INITIAL_REJECTED',
    by: reviewerRoles,
    when: ['holdsLease', 'judgedOrWhole', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasonsInput.default([]) }),
    confirm: bilingual(
      '数据有误或不被允许时驳回；申请人可重新填报',
      'For data that is wrong or not allowed; the applicant may fill in anew',
    ),
  },
  sendBack: {
    label: bilingual('退回申请人', 'Send back'),
    from: pushableStates,
    to: 'CORRECTION_REQUIRED',
    by: reviewerRoles,
    when: ['nobodyElseHoldsLease', 'atLeastOneReason', 'reasonsOfItsItems', 'reasonsFit', 'unreachedTwice'],
    input: z.strictObject({ reasons: reasonsInput.min(1) }),
    confirm: bilingual('订单将退回申请人修改，并重新初审', 'The order goes back to the applicant and is reviewed anew'),
  },
  reopen: {
    label: bilingual('重新初审', 'Reopen'),
    from: ['VERIFICATION_PENDING', 'SUBMISSION_PENDING'],
    to: 'INITIAL_REVIEW',
    by: ['supervisor'],
    when: ['nobodyElseHoldsLease'],
    input: noInput,
    confirm: bilingual(
      '订单回到初审，已通过的结论保留',
      'The order goes back to the initial review; its verdicts stay',
    ),
  },
} as const satisfies Record<string, OrderEventRow>;
