import { z } from 'zod';
import { defineLifeCycle, type EventRow, type StateRow } from '../life-cycle/define.ts';
import { materialKinds } from '../record/materials.ts';
import type { Role } from '../staff/roles.ts';
import { text } from '../text.ts';
import { laterEvents } from './life-cycle-later.ts';
import type { OrderNames } from './life-cycle-names.ts';
import type { OrderState } from './names.ts';
import { reasonCodes } from './reasons.ts';

type State = StateRow<OrderNames>;
type Event = EventRow<OrderNames>;

const desk: readonly Role[] = ['reviewer'];
const applicant: readonly Role[] = ['applicant'];
const editable: readonly OrderState[] = ['DRAFT', 'CORRECTION_REQUIRED', 'INITIAL_REJECTED', 'LAPSED'];
const atTheBureau: readonly OrderState[] = [
  'SUBMITTING',
  'UPLOAD_FAILED',
  'SMS_PENDING',
  'SMS_RETURNED',
  'BUREAU_REVIEW',
];

const states = {
  DRAFT: { label: text('草稿', 'Draft'), move: 'applicant', duty: 'applicantMove' },
  INITIAL_REVIEW: { label: text('初审中', 'Initial review'), move: 'reviewer', duty: 'initialReview' },
  CORRECTION_REQUIRED: { label: text('待修改', 'Correction required'), move: 'applicant', duty: 'applicantMove' },
  INITIAL_REJECTED: { label: text('初审驳回', 'Rejected in initial review'), move: 'applicant', duty: 'applicantMove' },
  VERIFICATION_PENDING: { label: text('待核验', 'Verification pending'), move: 'applicant', duty: 'applicantMove' },
  PHOTO_REVIEW: { label: text('照片审核中', 'Photo review'), move: 'reviewer', duty: 'photoReview' },
  SUBMISSION_PENDING: { label: text('待提交管局', 'Ready for the bureau'), move: 'reviewer', duty: 'handOver' },
  SUBMITTING: { label: text('上报中', 'Submitting'), move: 'reviewer', duty: 'handOver' },
  UPLOAD_FAILED: { label: text('上报失败', 'Upload failed'), move: 'reviewer', duty: 'handOver' },
  SMS_PENDING: { label: text('待短信核验', 'SMS pending'), move: 'ministry', duty: 'sms' },
  SMS_RETURNED: { label: text('短信核验退回', 'Returned by SMS'), move: 'reviewer', duty: 'returnTriage' },
  BUREAU_REVIEW: { label: text('管局审核中', 'Bureau review'), move: 'bureau', duty: 'bureauReview' },
  BUREAU_REJECTED: { label: text('管局驳回', 'Refused by the bureau'), move: 'reviewer', duty: 'returnTriage' },
  APPROVED: { label: text('变更成功', 'Approved'), move: null, duty: null, terminal: true },
  ABANDONED: { label: text('已放弃', 'Abandoned'), move: null, duty: null, terminal: true },
  LAPSED: { label: text('已失效', 'Lapsed'), move: 'applicant', duty: null, unlocked: true },
} as const satisfies Record<OrderState, State>;

const allStates = Object.keys(states) as OrderState[];
const reviewersMove = allStates.filter((state) => states[state].move === 'reviewer');
const clocked = allStates.filter((state) => states[state].duty !== null && states[state].move !== 'applicant');

const applicantsMove = allStates.filter((state) => states[state].duty === 'applicantMove');

const noInput = z.strictObject({});
/** A reason of the library with the advice as it was edited; `item` null: for the order as a whole. */
const reason = z.strictObject({
  code: z.enum(reasonCodes),
  item: z.string().max(64).nullable().default(null),
  advice: z.string().trim().min(1).max(1000).optional(),
});
const reasons = z.array(reason).max(32);
/** Which timer rang, and which share of the time it stands for. */
const rung = z.strictObject({ timerId: z.string(), share: z.number() });
const attempt = z.strictObject({ submissionId: z.string(), code: z.string().max(20).optional() });
/** A result by download: its Shanghai day decides, with the attempts, whether it belongs here (life-cycle.md). */
const result = z.strictObject({
  submissionId: z.string(),
  /** `YYYY-MM-DD` */
  day: z.iso.date(),
  codes: z.array(z.string().max(20)),
});

