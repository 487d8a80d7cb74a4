import type { OrderFacts } from './order/facts.ts';
import type { OrderEvent, OrderState } from './order/names.ts';
import { type PhotoMethod, photoMethodOf, photoMethods } from './order/photo-method.ts';
import { type Text, text } from './text.ts';

/**
 * 通知: who is told what, when. Rows are written by `perform`, delivered at least once with an id. `{order}`, `{filing}`,
 * `{site}`, `{lapse}`, `{hours}` (of the SMS window), `{guide}` (essentials of the photo guide), `{courier}` and `{tracking}` are filled
 * when sent; nothing personal stands in a text.
 */
interface NoticeRow {
  readonly on: readonly OrderEvent[];
  /** Only when the event led here; left out: always. */
  readonly into?: OrderState;
  /** Only of such an order; left out: of all. */
  readonly onlyIf?: { readonly says: Text; readonly holds: (facts: NoticeFacts) => boolean };
  readonly to: readonly Recipient[];
  readonly subject: Text;
  readonly body: Text;
}

/** What a notice may depend on. */
export type NoticeFacts = Pick<OrderFacts, 'domains' | 'province' | 'edition'>;

/** The principal of what changed (by SMS and mail), and the partner (by mail). */
export type Recipient = 'principal' | 'partner';
export type Channel = 'sms' | 'mail';
export const channelsOf: Readonly<Record<Recipient, readonly Channel[]>> = {
  principal: ['sms', 'mail'],
  partner: ['mail'],
};

/** What `{lapse}` is filled with while the setting `lapse` is on; nothing while it is off. */
export const lapseSentence = text('45 天没有操作的订单将失效，', 'After 45 days without a move it lapses. ');

const both: readonly Recipient[] = ['principal', 'partner'];
const photographed = (method: PhotoMethod) => ({
  says: photoMethods[method],
  holds: ({ province, edition }: NoticeFacts) => photoMethodOf(province, edition) === method,
});

