import { duties, SMS_LATE_MINUTES } from '../clock/duties.ts';
import { maxSmsWrongEntries } from '../order/sms.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { applicant, type NoticeRow } from './notice-row.ts';

const bureauDays = duties.bureauReview.span.days;

/** What is told while an order is with the ministry and the bureau. */
export const bureauNotices = {
  handedOverToSms: {
    on: ['uploadAccepted', 'confirmManualEntry'],
    into: 'SMS_PENDING',
    to: ['asked'],
    copy: ['concerned', 'partner'],
    subject: bilingual('请完成短信核验：{order}', 'Answer the SMS: {order}'),
    body: bilingual(
      `订单 {order} 已提交管局，工信部将在 ${SMS_LATE_MINUTES} 分钟内以短信向{who}发送 6 位验证码，由收到验证码的本人核验。{meanwhile}。`,
      `Order {order} is with the bureau. Within ${SMS_LATE_MINUTES} minutes the ministry sends a 6-digit code by SMS to {who}; whoever gets one answers it in person. {meanwhile}.`,
    ),
    todo: [
      bilingual(
        '收到验证码的负责人在 {hours} 小时内打开 {page} 的短信核验页面。',
        'Whoever gets a code opens the SMS page of {page} within {hours} hours.',
      ),
      bilingual(
        '填写验证码、收到验证码的手机号码和本人证件号码后六位。',
        'Enter the code, the mobile that got it, and the last six characters of your own ID number.',
      ),
      bilingual(
        `逾期或连续填错 ${maxSmsWrongEntries} 次，订单将被退回。`,
        `If that is late, or the entry is wrong ${maxSmsWrongEntries} times, the order is returned.`,
      ),
    ],
    sms: bilingual(
      '订单{order}工信部验证码发往{you}本机，请{hours}小时内在{page}填写。',
      "Order {order}: the ministry's code goes to this phone, of {you}. Enter it at {page} within {hours} hours.",
    ),
  },
  smsOverdue: {
    on: ['noteSmsOverdue'],
    to: ['unsent'],
    copy: ['partner'],
    subject: bilingual('短信验证码尚未发出：{order}', 'The SMS code is late: {order}'),
    body: bilingual(
      `订单 {order} 发给{who}的短信验证码未在 ${SMS_LATE_MINUTES} 分钟内发出。核验时限不变。`,
      `The SMS code of order {order} for {who} was not sent within ${SMS_LATE_MINUTES} minutes. The time to answer stays as it is.`,
    ),
    todo: [
      bilingual(
        '确认{who}的手机可接收短信，没有拦截 12381 或 106 开头的号码。',
        'See that the phone of {who} can receive messages and blocks no numbers beginning with 12381 or 106.',
      ),
      bilingual(
        '仍未收到时，在 {page} 的短信核验页面申请重发。',
        'If none comes, ask for it again on the SMS page of {page}.',
      ),
    ],
    sms: bilingual(
      '订单{order}的{you}验证码未到，请查看拦截的短信，或到{page}重发。',
      'Order {order}: the code for this phone of {you} is late. Unblock numbers beginning with 106, or ask again at {page}.',
    ),
  },
  smsReturned: {
    on: ['smsFailed', 'expireSms'],
    into: 'SMS_RETURNED',
    to: applicant,
    subject: bilingual('短信核验未通过：{order}', 'SMS verification not passed: {order}'),
    body: bilingual(
      '订单 {order} 的短信核验超时或连续填错，已被退回。我们将{ours}重新提交管局，或与您联系修改。{unchanged}。',
      'The SMS verification of order {order} ran out, or failed after wrong entries, and the order was returned. We hand it over again, or ask you for a correction, {ours}. {unchanged}.',
    ),
    todo: [
      bilingual(
        '暂时不用操作；重新提交后会再次收到验证码，请及时核验。',
        'Nothing for now; handed over again it brings a new code, to be entered in time.',
      ),
      bilingual(
        '手机号码有误或收不到短信的，请尽快告诉我们。',
        'If the mobile number is wrong or gets no messages, please tell us soon.',
      ),
    ],
    sms: bilingual(
      '订单{order}短信核验未通过已退回，我们将重新提交或联系修改，请留意新验证码。',
      'The SMS check of order {order} did not pass. We hand it over again, with a new code, or ask for a correction.',
    ),
  },
  handedOver: {
    on: ['uploadAccepted', 'confirmManualEntry', 'smsVerified'],
    into: 'BUREAU_REVIEW',
    to: applicant,
    subject: bilingual('已提交管局：{order}', 'Handed to the bureau: {order}'),
    body: bilingual(
      `订单 {order} 已提交管局审核，一般需要 3 至 ${bureauDays} 个工作日，有结果即通知您。{meanwhile}。`,
      `Order {order} is with the bureau, which usually takes 3 to ${bureauDays} working days; you are told the result. {meanwhile}.`,
    ),
    sms: bilingual(
      `订单{order}已提交管局审核，一般需要3至${bureauDays}个工作日，有结果即通知您。`,
      `Order {order} is with the bureau, which usually takes 3 to ${bureauDays} working days; you are told the result.`,
    ),
  },
  bureauRefused: {
    on: ['bureauRefuse', 'recordBureauAnswer', 'confirmManualAnswer'],
    into: 'BUREAU_REJECTED',
    to: applicant,
    subject: bilingual('管局驳回：{order}', 'Refused by the bureau: {order}'),
    body: bilingual(
      '订单 {order} 被管局驳回。管局如写明意见，列在下面；我们正在核对，并将{ours}与您联系。{unchanged}。',
      'The bureau refused order {order}. What it wrote, if anything, stands below; we are looking into it and will contact you {ours}. {unchanged}.',
    ),
    lists: 'bureau',
    smsWithWords: '订单{order}被管局驳回：{words}。我们会与您联系。',
    todo: [bilingual('暂时不用操作，请等待我们联系。', 'Nothing for now: we will contact you.')],
    sms: bilingual(
      '订单{order}被管局驳回，我们正在核对原因并会与您联系，请留意来电。',
      'The bureau refused order {order}. We are looking into it and will contact you.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;
