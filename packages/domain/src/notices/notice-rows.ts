import { duties, LAPSE_DAYS, SMS_LATE_MINUTES } from '../clock/duties.ts';
import type { FieldId } from '../filing/fields.ts';
import { maxSmsWrongEntries } from '../order/sms.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { OrderEvent } from '../order-names/names.ts';
import type { OrderState } from '../order-names/states.ts';
import { bilingual, type Language } from '../text/bilingual-text.ts';
import { workingDaysInWords } from '../text/in-words.ts';
import type { NoticeFacts, NoticeRow, Recipient } from './notice-row.ts';
import { photoDueNotices, photoMethodCondition } from './photo-due-notices.ts';

/** Where notices about a filing go. */
const contactFields: readonly FieldId[] = [
  'subject.principal.mobile',
  'subject.principal.email',
  'website.principal.mobile',
  'website.principal.email',
];
const both: readonly Recipient[] = ['principal', 'partner'];
const bureauDays = duties.bureauReview.span.days;
const initialReview = workingDaysInWords(duties.initialReview.span.days);
export const notices = {
  submitted: {
    on: ['submit'],
    to: both,
    subject: bilingual('订单已提交：{order}', 'Order submitted: {order}'),
    body: bilingual(
      `{filing} 的{service}订单 {order} 已提交，我们将在${initialReview.zh}内完成初审。{meanwhile}。`,
      `Order {order} for {filing} ({service}) is submitted. We finish the initial review within ${initialReview.en}. {meanwhile}.`,
    ),
    todo: [
      bilingual('请保持手机畅通，我们会致电负责人核实。', 'Keep the phone at hand: we call the principal to confirm.'),
    ],
    sms: bilingual(
      `{filing}{service}订单{order}已提交，${initialReview.zh}内初审，请接听核实电话。`,
      `Order {order} is submitted. We review it within ${initialReview.en} and will call you.`,
    ),
  },
  contactChanges: {
    on: ['submit'],
    condition: {
      label: bilingual('首次提交且变更联系方式', 'the first submission of a change of contact'),
      check: ({ kind, changed, state }) =>
        state === 'DRAFT' &&
        kindRow(kind).effect.does === 'replace' &&
        changed.some((field) => contactFields.includes(field)),
    },
    to: ['formerContact'],
    subject: bilingual('联系方式变更申请：{order}', 'A change of contact is asked for: {order}'),
    body: bilingual(
      '{filing} 的负责人手机号码或邮箱正在申请变更（订单 {order}）。管局通过后，备案通知不再发到这里。',
      'Order {order} asks for another mobile or mail address of a principal of {filing}. Once the bureau approves it, notices go there.',
    ),
    todo: [
      bilingual(
        '不是您或贵单位申请的，请立即与我们联系。',
        'If neither you nor your organisation asked for it, tell us at once.',
      ),
    ],
    sms: bilingual(
      '{filing}正在变更联系方式（订单{order}），不是您申请的请立即联系我们。',
      'Order {order} asks for another contact of your filing. If you did not ask for it, tell us at once.',
    ),
  },
  ...photoDueNotices,
  returned: {
    on: ['returnForCorrection', 'sendBack'],
    to: both,
    subject: bilingual('请修改后重新提交：{order}', 'Please correct and submit again: {order}'),
    body: bilingual(
      '订单 {order} 有需要修改的项。已备案的网站不受影响。',
      'Order {order} needs corrections. The filed site is not affected.',
    ),
    todo: [
      bilingual(
        '按原因和修改意见逐项修改，其他项保持不变。',
        'Correct each item by its reason and advice; other items stay as they are.',
      ),
      bilingual('在提交订单的系统中重新提交。', 'Submit again in the system you ordered with.'),
    ],
    lists: 'returned',
    sms: bilingual(
      '订单{order}有需要修改的项，请在提交订单的系统中按意见修改并重新提交。',
      'Order {order} needs corrections. See the advice in the system you ordered with and submit again.',
    ),
  },
  rejected: {
    on: ['rejectInitialReview'],
    to: both,
    subject: bilingual('初审未通过：{order}', 'Initial review not passed: {order}'),
    body: bilingual(
      '订单 {order} 未通过初审。已备案的网站不受影响。',
      'Order {order} did not pass the initial review. The filed site is not affected.',
    ),
    todo: [
      bilingual('查看上面的原因。', 'Read the reasons above.'),
      bilingual(
        '在提交订单的系统中重新填报，或放弃订单。',
        'Fill it in anew in the system you ordered with, or abandon the order.',
      ),
    ],
    lists: 'returned',
    sms: bilingual(
      '订单{order}未通过初审，请在提交订单的系统中查看原因，可重新填报或放弃。',
      'Order {order} did not pass the initial review. See why in the system you ordered with; fill it in anew or abandon it.',
    ),
  },
  photoRejected: {
    on: ['rejectPhoto'],
    condition: photoMethodCondition('CURTAIN'),
    to: both,
    subject: bilingual('请重新拍照：{order}', 'Please take the photo again: {order}'),
    body: bilingual(
      '订单 {order} 的当面核验照片不符合要求。',
      'The verification photo of order {order} is not as required.',
    ),
    todo: [
      bilingual('按上面的原因和意见重新拍照。', 'Take the photo again, by the reasons and advice above.'),
      bilingual('在提交订单的系统中上传并提交。', 'Upload it in the system you ordered with, and submit it.'),
    ],
    lists: 'returned',
    sms: bilingual(
      '订单{order}的核验照片不符合要求，请按提交订单的系统中的意见重新拍照。',
      'The photo of order {order} is not as required. See the advice in the system you ordered with and take it again.',
    ),
  },
  photoRejectedByApp: {
    on: ['rejectPhoto'],
    condition: photoMethodCondition('BUREAU_APP'),
    to: both,
    subject: bilingual('请重新采集照片：{order}', 'Please take the picture again: {order}'),
    body: bilingual(
      '订单 {order} 的管局应用照片不符合要求，原采集码不能再用。',
      "The picture of order {order} from the bureau's app is not as required. Its code is used up.",
    ),
    todo: [
      bilingual(
        '卸载并重新安装管局应用，按上面的原因和意见重新采集。',
        'Remove and reinstall the app, and take the picture again by the reasons and advice above.',
      ),
      bilingual(
        '在提交订单的系统中填写新的采集码并确认。',
        'Enter the new code in the system you ordered with, and confirm.',
      ),
    ],
    lists: 'returned',
    sms: bilingual(
      '订单{order}的照片不符合要求，请重新安装管局应用并重新采集，原因见邮件。',
      "The picture of order {order} is not as required. Reinstall the bureau's app and take it again; see the mail.",
    ),
  },
  reminder: {
    on: ['remind'],
    isLowPriority: true,
    to: both,
    subject: bilingual('订单待您处理：{order}', 'Your move: {order}'),
    body: bilingual(
      '订单 {order} 已等待您处理 {days} 天。{lapse}填报的内容会保留。',
      'Order {order} has waited for you for {days} days. {lapse}What was filled in is kept.',
    ),
    todo: [
      bilingual(
        '在提交订单的系统中完成待办的一步，或放弃订单。',
        'Take the open step in the system you ordered with, or abandon the order.',
      ),
    ],
    sms: bilingual(
      '订单{order}已等待您处理{days}天，{lapse}请在提交订单的系统中处理。',
      'Order {order} has waited for you for {days} days. {lapse}Go on in the system you ordered with.',
    ),
  },
  lapsed: {
    on: ['lapse'],
    to: both,
    subject: bilingual('订单已失效：{order}', 'Order lapsed: {order}'),
    body: bilingual(
      `订单 {order} 已超过 ${LAPSE_DAYS} 天没有操作而失效。填报的内容仍在，已备案的网站不受影响。`,
      `Order {order} lapsed after ${LAPSE_DAYS} days without a move. What was filled in is kept. The filed site is not affected.`,
    ),
    todo: [
      bilingual(
        '仍需办理时，在提交订单的系统中检查内容并重新提交。',
        'If it is still wanted, check the content in the system you ordered with and submit it again.',
      ),
    ],
    sms: bilingual(
      `订单{order}超过${LAPSE_DAYS}天没有操作，已失效。填报的内容仍在，可重新提交。`,
      `Order {order} lapsed after ${LAPSE_DAYS} days without a move. Its content is kept and may be submitted again.`,
    ),
  },
  handedOverToSms: {
    on: ['uploadAccepted'],
    into: 'SMS_PENDING',
    to: both,
    subject: bilingual('请完成短信核验：{order}', 'Answer the SMS: {order}'),
    body: bilingual(
      `订单 {order} 已提交管局，工信部将在 ${SMS_LATE_MINUTES} 分钟内向负责人手机发送 6 位验证码。{meanwhile}。`,
      `Order {order} is with the bureau. Within ${SMS_LATE_MINUTES} minutes the ministry sends a 6-digit code to the principal's mobile. {meanwhile}.`,
    ),
    todo: [
      bilingual('在 {hours} 小时内打开 {page} 的短信核验页面。', 'Within {hours} hours open the SMS page of {page}.'),
      bilingual(
        '填写验证码、手机号码和证件号码后六位。',
        'Enter the code, the mobile and the last six characters of the ID number.',
      ),
      bilingual(
        `逾期或连续填错 ${maxSmsWrongEntries} 次，订单将被退回。`,
        `After that, or after ${maxSmsWrongEntries} wrong entries, the order is returned.`,
      ),
    ],
    sms: bilingual(
      '订单{order}已提交管局。收到工信部验证码后请{hours}小时内在{page}核验。',
      "Order {order} is with the bureau. Enter the ministry's code at {page} within {hours} hours.",
    ),
  },
  smsOverdue: {
    on: ['noteSmsOverdue'],
    to: both,
    subject: bilingual('短信验证码尚未发出：{order}', 'The SMS code is late: {order}'),
    body: bilingual(
      `订单 {order} 的短信验证码未在 ${SMS_LATE_MINUTES} 分钟内发出。核验时限不变。`,
      `The SMS code of order {order} was not sent within ${SMS_LATE_MINUTES} minutes. The time to answer stays as it is.`,
    ),
    todo: [
      bilingual(
        '确认负责人手机可接收短信，没有拦截 106 开头的号码。',
        "See that the principal's mobile can receive messages and blocks no numbers beginning with 106.",
      ),
      bilingual(
        '仍未收到时，在 {page} 的短信核验页面申请重发。',
        'If none comes, ask for it again on the SMS page of {page}.',
      ),
    ],
    sms: bilingual(
      '订单{order}的验证码未按时发出，请检查是否拦截106号码，或到{page}重发。',
      'The SMS code of order {order} is late. Unblock numbers beginning with 106, or have it sent again at {page}.',
    ),
  },
  smsReturned: {
    on: ['smsFailed', 'expireSms'],
    to: both,
    subject: bilingual('短信核验未通过：{order}', 'SMS verification not passed: {order}'),
    body: bilingual(
      '订单 {order} 的短信核验超时或连续填错，已被退回。我们将重新提交管局，或与您联系修改。已备案的网站不受影响。',
      'The SMS verification of order {order} ran out, or failed after wrong entries, and the order was returned. We hand it over again or ask you for a correction. The filed site is not affected.',
    ),
    todo: [
      bilingual(
        '暂时不用操作；重新提交后会再次收到验证码，请及时核验。',
        'Nothing for now; handed over again it brings a new code, to be entered in time.',
      ),
    ],
    sms: bilingual(
      '订单{order}短信核验未通过已退回，我们将重新提交或联系修改，请留意新验证码。',
      'The SMS check of order {order} did not pass. We hand it over again, with a new code, or ask for a correction.',
    ),
  },
  handedOver: {
    on: ['uploadAccepted', 'smsVerified'],
    into: 'BUREAU_REVIEW',
    to: both,
    subject: bilingual('已提交管局：{order}', 'Handed to the bureau: {order}'),
    body: bilingual(
      `订单 {order} 已提交管局审核，一般需要 3 至 ${bureauDays} 个工作日。{meanwhile}。`,
      `Order {order} is with the bureau, which usually takes 3 to ${bureauDays} working days. {meanwhile}.`,
    ),
    sms: bilingual(
      `订单{order}已提交管局审核，一般需要3至${bureauDays}个工作日。`,
      `Order {order} is with the bureau, which usually takes 3 to ${bureauDays} working days.`,
    ),
  },
  bureauRefused: {
    on: ['bureauRefuse', 'recordBureauAnswer'],
    into: 'BUREAU_REJECTED',
    to: both,
    subject: bilingual('管局驳回：{order}', 'Refused by the bureau: {order}'),
    body: bilingual(
      '订单 {order} 被管局驳回。管局如写明意见，列在下面；我们正在核对并会与您联系。已备案的网站不受影响。',
      'The bureau refused order {order}. What it wrote, if anything, stands below; we are looking into it and will contact you. The filed site is not affected.',
    ),
    lists: 'bureau',
    smsWithWords: '订单{order}被管局驳回：{words}。我们会与您联系。',
    todo: [bilingual('暂时不用操作，请等待我们联系。', 'Nothing for now: we will contact you.')],
    sms: bilingual(
      '订单{order}被管局驳回，我们正在核对原因并会与您联系，网站不受影响。',
      'The bureau refused order {order}. We are looking into it and will contact you. The site is not affected.',
    ),
  },
  approved: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    to: both,
    subject: bilingual('办理成功：{order}', 'Approved: {order}'),
    body: bilingual(
      '{filing} 的{service}已由管局通过，订单 {order} 完成。{afterwards}。',
      'The bureau approved order {order} for {filing} ({service}); it is finished. {afterwards}.',
    ),
    addsSiteSteps: true,
    sms: bilingual(
      '{filing}的{service}已由管局通过，订单{order}完成。',
      'The bureau approved order {order}; it is finished.',
    ),
  },
  siteEnds: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('注销备案', 'a cancellation'),
      check: ({ kind }) => kindRow(kind).effect.does === 'end',
    },
    to: both,
    subject: bilingual('请停止网站访问：{order}', 'The site must stop: {order}'),
    body: bilingual(
      '{filing} 的注销已由管局通过（订单 {order}）。{afterwards}。',
      'The bureau approved the cancellation of {filing} (order {order}). {afterwards}.',
    ),
    todo: [
      bilingual(
        '今天停止网站访问，并停止域名解析。',
        'Stop the site today, and end the name resolution of its domains.',
      ),
      bilingual(
        '仍需使用的，重新备案通过后再开通。',
        'If it is still needed, file it anew and open it after the approval.',
      ),
    ],
    sms: bilingual(
      '{filing}已注销（订单{order}），网站须停止访问并停止域名解析。',
      'Order {order} is approved: the site is no longer filed and must stop now.',
    ),
  },
  nextStepDue: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('方案中还有下一步', 'an order of a plan with a next step'),
      check: ({ plan }) => plan?.next != null,
    },
    to: both,
    subject: bilingual('方案的下一步可以提交：{order}', 'The next step can be submitted: {order}'),
    body: bilingual(
      '{filing} 的{service}已由管局通过（订单 {order}），方案的下一步订单 {next} 现在可以提交。',
      'The bureau approved {service} of {filing} (order {order}). Order {next}, the next step of the plan, can be submitted now.',
    ),
    todo: [bilingual('请补全并提交订单 {next}。', 'Complete order {next} and submit it.')],
    sms: bilingual(
      '订单{order}已由管局通过，下一步订单{next}现在可以提交。',
      'Order {order} is approved. Order {next}, the next step, can be submitted now.',
    ),
  },
  domainReplaced: {
    on: ['bureauApprove', 'recordBureauAnswer'],
    into: 'APPROVED',
    condition: {
      label: bilingual('原备案域名不再备案', 'a filed domain went away'),
      check: ({ domains }) => domains.removed.length > 0,
    },
    to: both,
    subject: bilingual('原域名将停止访问：{filing}', 'The old domain stops working: {filing}'),
    body: bilingual(
      '{filing} 的域名变更已由管局通过（订单 {order}）。不再备案的原域名将无法访问，新域名可以使用。',
      'The bureau approved the change of domains of {filing} (order {order}). The old domain that is no longer filed stops working; the new one may be used.',
    ),
    todo: [bilingual('尽快停止原域名的解析。', 'End the name resolution of the old domain soon.')],
    sms: bilingual(
      '{filing}域名变更通过（订单{order}），原域名将停止访问。',
      'Domains changed by order {order}: the old one stops working, end its name resolution soon.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;

export type NoticeName = keyof typeof notices;
export const noticeRow = (name: NoticeName): NoticeRow => notices[name];

/** Label of a notice: its subject without the order. */
export const headingOf = (name: NoticeName, language: Language): string =>
  noticeRow(name).subject[language].split(/[:：]/)[0] ?? name;

/** The notices sent by an event for the given order and its new state (null: unchanged). */
export const noticesOf = (event: OrderEvent, into: OrderState | null, facts: NoticeFacts): NoticeName[] =>
  (Object.keys(notices) as NoticeName[]).filter((name) => {
    const row = noticeRow(name);
    const fits = row.on.includes(event) && (row.into === undefined || row.into === into);
    return fits && (row.condition?.check(facts) ?? true);
  });
