import { duties, LAPSE_DAYS } from '../clock/duties.ts';
import type { FieldId } from '../filing/fields.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import { bilingual, type Language } from '../text/bilingual-text.ts';
import { workingDaysInWords } from '../text/in-words.ts';
import { approvalNotices } from './approval-notices.ts';
import { bureauNotices } from './bureau-notices.ts';
import { applicant, everybody, type NoticeFacts, type NoticeRow } from './notice-row.ts';
import { numberNotices } from './number-notices.ts';
import { photoNotices } from './photo-notices.ts';

/** Where notices about a filing go. */
const contactFields: readonly FieldId[] = [
  'subject.principal.mobile',
  'subject.principal.email',
  'website.principal.mobile',
  'website.principal.email',
];
/** A shorter closure, such as a night's maintenance, moves nothing that an applicant would notice. */
const WORKING_DAY_MS = 8 * 3_600_000;
const initialReview = workingDaysInWords(duties.initialReview.span.days);
export const notices = {
  submitted: {
    on: ['submit'],
    ...everybody,
    subject: bilingual('订单已提交：{order}', 'Order submitted: {order}'),
    body: bilingual(
      `订单 {order}（{what}）已提交，我们将在${initialReview.zh}内完成初审。{meanwhile}。`,
      `Order {order} ({what}) is submitted. We finish the initial review within ${initialReview.en}. {meanwhile}.`,
    ),
    todo: [
      bilingual('请保持手机畅通，我们会致电负责人核实。', 'Keep the phone at hand: we call the principal to confirm.'),
    ],
    sms: bilingual(
      `{what}订单{order}已提交，${initialReview.zh}内初审，请留意来电。`,
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
      'Order {order} asks for another mobile or mail address of a principal of {filing}. Once the bureau approves it, notices no longer come here.',
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
  ...photoNotices,
  returned: {
    on: ['returnForCorrection', 'sendBack'],
    to: applicant,
    subject: bilingual('请修改后重新提交：{order}', 'Please correct and submit again: {order}'),
    body: bilingual(
      '订单 {order}（{what}）有需要修改的项。{unchanged}。',
      'Order {order} ({what}) needs corrections. {unchanged}.',
    ),
    todo: [
      bilingual(
        '按原因和修改意见逐项修改，其他项保持不变。',
        'Correct each item by its reason and advice; other items stay as they are.',
      ),
      bilingual('在提交订单的系统中重新提交。', 'Submit again in the system you ordered with.'),
    ],
    lists: 'returned',
    link: 'correction',
    sms: bilingual(
      '订单{order}有需要修改的项，请在提交订单的系统中按意见修改并重新提交。',
      'Order {order} needs corrections. See the advice in the system you ordered with and submit again.',
    ),
  },
  supplementAsked: {
    on: ['holdForApplicant'],
    to: applicant,
    subject: bilingual('请补件，审核正在等待：{order}', 'Please supply something, the review waits: {order}'),
    body: bilingual(
      '订单 {order}（{what}）的审核正在等待您补充下面一项，其他内容不变。{unchanged}。',
      'The review of order {order} ({what}) waits for one thing from you, see below; nothing else changes. {unchanged}.',
    ),
    todo: [
      bilingual(
        '在提交订单的系统中补充这一项，再点“提交补件”，审核随即继续。',
        'Supply it in the system you ordered with, then press "Submit the supplement": the review goes on at once.',
      ),
    ],
    lists: 'returned',
    link: 'supplement',
    sms: bilingual(
      '订单{order}的审核正在等待您补件，请在提交订单的系统中补充并提交。',
      'The review of order {order} waits for something from you. Supply and submit it in the system you ordered with.',
    ),
  },
  rejected: {
    on: ['rejectInitialReview'],
    to: applicant,
    subject: bilingual('初审未通过：{order}', 'Initial review not passed: {order}'),
    body: bilingual(
      '订单 {order}（{what}）未通过初审。{unchanged}。',
      'Order {order} ({what}) did not pass the initial review. {unchanged}.',
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
  reminder: {
    on: ['remind'],
    condition: {
      label: bilingual('待填报或修改', 'to be filled in or corrected'),
      check: ({ state }) => state !== 'VERIFICATION_PENDING',
    },
    isLowPriority: true,
    to: applicant,
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
    link: 'correction',
    sms: bilingual(
      '订单{order}已等待您处理{days}天，{lapse}请在提交订单的系统中处理。',
      'Order {order} has waited for you for {days} days. {lapse}Go on in the system you ordered with.',
    ),
  },
  lapsed: {
    on: ['lapse'],
    to: applicant,
    subject: bilingual('订单已失效：{order}', 'Order lapsed: {order}'),
    body: bilingual(
      `订单 {order} 已超过 ${LAPSE_DAYS} 天没有操作而失效。填报的内容仍在。{unchanged}。`,
      `Order {order} lapsed after ${LAPSE_DAYS} days without a move. What was filled in is kept. {unchanged}.`,
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
  withdrawn: {
    on: ['withdraw'],
    ...everybody,
    subject: bilingual('订单已撤回：{order}', 'Order withdrawn: {order}'),
    body: bilingual(
      '订单 {order}（{what}）已由提交方撤回，暂停审核，填报的内容仍在。{unchanged}。',
      'Order {order} ({what}) was withdrawn by whoever submitted it. Its review stops, what was filled in is kept. {unchanged}.',
    ),
    todo: [
      bilingual(
        '在提交订单的系统中修改后重新提交，或放弃订单。',
        'Change it in the system you ordered with and submit it again, or abandon it.',
      ),
      bilingual(
        '此前发出的链接不再有效；重新提交后从头审核，需要您办理的会再通知。',
        'Links that were sent before are void. Submitted again the order is reviewed anew, and you are told what is due.',
      ),
      bilingual(
        '不是您或贵单位决定撤回的，请与为您提交订单的单位联系。',
        'If neither you nor your organisation decided so, ask whoever submitted the order.',
      ),
    ],
    sms: bilingual(
      '订单{order}已撤回，暂停审核。可在提交订单的系统中修改后重新提交。',
      'Order {order} was withdrawn: its review stops. Change it in the system you ordered with and submit it again.',
    ),
  },
  abandoned: {
    on: ['abandon'],
    condition: {
      label: bilingual('曾经提交', 'it was submitted before'),
      check: ({ submitted }) => submitted,
    },
    ...everybody,
    subject: bilingual('订单已放弃：{order}', 'Order abandoned: {order}'),
    body: bilingual(
      '订单 {order}（{what}）已由提交方放弃，不再办理。{unchanged}。',
      'Order {order} ({what}) was abandoned by whoever submitted it and does not go on. {unchanged}.',
    ),
    todo: [
      bilingual(
        '无需操作；仍需办理的，请另行提交新订单。此前收到的核验链接不再有效。',
        'Nothing; if it is still wanted, submit a new order. Links that were sent before are void.',
      ),
      bilingual(
        '不是您或贵单位决定放弃的，请与为您提交订单的单位联系。',
        'If neither you nor your organisation decided so, ask whoever submitted the order.',
      ),
    ],
    sms: bilingual(
      '订单{order}已放弃，不再办理，此前的链接失效。仍需办理的请另行提交。',
      'Order {order} was abandoned and does not go on; its links are void. If it is still wanted, submit a new one.',
    ),
  },
  heldUp: {
    on: ['moveDue'],
    condition: {
      label: bilingual('管局暂停受理一个工作日以上', 'the bureau was closed for a working day or more'),
      check: ({ heldUpMs = 0 }) => heldUpMs >= WORKING_DAY_MS,
    },
    isLowPriority: true,
    to: ['partner'],
    copy: ['concerned'],
    subject: bilingual('管局暂停受理，提交顺延：{order}', 'Held up while the bureau was closed: {order}'),
    body: bilingual(
      '管局系统曾暂停受理，订单 {order}（{what}）因此暂停提交；现已恢复，我们将{ours}提交管局。{unchanged}。',
      "The bureau's system was closed, so order {order} ({what}) had to wait. It is open again, and we hand the order over {ours}. {unchanged}.",
    ),
    todo: [bilingual('暂时不用操作，提交管局后会再通知。', 'Nothing for now: you are told once it is handed over.')],
    sms: bilingual(
      '管局系统曾暂停受理，订单{order}的提交顺延，现已恢复，提交后再通知。',
      "The bureau's system was closed: order {order} had to wait, and is handed over soon.",
    ),
  },
  ...bureauNotices,
  ...approvalNotices,
  ...numberNotices,
} as const satisfies Record<string, NoticeRow>;

export type NoticeName = keyof typeof notices;
export const noticeRow = (name: NoticeName): NoticeRow => notices[name];

/** Label of a notice: its subject without the order. */
export const headingOf = (name: NoticeName, language: Language): string =>
  headingOfSubject(noticeRow(name).subject[language]);
/** Label, colon, order: the label. */
export const headingOfSubject = (subject: string): string => subject.split(/[:：]/)[0] ?? subject;

/** The notices sent by an event for the given order and its new state (null: unchanged). */
export const noticesOf = (event: LiveEvent, into: OrderState | null, facts: NoticeFacts): NoticeName[] =>
  (Object.keys(notices) as NoticeName[]).filter((name) => {
    const row = noticeRow(name);
    const fits = row.on.includes(event) && (row.into === undefined || row.into === into);
    return fits && (row.condition?.check(facts) ?? true);
  });
