import type { LiveEvent } from '../order/life-cycle.ts';
import type { OrderState } from '../order/names.ts';
import { type Text, text } from '../text.ts';

/** 事件类别: what a partner is told of, by webhook and in its event log. Names are part of the protocol: they are added to, never renamed. */
export const partnerEventKinds = {
  'order.opened': text('新建订单', 'An order was opened'),
  'order.edited': text('修改内容或材料', 'Content or materials were changed'),
  'order.submitted': text('提交审核', 'Submitted for review'),
  'order.withdrawn': text('撤回修改', 'Withdrawn to be edited'),
  'order.abandoned': text('放弃', 'Abandoned'),
  'order.initial_review_approved': text('初审通过', 'Passed in initial review'),
  'order.returned': text('退回修改', 'Returned for correction'),
  'order.rejected': text('初审驳回', 'Rejected in initial review'),
  'order.reopened': text('重新受理', 'Taken up again'),
  'order.sent_back': text('退回初审', 'Sent back to initial review'),
  'order.photo_submitted': text('提交照片', 'Photo submitted'),
  'order.photo_approved': text('照片通过', 'Photo approved'),
  'order.photo_rejected': text('照片退回', 'Photo rejected'),
  'order.curtain_requested': text('申请幕布', 'Curtain asked for'),
  'order.curtain_shipped': text('幕布已寄出', 'Curtain sent'),
  'order.curtain_delivered': text('幕布已签收', 'Curtain received'),
  'order.pushed': text('提交管局', 'Pushed to the bureau'),
  'order.recalled': text('撤回上报', 'Taken back before it was sent'),
  'order.received_by_bureau': text('管局已接收', 'Received by the bureau'),
  'order.upload_failed': text('上报失败', 'The upload failed'),
  'order.sms_verified': text('短信核验完成', 'Verified by SMS'),
  'order.sms_overdue': text('短信核验超时未回', 'Word of the SMS check is overdue'),
  'order.sms_returned': text('短信核验未通过', 'Returned by the SMS check'),
  'order.approved': text('变更成功', 'Approved by the bureau'),
  'order.refused': text('管局驳回', 'Refused by the bureau'),
  'order.filing_published': text('备案数据有更新', 'The bureau published the filing anew'),
  'order.due_moved': text('截止时间变动', 'A due time was moved'),
  'order.reminded': text('提醒', 'A reminder was sent'),
  'order.lapsed': text('失效', 'Lapsed'),
  'webhook.test': text('测试推送', 'A test, asked for by the partner'),
} as const satisfies Record<string, Text>;

export type PartnerEventKind = keyof typeof partnerEventKinds;
export const allPartnerEventKinds = Object.keys(partnerEventKinds) as PartnerEventKind[];

type Told = PartnerEventKind | Partial<Record<OrderState, PartnerEventKind>> | null;

/** What a partner is told at each event; null: the desk's own, of which a partner reads nothing. */
const toldAt: Readonly<Record<LiveEvent, Told>> = {
  openOrder: 'order.opened',
  saveDraft: 'order.edited',
  attachMaterial: 'order.edited',
  removeMaterial: 'order.edited',
  verifyDomains: 'order.edited',
  submit: 'order.submitted',
  withdraw: 'order.withdrawn',
  abandon: 'order.abandoned',
  approveInitialReview: 'order.initial_review_approved',
  returnForCorrection: 'order.returned',
  rejectInitialReview: 'order.rejected',
  reopen: 'order.reopened',
  sendBack: 'order.sent_back',
  submitPhoto: 'order.photo_submitted',
  fetchBureauAppPhoto: 'order.edited',
  takeBureauAppPhoto: 'order.photo_submitted',
  confirmBureauApp: 'order.photo_submitted',
  approvePhoto: 'order.photo_approved',
  rejectPhoto: 'order.photo_rejected',
  requestCurtain: 'order.curtain_requested',
  shipCurtain: 'order.curtain_shipped',
  confirmCurtain: 'order.curtain_delivered',
  pushToBureau: 'order.pushed',
  recall: 'order.recalled',
  uploadAccepted: 'order.received_by_bureau',
  uploadRefused: 'order.upload_failed',
  failReport: 'order.upload_failed',
  smsVerified: 'order.sms_verified',
  noteSmsOverdue: 'order.sms_overdue',
  smsFailed: 'order.sms_returned',
  expireSms: 'order.sms_returned',
  bureauApprove: 'order.approved',
  bureauRefuse: 'order.refused',
  recordBureauAnswer: { APPROVED: 'order.approved', BUREAU_REJECTED: 'order.refused' },
  takePublication: 'order.filing_published',
  moveDue: 'order.due_moved',
  recountDue: 'order.due_moved',
  remind: 'order.reminded',
  lapse: 'order.lapsed',
  claim: null,
  release: null,
  skip: null,
  assign: null,
  recordVerdict: null,
  settleEscalation: null,
  logCall: null,
  logCallback: null,
  addNote: null,
  requestAdvice: null,
  answerAdvice: null,
  escalate: null,
  warn: null,
  breach: null,
  writeOffAttempt: null,
  askSmsOutcome: null,
};

/** Claims, verdicts, calls and notes are the desk's own: partners are neither told of them nor read them. */
export const isDeskOnly = (event: LiveEvent): boolean => toldAt[event] === null;

/** What a partner is told when an event has led to `state` (or left the order there); null: nothing. */
export function partnerEventOf(event: LiveEvent, state: OrderState): PartnerEventKind | null {
  const told = toldAt[event];
  return told === null || typeof told === 'string' ? told : (told[state] ?? null);
}
