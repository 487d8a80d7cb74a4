import { z } from 'zod';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import { textLengths } from '../text/text-lengths.ts';

/**
 * 认领备案: somebody proves by papers that a filing known to us is theirs, which no account holds. The provider alone decides (desk-2026.md, 3).
 */
export const claimStates = {
  RECEIVED: { label: bilingual('已收到', 'Received'), ended: false },
  AWAITING_OWNER: { label: bilingual('待主体负责人确认', 'Its principal is asked'), ended: false },
  AWAITING_DECISION: { label: bilingual('待审核', 'To be decided'), ended: false },
  OWNER_REFUSED: { label: bilingual('主体负责人不同意', 'Its principal refused'), ended: false },
  GRANTED: { label: bilingual('已认领', 'Granted'), ended: true },
  REFUSED: { label: bilingual('未通过', 'Refused'), ended: true },
  OBJECTED: { label: bilingual('原合作方有异议', 'The former partner objected'), ended: true },
  HELD: { label: bilingual('由其他合作方持有，须办理转移', 'Held by another partner: a transfer'), ended: true },
  NOT_FOUND: { label: bilingual('没有相符的备案', 'No filing fits'), ended: true },
  WITHDRAWN: { label: bilingual('已撤回', 'Withdrawn'), ended: true },
} as const satisfies Record<string, { readonly label: BilingualText; readonly ended: boolean }>;
export type ClaimState = keyof typeof claimStates;

/** What the settings `claimOwnerDays` and `claimObjectionDays` offer; new claims go by them. */
export const claimDayChoices = [3, 5, 7, 10, 15, 30] as const;
/** Days for which the principal of the filing may answer, at first; after them staff may decide by the papers alone. */
export const CLAIM_OWNER_DAYS = 7;
/** Days for which a former holder, whose account is closed, may object, at first. */
export const CLAIM_OBJECTION_DAYS = 10;
/** Claims of a partner within a day: each that names no filing of ours tells something to whoever guesses. */
export const MAX_CLAIMS_PER_DAY = 10;

