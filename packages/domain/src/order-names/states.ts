import type { StateRow } from '../life-cycle/define.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** States and duties are named by the rows below; events are checked where the life cycle is put together, because they name states. */
interface NamesOfStateRows {
  state: string;
  event: string;
  duty: string;
  guard: string;
  job: string;
}

/** The steps of an order as its applicant knows them, in their sequence. */
export const progressSteps = {
  fill: bilingual('填报', 'Fill in'),
  review: bilingual('初审', 'Initial review'),
  photo: bilingual('核验照片', 'Photo'),
  handOver: bilingual('提交管局', 'To the bureau'),
  sms: bilingual('短信核验', 'SMS check'),
  bureau: bilingual('管局审核', 'Bureau review'),
  end: bilingual('办结', 'Finished'),
};
export type ProgressStep = keyof typeof progressSteps;

interface OrderStateRow extends StateRow<NamesOfStateRows> {
  /** The step at which the applicant's page shows the order. */
  readonly progressStep: ProgressStep;
  /** How a test key brings an order here: `TestWay` of partner/test-reach.ts. */
  readonly testWay: string;
  /** The applicant may edit the order. */
  readonly editable?: true;
  /** It can be pushed to the bureau, for the first time or again, and has a report. */
  readonly pushable?: true;
  /** A bureau's result for the last attempt may arrive. Unless it is pushable, too, the content is fixed as it was sent. */
  readonly resultMayArrive?: true;
}

/**
 * The states of an order: who moves next, the duty whose clock runs (docs/spec/life-cycle.md L-states), and the primary event.
 * After a refusal by a bureau or the SMS check the primary event is the return, because the same content would be
 * refused again. Lists of states elsewhere follow from these rows.
 */
export const states = {
  DRAFT: {
    label: bilingual('草稿', 'Draft'),
    nextActor: 'applicant',
    duty: 'applicantMove',
    progressStep: 'fill',
    testWay: 'openOrder()',
    editable: true,
  },
  INITIAL_REVIEW: {
    label: bilingual('初审中', 'Initial review'),
    nextActor: 'reviewer',
    duty: 'initialReview',
    progressStep: 'review',
    testWay: 'test:review-silent',
    primaryEvents: ['claim', 'approveInitialReview'],
  },
  SUPPLEMENT_PENDING: {
    label: bilingual('待补件', 'Waits for a supplement'),
    nextActor: 'applicant',
    duty: 'supplement',
    progressStep: 'review',
    testWay: 'test:supplement-asked',
  },
  CORRECTION_REQUIRED: {
    label: bilingual('待修改', 'Correction required'),
    nextActor: 'applicant',
    duty: 'applicantMove',
    progressStep: 'fill',
    testWay: 'test:review-returned',
    editable: true,
  },
  INITIAL_REJECTED: {
    label: bilingual('初审驳回', 'Rejected in initial review'),
    nextActor: 'applicant',
    duty: 'applicantMove',
    progressStep: 'fill',
    testWay: 'test:review-rejected',
    editable: true,
  },
  VERIFICATION_PENDING: {
    label: bilingual('待核验', 'Verification pending'),
    nextActor: 'applicant',
    duty: 'applicantMove',
    progressStep: 'photo',
    testWay: 'pass',
  },
  PHOTO_REVIEW: {
    label: bilingual('照片审核中', 'Photo review'),
    nextActor: 'reviewer',
    duty: 'photoReview',
    progressStep: 'photo',
    testWay: 'pass',
    primaryEvents: ['claim', 'approvePhoto'],
  },
  SUBMISSION_PENDING: {
    label: bilingual('待提交管局', 'Ready for the bureau'),
    nextActor: 'reviewer',
    duty: 'handOver',
    progressStep: 'handOver',
    testWay: 'pass',
    primaryEvents: ['pushToBureau'],
    pushable: true,
  },
  MANUAL_ENTRY: {
    label: bilingual('待人工报送', 'To be entered by hand'),
    nextActor: 'reviewer',
    duty: 'handOver',
    progressStep: 'handOver',
    // The channel is the desk's matter: the stand-in of test keys hands over by the interface.
    testWay: 'none',
  },
  SUBMITTING: {
    label: bilingual('上报中', 'Submitting'),
    nextActor: 'reviewer',
    duty: 'handOver',
    progressStep: 'handOver',
    testWay: 'pass',
    resultMayArrive: true,
  },
  UPLOAD_FAILED: {
    label: bilingual('上报失败', 'Upload failed'),
    nextActor: 'reviewer',
    duty: 'handOver',
    progressStep: 'handOver',
    testWay: 'test:upload-failed',
    primaryEvents: ['sendBack'],
    pushable: true,
    resultMayArrive: true,
  },
  SMS_PENDING: {
    label: bilingual('待短信核验', 'SMS pending'),
    nextActor: 'ministry',
    duty: 'sms',
    progressStep: 'sms',
    testWay: 'test:sms-pending',
    resultMayArrive: true,
  },
  SMS_RETURNED: {
    label: bilingual('短信核验退回', 'Returned by SMS'),
    nextActor: 'reviewer',
    duty: 'returnTriage',
    progressStep: 'sms',
    testWay: 'test:sms-failed',
    primaryEvents: ['sendBack'],
    pushable: true,
    resultMayArrive: true,
  },
  BUREAU_REVIEW: {
    label: bilingual('管局审核中', 'Bureau review'),
    nextActor: 'bureau',
    duty: 'bureauReview',
    progressStep: 'bureau',
    testWay: 'test:bureau-silent',
    resultMayArrive: true,
  },
  BUREAU_REJECTED: {
    label: bilingual('管局驳回', 'Refused by the bureau'),
    nextActor: 'reviewer',
    duty: 'returnTriage',
    progressStep: 'bureau',
    testWay: 'test:bureau-refused',
    primaryEvents: ['sendBack'],
    pushable: true,
  },
  APPROVED: {
    label: bilingual('办理成功', 'Approved'),
    nextActor: null,
    duty: null,
    progressStep: 'end',
    testWay: 'pass',
    terminal: true,
  },
  ABANDONED: {
    label: bilingual('已放弃', 'Abandoned'),
    nextActor: null,
    duty: null,
    progressStep: 'end',
    testWay: 'abandonOrder()',
    terminal: true,
  },
  LAPSED: {
    label: bilingual('已失效', 'Lapsed'),
    nextActor: 'applicant',
    duty: null,
    progressStep: 'fill',
    testWay: 'advanceTestOrder()',
    releasesSubjectLock: true,
    editable: true,
  },
} as const satisfies Record<string, OrderStateRow>;