export const notices = {
  submitted: {
    on: ['submit'],
    to: both,
    subject: text('变更备案已提交：{order}', 'Filing change submitted: {order}'),
    body: text(
      '{filing} 的变更备案订单 {order} 已提交，我们将在一个工作日内完成初审，并会致电负责人核实。变更期间网站不受影响。',
      'Order {order} for {filing} is submitted. We finish the initial review within one working day and will call the principal. The site stays reachable.',
    ),
  },
  photoDue: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    onlyIf: photographed('CURTAIN'),
    to: both,
    subject: text('请上传当面核验照片：{order}', 'Verification photo due: {order}'),
    body: text(
      '订单 {order} 初审已通过。请网站负责人在我方幕布前拍照并上传：{guide}。没有幕布的可在提交订单的系统中申请邮寄。',
      'Order {order} passed the initial review. Photograph the website principal before our curtain: {guide}. Who has no curtain asks for one in the system the order was made with.',
    ),
  },
  photoDueByApp: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    onlyIf: photographed('BUREAU_APP'),
    to: both,
    subject: text('请用管局应用采集照片：{order}', "Photo by the bureau's app due: {order}"),
    body: text(
      '订单 {order} 初审已通过。请网站负责人用管局应用采集照片：{guide}。',
      "Order {order} passed the initial review. The website principal takes the picture with the bureau's app: {guide}.",
    ),
  },
  curtainShipped: {
    on: ['shipCurtain'],
    to: both,
    subject: text('幕布已寄出：{order}', 'The curtain is on its way: {order}'),
    body: text(
      '订单 {order} 申请的幕布已由 {courier} 寄出，运单号 {tracking}。收到后请在提交订单的系统中确认，并妥善保管，以后备案可继续使用。',
      'The curtain for order {order} was sent by {courier}, tracking number {tracking}. Confirm it in the system you ordered with when it arrives, and keep it for later filings.',
    ),
  },
  returned: {
    on: ['returnForCorrection', 'sendBack'],
    to: both,
    subject: text('请修改后重新提交：{order}', 'Please correct and submit again: {order}'),
    body: text(
      '订单 {order} 有需要修改的项，请在提交订单的系统中查看每一项的原因和修改意见，修改后重新提交。已备案的网站不受影响。',
      'Order {order} needs corrections. See reason and advice of each item in the system you ordered with, correct them and submit again. The filed site is not affected.',
    ),
  },
  rejected: {
    on: ['rejectInitialReview'],
    to: both,
    subject: text('初审未通过：{order}', 'Initial review not passed: {order}'),
    body: text(
      '订单 {order} 未通过初审，请在提交订单的系统中查看原因，可重新填报或放弃。已备案的网站不受影响。',
      'Order {order} did not pass the initial review. See the reasons in the system you ordered with; you may fill it in anew or abandon it. The filed site is not affected.',
    ),
  },
  photoRejected: {
    on: ['rejectPhoto'],
    onlyIf: photographed('CURTAIN'),
    to: both,
    subject: text('请重新拍照：{order}', 'Please take the photo again: {order}'),
    body: text(
      '订单 {order} 的当面核验照片不符合要求，请在提交订单的系统中查看原因，重新拍照上传。',
      'The verification photo of order {order} is not as required. See the reason in the system you ordered with, and take it again.',
    ),
  },
  photoRejectedByApp: {
    on: ['rejectPhoto'],
    onlyIf: photographed('BUREAU_APP'),
    to: both,
    subject: text('请重新采集照片：{order}', 'Please take the picture again: {order}'),
    body: text(
      '订单 {order} 的管局应用照片不符合要求，请在提交订单的系统中查看原因。请卸载并重新安装管局应用，重新采集，再填写新的采集码；原采集码不能再用。',
      "The picture of order {order} from the bureau's app is not as required. See the reason in the system you ordered with. Remove and reinstall the app, take the picture again and enter the new code; the old one is used up.",
    ),
  },
  reminder: {
    on: ['remind'],
    to: both,
    subject: text('订单待您处理：{order}', 'Your move: {order}'),
    body: text(
      '订单 {order} 正等待您处理。{lapse}填报的内容会保留。',
      'Order {order} waits for you. {lapse}What was filled in is kept.',
    ),
  },
  lapsed: {
    on: ['lapse'],
    to: both,
    subject: text('订单已失效：{order}', 'Order lapsed: {order}'),
    body: text(
      '订单 {order} 已超过 45 天没有操作而失效。填报的内容仍在，可重新提交。已备案的网站不受影响。',
      'Order {order} lapsed after 45 days without a move. What was filled in is kept and may be submitted again. The filed site is not affected.',
    ),
  },
  handedOverToSms: {
    on: ['uploadAccepted'],
    into: 'SMS_PENDING',
    to: both,
    subject: text('请完成短信核验：{order}', 'Answer the SMS: {order}'),
    body: text(
      '订单 {order} 已提交管局。工信部将在 5 分钟内向负责人手机发送 6 位验证码，请在 {hours} 小时内到所在省通信管理局网站的短信核验页面，填写验证码、手机号码和证件号码后六位。逾期或连续填错 5 次，订单将被退回。变更期间网站不受影响。',
      "Order {order} is with the bureau. Within 5 minutes the ministry sends a 6-digit code to the principal's mobile. Within {hours} hours enter the code, the mobile and the last six characters of the ID number on the SMS page of the bureau's site. After that, or after 5 wrong entries, the order is returned. The site stays reachable.",
    ),
  },
  smsOverdue: {
    on: ['noteSmsOverdue'],
    to: both,
    subject: text('短信验证码尚未发出：{order}', 'The SMS code is late: {order}'),
    body: text(
      '订单 {order} 的短信验证码未在 5 分钟内发出。请确认负责人手机可接收短信、没有拦截 106 开头的号码；也可在所在省通信管理局网站的短信核验页面申请重发。核验时限不变。',
      "The SMS code of order {order} was not sent within 5 minutes. See that the principal's mobile can receive messages and blocks no numbers beginning with 106; the SMS page of the bureau's site can send it again. The time to answer stays as it is.",
    ),
  },
  smsReturned: {
    on: ['smsFailed', 'expireSms'],
    to: both,
    subject: text('短信核验未通过：{order}', 'SMS verification not passed: {order}'),
    body: text(
      '订单 {order} 的短信核验超时或连续填错，已被退回。我们将重新提交管局，或与您联系修改；重新提交后会再次收到验证码。已备案的网站不受影响。',
      'The SMS verification of order {order} ran out, or failed after wrong entries, and the order was returned. We will hand it over again, with a new code, or ask you for a correction. The filed site is not affected.',
    ),
  },
  handedOver: {
    on: ['uploadAccepted', 'smsVerified'],
    into: 'BUREAU_REVIEW',
    to: both,
    subject: text('已提交管局：{order}', 'Handed to the bureau: {order}'),
    body: text(
      '订单 {order} 已提交管局审核，一般需要 3 至 20 个工作日。变更期间网站不受影响。',
      'Order {order} is with the bureau, which usually takes 3 to 20 working days. The site stays reachable.',
    ),
  },
  bureauRefused: {
    on: ['bureauRefuse', 'recordBureauAnswer'],
    into: 'BUREAU_REJECTED',
    to: ['partner'],
    subject: text('管局驳回：{order}', 'Refused by the bureau: {order}'),
    body: text(
      '订单 {order} 被管局驳回，我们正在核对原因并会与您联系。已备案的网站不受影响。',
      'The bureau refused order {order}. We are looking into it and will contact you. The filed site is not affected.',
    ),
  },
  approved: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    to: both,
    subject: text('变更成功：{order}', 'Filing change approved: {order}'),
    body: text(
      '{filing} 的变更备案已由管局通过，订单 {order} 完成。',
      'The bureau approved the change of {filing}; order {order} is finished.',
    ),
  },
  domainReplaced: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    onlyIf: {
      says: text('原备案域名不再备案', 'a filed domain went away'),
      holds: ({ domains }) => domains.removed.length > 0,
    },
    to: both,
    subject: text('原域名将停止访问：{filing}', 'The old domain stops working: {filing}'),
    body: text(
      '{filing} 的域名变更已由管局通过（订单 {order}）。不再备案的原域名将无法访问，请尽快停止解析；新域名可以使用。',
      'The bureau approved the change of domains of {filing} (order {order}). The old domain that is no longer filed stops working: end its name resolution soon; the new one may be used.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;

export type NoticeName = keyof typeof notices;
export const noticeRow = (name: NoticeName): NoticeRow => notices[name];

/** The notices that an event sends, given the order and the state it leads to (null: it stays). */
export const noticesOf = (event: OrderEvent, into: OrderState | null, facts: NoticeFacts): NoticeName[] =>
  (Object.keys(notices) as NoticeName[]).filter((name) => {
    const row = noticeRow(name);
    const fits = row.on.includes(event) && (row.into === undefined || row.into === into);
    return fits && (row.onlyIf?.holds(facts) ?? true);
  });