const events = {
  openOrder: {
    label: text('创建订单', 'Open order'),
    from: [],
    to: 'DRAFT',
    by: applicant,
    when: ['recordIsOurs', 'recordBelongsToPartner', 'noOtherOpenOrder', 'kindPossibleInProvince'],
    input: z.strictObject({ kind: z.enum(['CHANGE_WEBSITE', 'CHANGE_SUBJECT']) }),
  },
  saveDraft: {
    label: text('保存填报', 'Save draft'),
    from: editable,
    by: applicant,
    when: ['itemsFlagged'],
    input: z.strictObject({
      fields: z
        .array(
          z.strictObject({
            field: z.string().max(64),
            value: z.string().max(4096).optional(),
            values: z.array(z.string().max(256)).max(256).optional(),
          }),
        )
        .min(1)
        .max(64),
    }),
  },
  attachMaterial: {
    label: text('上传材料', 'Attach material'),
    from: [...editable, 'VERIFICATION_PENDING'],
    by: applicant,
    when: ['materialFitsState', 'itemsFlagged'],
    input: z.strictObject({ material: z.enum(materialKinds), uploadId: z.string().max(64) }),
  },
  removeMaterial: {
    label: text('移除材料', 'Remove material'),
    from: [...editable, 'VERIFICATION_PENDING'],
    by: applicant,
    when: ['materialFitsState', 'itemsFlagged'],
    input: z.strictObject({ material: z.enum(materialKinds) }),
  },
  submit: {
    label: text('提交初审', 'Submit'),
    from: editable,
    to: 'INITIAL_REVIEW',
    by: applicant,
    when: [
      'changeAllowedInProvince',
      'provinceUnchanged',
      'noOtherOpenOrder',
      'somethingChanged',
      'formValid',
      'materialsComplete',
      'domainsVerified',
      'everyReasonAnswered',
      'warningsAcknowledged',
    ],
    input: z.strictObject({
      acknowledged: z
        .array(z.enum(['OLD_DOMAIN_STOPS']))
        .max(16)
        .default([]),
    }),
  },
  withdraw: {
    label: text('撤回', 'Withdraw'),
    from: ['INITIAL_REVIEW', 'VERIFICATION_PENDING'],
    to: 'DRAFT',
    by: applicant,
    input: noInput,
    confirm: text('订单将退回草稿，重新提交后从头审核', 'The order goes back to a draft and is reviewed anew'),
  },
  abandon: {
    label: text('放弃', 'Abandon'),
    from: ['DRAFT', 'CORRECTION_REQUIRED', 'INITIAL_REJECTED', 'VERIFICATION_PENDING', 'LAPSED'],
    to: 'ABANDONED',
    by: applicant,
    input: noInput,
    confirm: text('放弃后不能恢复', 'This cannot be undone'),
  },
  claim: {
    label: text('领取', 'Claim'),
    from: reviewersMove,
    by: desk,
    when: ['notMineYet', 'nobodyHoldsLease'],
    input: noInput,
  },
  release: {
    label: text('释放', 'Release'),
    from: reviewersMove,
    by: desk,
    when: ['somebodyHoldsLease', 'holdsLeaseOrSupervises'],
    input: noInput,
    endsLease: true,
  },
  logCall: {
    label: text('记录通话', 'Log a call'),
    from: reviewersMove,
    by: desk,
    when: ['nobodyElseHoldsLease'],
    input: z.strictObject({ outcome: z.enum(['REACHED', 'MISSED', 'DENIED']), note: z.string().max(1000).optional() }),
  },
  addNote: {
    label: text('添加备注', 'Add note'),
    from: allStates,
    by: desk,
    input: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  },
  recordVerdict: {
    label: text('核对结论', 'Record verdict'),
    from: ['INITIAL_REVIEW', 'PHOTO_REVIEW'],
    by: desk,
    when: ['holdsLease', 'itemUnchanged'],
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
  returnForCorrection: {
    label: text('退回修改', 'Return for correction'),
    from: ['INITIAL_REVIEW'],
    to: 'CORRECTION_REQUIRED',
    by: desk,
    when: ['holdsLease', 'everyItemHasVerdict', 'someItemReturned'],
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
    when: ['holdsLease', 'judgedOrWhole', 'atLeastOneReason'],
    input: z.strictObject({ reasons: reasons.default([]) }),
    confirm: text(
      '数据有误或不被允许时驳回；申请人可重新填报',
      'For data that is wrong or not allowed; the applicant may fill in anew',
    ),
  },
  approveInitialReview: {
    label: text('初审通过', 'Approve initial review'),
    from: ['INITIAL_REVIEW'],
    to: [{ state: 'SUBMISSION_PENDING', if: 'acceptedPhotoStands' }, { state: 'VERIFICATION_PENDING' }],
    by: desk,
    when: ['holdsLease', 'everyItemPassed', 'callLogged'],
    then: ['prepareReport'],
    input: noInput,
    confirm: text('通过后申请人将收到拍照核验通知', 'The applicant is then asked for the verification photo'),
  },
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
  sendBack: {
    label: text('退回申请人', 'Send back'),
    from: ['SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'],
    to: 'CORRECTION_REQUIRED',
    by: desk,
    when: ['nobodyElseHoldsLease', 'atLeastOneReason'],
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
  remind: { label: text('提醒申请人', 'Remind'), from: applicantsMove, by: ['clock'], input: rung },
  lapse: { label: text('失效', 'Lapse'), from: applicantsMove, to: 'LAPSED', by: ['clock'], input: rung },
  warn: {
    label: text('时限预警', 'Due soon'),
    from: clocked,
    by: ['clock'],
    input: rung,
  },
  breach: {
    label: text('超出时限', 'Overdue'),
    from: clocked,
    by: ['clock'],
    input: rung,
  },
} as const satisfies Record<string, Event>;

/** The life cycle of a change order (life-cycle.md). */
export const orderLifeCycle = defineLifeCycle<OrderNames>()({
  start: 'openOrder',
  states,
  events: { ...events, ...laterEvents },
});

/** Events whose machinery stands. */
export type LiveEvent = keyof typeof events;
export const liveEvents = Object.keys(events) as LiveEvent[];
/** What an event takes, as its schema gives it out. */
export type EventInput<E extends LiveEvent> = (typeof events)[E] extends { input: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

export const stateRow = (state: OrderState): State => states[state];
export const eventRow = (event: LiveEvent): Event => events[event];