export type OrderState = keyof typeof states;

/** Duties of orders, as the states name them; the compiler asks for a row of each in duties.ts. */
export type Duty = NonNullable<(typeof states)[OrderState]['duty']>;
interface NamedStateRow extends OrderStateRow {
  readonly duty: Duty | null;
}

export const stateRow = (state: OrderState): NamedStateRow => states[state];

export const allStates = Object.keys(states) as readonly OrderState[];
/** In the sequence of the states that name them first. */
export const allDuties: readonly Duty[] = [...new Set(allStates.flatMap((state) => states[state].duty ?? []))];
const statesWhere = (holds: (row: OrderStateRow) => boolean): readonly OrderState[] =>
  allStates.filter((state) => holds(stateRow(state)));

export const editableStates = statesWhere((row) => row.editable === true);
/** States from which an order can be pushed to the bureau, for the first time or again. */
export const pushableStates = statesWhere((row) => row.pushable === true);
/** States of an order that a bureau or the ministry refused: staff decide whether it returns to the applicant. */
export const refusedStates = statesWhere((row) => row.primaryEvents?.includes('sendBack') === true);
export const statesAtBureau = statesWhere((row) => row.resultMayArrive === true);
/** States of an order that is with the bureau or through, so that no further hand-over follows unless it comes back. */
export const statesHandedOver = statesWhere(
  (row) => row.terminal === true || (row.resultMayArrive === true && row.duty !== 'handOver' && row.pushable !== true),
);
/**
 * States in which an order follows the bureau's publications. Sent content is fixed until it comes back; a lapsed order
 * follows when it is saved.
 */
export const statesFollowingPublications = statesWhere(
  (row) => row.duty !== null && (row.resultMayArrive !== true || row.pushable === true),
);
