import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';

/**
 * 转移备案: a filing moves from the account of one partner to that of another. Neither provider nor bureau reviews it: its owner confirms by the
 * link of an SMS, then the receiver accepts (desk-2026.md, 3).
 */
export const transferStates = {
  AWAITING_OWNER: { label: bilingual('待主体负责人确认', 'Its owner is asked') },
  AWAITING_RECEIVER: { label: bilingual('待接收方接受', 'The receiver is asked') },
  ACCEPTED: { label: bilingual('已转移', 'Transferred') },
  OWNER_REFUSED: { label: bilingual('主体负责人不同意', 'Its owner refused') },
  DECLINED: { label: bilingual('接收方拒绝', 'The receiver declined') },
  WITHDRAWN: { label: bilingual('已撤回', 'Withdrawn') },
  EXPIRED: { label: bilingual('已过期', 'Out of time') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type TransferState = keyof typeof transferStates;

/** Days for which the owner and the receiver may answer. */
export const TRANSFER_DAYS = 7;

/** What a partner may do with a transfer: who, and in which states. */
export const transferSteps = {
  ACCEPT: { label: bilingual('接受', 'Accept'), by: 'receiver', outcome: 'ACCEPTED', in: ['AWAITING_RECEIVER'] },
  DECLINE: {
    label: bilingual('拒绝', 'Decline'),
    by: 'receiver',
    outcome: 'DECLINED',
    in: ['AWAITING_OWNER', 'AWAITING_RECEIVER'],
  },
  WITHDRAW: {
    label: bilingual('撤回', 'Withdraw'),
    by: 'giver',
    outcome: 'WITHDRAWN',
    in: ['AWAITING_OWNER', 'AWAITING_RECEIVER'],
  },
} as const satisfies Record<
  string,
  {
    readonly label: BilingualText;
    readonly by: 'giver' | 'receiver';
    readonly outcome: TransferState;
    readonly in: readonly TransferState[];
  }
>;
export type TransferStep = keyof typeof transferSteps;
export const transferStepNames = Object.keys(transferSteps) as TransferStep[];

/** The steps that a party may take. Pure. */
export const stepsOfTransfer = (state: TransferState, party: 'giver' | 'receiver' | null): TransferStep[] =>
  transferStepNames.filter((step) => {
    const { by, in: states } = transferSteps[step];
    return by === party && states.some((one) => one === state);
  });

const reason = (code: RefusalReasonCode, field: string, message: BilingualText, suggestion: BilingualText): Reason => ({
  code,
  field,
  message,
  suggestion,
  ruleId: 'D-records',
});

export const transferReasons = {
  recordNotFound: reason(
    'RECORD_NOT_FOUND',
    'recordId',
    bilingual('没有可由贵方转移的此备案', 'There is no such filing that you may transfer'),
    bilingual('请刷新备案列表后再试', 'Load the list of filings again'),
  ),
  partnerNotFound: reason(
    'PARTNER_NOT_FOUND',
    'toPartnerId',
    bilingual('没有此接收方', 'There is no such receiver'),
    bilingual('请向接收方核对其账号标识', 'Ask the receiver for the id of its account'),
  ),
  ownAccount: reason(
    'TRANSFER_TO_ITSELF',
    'toPartnerId',
    bilingual('接收方就是贵方自己', 'The receiver is your own account'),
    bilingual('请填写另一个账号的标识', 'Give the id of another account'),
  ),
  orderOpen: reason(
    'ORDER_IS_OPEN',
    'recordId',
    bilingual('此备案有未结束的订单', 'The filing has an open order'),
    bilingual('请待订单结束，或放弃订单后再转移', 'Wait until it has ended, or abandon it'),
  ),
  alreadyOffered: reason(
    'TRANSFER_IS_OPEN',
    'recordId',
    bilingual('此备案正在转移', 'The filing is being transferred'),
    bilingual('请等待对方答复，或先撤回', 'Wait for the answers, or withdraw the transfer'),
  ),
  ownerNotReached: reason(
    'TRANSFER_WITHOUT_MOBILE',
    'recordId',
    bilingual(
      '备案中没有主体负责人的手机号码，无法请其确认',
      'The filing has no mobile of its subject principal, who must confirm',
    ),
    bilingual('请先办理变更备案，补充手机号码', 'File a change with the mobile first'),
  ),
  notFound: reason(
    'TRANSFER_NOT_FOUND',
    'id',
    bilingual('没有这项转移', 'There is no such transfer'),
    bilingual('请刷新列表', 'Load the list again'),
  ),
  notNow: reason(
    'TRANSFER_STEP_NOT_NOW',
    'step',
    bilingual('这项转移现在不能这样办理', 'The transfer takes no such step now'),
    bilingual('请刷新列表，查看当前状态', 'Load the list again, and see how it stands'),
  ),
  partnersOnly: reason(
    'NOT_POSSIBLE',
    'recordId',
    bilingual('备案由双方合作方自行转移', 'A filing is transferred by the two partners'),
    bilingual(
      '请用合作方的账号操作；管理员可直接分配备案',
      'Act as the partner; administrators assign records themselves',
    ),
  ),
} as const;
