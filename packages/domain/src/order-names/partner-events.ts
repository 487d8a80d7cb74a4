import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export interface EventKindRow {
  readonly label: BilingualText;
}

/**
 * 事件类别: kinds of events that partners receive, by webhook and in the event log. Names are part of the protocol: new
 * ones are added, none is renamed.
 */
export const partnerEventKinds = {
  'order.opened': { label: bilingual('创建订单', 'Order opened') },
  'order.edited': {
    label: bilingual(
      '保存填报、上传材料、移除材料、核验域名或填写采集码',
      'Draft saved, material attached or removed, domains verified, or the collection code entered',
    ),
  },
  'order.submitted': { label: bilingual('提交初审', 'Submitted to initial review') },
  'order.withdrawn': { label: bilingual('撤回修改', 'Withdrawn by the applicant, to be edited') },
  'order.abandoned': { label: bilingual('放弃', 'Abandoned') },
  'order.initial_review_approved': {
    label: bilingual('初审通过', 'Passed initial review'),
  },
  'order.returned': {
    label: bilingual('退回修改', 'Returned to the applicant for correction'),
  },
  'order.held': {
    label: bilingual(
      '等待补件：审核暂停，申请人须补充一项',
      'Held for a supplement: the review stands still and the applicant is asked for something',
    ),
  },
  'order.resumed': {
    label: bilingual(
      '恢复审核：已提交补件，或补件期满',
      'Review resumed: the supplement was submitted, or the wait is over',
    ),
  },
  'order.rejected': { label: bilingual('初审驳回', 'Rejected in initial review') },
  'order.reopened': { label: bilingual('重新初审', 'Reopened: initial review begins anew') },
  'order.sent_back': {
    label: bilingual('退回申请人修改', 'Sent back to the applicant, who has to correct it'),
  },
  'order.photo_submitted': {
    label: bilingual(
      '提交照片、确认管局应用照片或收到手机人脸核验照片',
      "Photo submitted, the bureau app's picture confirmed, or the photo of a face check received",
    ),
  },
  'order.bureau_app_photo_received': {
    label: bilingual(
      '收到管局应用照片，待申请人确认',
      "The bureau app's picture was received; the applicant has to confirm it",
    ),
  },
  'order.photo_approved': { label: bilingual('照片通过', 'Photo passed') },
  'order.photo_rejected': {
    label: bilingual('照片驳回', 'Photo rejected, a new one is due'),
  },
  'order.curtain_requested': { label: bilingual('申请幕布', 'Curtain requested') },
  'order.curtain_shipped': { label: bilingual('已寄出幕布', 'Curtain shipped') },
  'order.curtain_delivered': { label: bilingual('已确认收到幕布', 'Curtain received, as the applicant confirmed') },
  'order.pushed': { label: bilingual('提交管局', 'Pushed to the bureau') },
  'order.recalled': { label: bilingual('撤回上报', 'Recalled before it was sent') },
  'order.received_by_bureau': {
    label: bilingual('管局受理文件或复核已录入', 'Upload accepted by the bureau, or its entry by hand confirmed'),
  },
  'order.upload_failed': { label: bilingual('上报失败', 'Upload failed') },
  'order.sms_verified': { label: bilingual('短信核验通过', 'SMS verified') },
  'order.sms_overdue': { label: bilingual('短信未按时发出', 'SMS not sent in time') },
  'order.sms_returned': { label: bilingual('短信核验退回', 'Returned by SMS verification') },
  'order.approved': { label: bilingual('办理成功', 'Approved by the bureau') },
  'order.refused': { label: bilingual('管局驳回', 'Refused by the bureau') },
  'order.filing_published': {
    label: bilingual('管局发布新的备案数据', 'The bureau published the record anew'),
  },
  'order.due_moved': { label: bilingual('时限顺延或时限重算', 'Due time moved on, or counted anew') },
  'order.reminded': { label: bilingual('已提醒申请人', 'The applicant was reminded') },
  'order.lapsed': { label: bilingual('失效', 'Lapsed') },
  'rectification.received': {
    label: bilingual(
      '收到管局整改通知，或其期限已另行设定',
      'A rectification notice of a bureau came, or its day was set',
    ),
  },
  'rectification.due': { label: bilingual('整改即将到期', 'A rectification is due soon') },
  'rectification.overdue': { label: bilingual('整改已逾期', 'A rectification is overdue') },
  'rules.changed': {
    label: bilingual(
      '审核规则有变更：已批准新增、终止或取消规则',
      'Rules change: some were approved to begin, to end or to be cancelled',
    ),
  },
  'webhook.test': { label: bilingual('测试推送', 'A test, asked for by the partner') },
} as const satisfies Record<string, EventKindRow>;

export type PartnerEventKind = keyof typeof partnerEventKinds;