/** The papers of a claim: which the input must have. */
export const claimPapers = {
  SUBJECT_CERTIFICATE: { label: bilingual('主体证件', "Subject's certificate") },
  PRINCIPAL_ID: { label: bilingual('主体负责人证件', "Subject principal's ID") },
  AUTHORISATION: { label: bilingual('认领授权书', 'Authorisation') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type ClaimPaper = keyof typeof claimPapers;

const upload = (description: string) => z.string().min(1).max(64).meta({ graphql: 'ID!', description });
export const claimInput = z
  .strictObject({
    filingNumber: z.string().trim().min(1).max(40).meta({ description: '主体备案号, e.g. 苏ICP备2026000001号.' }),
    certificateNumber: z.string().trim().min(1).max(40).meta({
      description: 'The number of the subject’s certificate, as it is filed; sealed until it is compared.',
    }),
    certificate: upload('A picture of that certificate: the id of an upload.'),
    principalId: upload("A picture of the subject principal's ID: the id of an upload."),
    authorisation: z.string().min(1).max(64).nullish().meta({
      graphql: 'ID',
      description: 'The authorisation of the subject, where somebody else claims for it: the id of an upload.',
    }),
  })
  .meta({ graphql: 'ClaimInput', description: 'What claims a filing by papers 认领备案. Since 2026-12.' });
export type ClaimInput = z.infer<typeof claimInput>;

/** What may be done with a claim: by whom, and in which states. Each step of the desk needs a reason, which the claimant reads. */
export const claimSteps = {
  WITHDRAW: {
    label: bilingual('撤回', 'Withdraw'),
    by: 'claimant',
    outcome: 'WITHDRAWN',
    in: ['RECEIVED', 'AWAITING_OWNER', 'AWAITING_DECISION', 'OWNER_REFUSED'],
  },
  GRANT: { label: bilingual('同意认领', 'Grant'), by: 'desk', outcome: 'GRANTED', in: ['AWAITING_DECISION'] },
  REFUSE: {
    label: bilingual('不同意', 'Refuse'),
    by: 'desk',
    outcome: 'REFUSED',
    in: ['AWAITING_OWNER', 'AWAITING_DECISION', 'OWNER_REFUSED'],
  },
  NOTE_OBJECTION: {
    label: bilingual('登记原合作方异议', "Note the former partner's objection"),
    by: 'desk',
    outcome: 'OBJECTED',
    in: ['AWAITING_OWNER', 'AWAITING_DECISION', 'OWNER_REFUSED'],
  },
} as const satisfies Record<
  string,
  {
    readonly label: BilingualText;
    readonly by: 'claimant' | 'desk';
    readonly outcome: ClaimState;
    readonly in: readonly ClaimState[];
  }
>;
export type ClaimStep = keyof typeof claimSteps;
export const claimStepNames = Object.keys(claimSteps) as ClaimStep[];

/** How a claim stands, with who else has a say in it. */
export interface ClaimFacts {
  readonly state: ClaimState;
  /** A former holder with a closed account was told of it. */
  readonly holderTold: boolean;
  /** The holder may still object. */
  readonly mayObject: boolean;
}

/** The steps that a party may take. Pure. */
export const stepsOfClaim = (
  { state, holderTold, mayObject }: ClaimFacts,
  party: 'claimant' | 'desk' | null,
): ClaimStep[] =>
  claimStepNames.filter((step) => {
    const { by, in: states } = claimSteps[step];
    if (by !== party || !states.some((one) => one === state)) return false;
    if (step === 'GRANT') return !mayObject;
    return step !== 'NOTE_OBJECTION' || holderTold;
  });

/** Why the desk decides as it does; the claimant reads it. */
export const claimReason = z.string().trim().min(1).max(textLengths.grantBasis);

const reason = (
  code: RefusalReasonCode,
  field: string,
  message: BilingualText,
  suggestion: BilingualText,
  rule = 'D-records',
): Reason => ({ code, field, message, suggestion, ruleId: rule });

export const claimReasons = {
  alreadyYours: reason(
    'RECORD_IS_YOURS',
    'filingNumber',
    bilingual('此备案已在贵方名下', 'The filing is already yours'),
    bilingual('无须认领，可直接办理', 'Nothing is to be claimed: open an order'),
  ),
  claimIsOpen: reason(
    'CLAIM_IS_OPEN',
    'filingNumber',
    bilingual('贵方已在认领此备案', 'You are already claiming the filing'),
    bilingual('请等待结果，或先撤回', 'Wait for its outcome, or withdraw it'),
  ),
  tooMany: reason(
    'TOO_MANY_CLAIMS',
    'filingNumber',
    bilingual(`24 小时内最多认领 ${MAX_CLAIMS_PER_DAY} 次`, `At most ${MAX_CLAIMS_PER_DAY} claims within 24 hours`),
    bilingual('请核对备案号和证件号码，明天再试', 'Check both numbers, and try again tomorrow'),
  ),
  upload: (field: string) =>
    reason(
      'UPLOAD_NOT_FOUND',
      field,
      bilingual('没有此上传文件', 'There is no such upload'),
      bilingual('请先上传图片', 'Upload the image first'),
    ),
  notFound: reason(
    'CLAIM_NOT_FOUND',
    'id',
    bilingual('没有这项认领', 'There is no such claim'),
    bilingual('请刷新列表', 'Load the list again'),
  ),
  notNow: reason(
    'CLAIM_STEP_NOT_NOW',
    'step',
    bilingual('这项认领现在不能这样办理', 'The claim takes no such step now'),
    bilingual('请刷新列表，查看当前状态', 'Load the list again, and see how it stands'),
  ),
  stillObjectable: (until: string) =>
    reason(
      'CLAIM_MAY_BE_OBJECTED',
      'step',
      bilingual(`原合作方在 ${until} 前可提出异议`, `The former partner may object until ${until}`),
      bilingual('请在期满后决定；有异议的，登记异议', 'Decide after that day; an objection is noted'),
    ),
  orderOpen: reason(
    'ORDER_IS_OPEN',
    'id',
    bilingual('此备案有未结束的订单', 'The filing has an open order'),
    bilingual('请待订单结束后再决定', 'Decide once it has ended'),
  ),
  wrongReason: reason(
    'WRONG_SHAPE',
    'reason',
    bilingual(
      `请写明理由，不超过 ${textLengths.grantBasis} 字`,
      `Give a reason of at most ${textLengths.grantBasis} characters`,
    ),
    bilingual('认领方会看到此理由，请勿写入个人信息', 'The claimant reads it; write nothing personal'),
  ),
  partnersOnly: reason(
    'NOT_POSSIBLE',
    'filingNumber',
    bilingual('备案由合作方认领', 'A filing is claimed by a partner'),
    bilingual('管理员可直接分配备案', 'Administrators give a partner its records themselves'),
  ),
} as const;

/** Why a partner holds a filing that it claimed. */
export const claimedBasis = bilingual('凭证件认领', 'Claimed by papers');
