import { dutyPolls } from '../../clock/duties.ts';
import { editionFor } from '../../province/judged-by.ts';
import { isCheckedBySms } from '../../province-rules/sms-rules.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { reloadOrderAdvice } from '../../text/refusal.ts';
import type { OrderFacts } from '../facts.ts';
import { smsPersonsOf } from '../sms.ts';
import type { Guard } from './guard.ts';

type Phone = NonNullable<OrderFacts['sms']>['phones'][number];

const phonesOf = (facts: OrderFacts): readonly Phone[] => facts.sms?.phones ?? [];
/** The ministry answered at or after this instant. */
const answeredSince = (phone: Phone, instant: number): boolean =>
  phone.answeredAt !== null && Date.parse(phone.answeredAt) >= instant;
const overdueAfterMs = dutyPolls('sms').find(({ raises }) => raises === 'noteSmsOverdue')?.afterMs ?? 0;

/** Guards: the ministry's SMS. */
export const smsGuards = {
  smsIsChecked: {
    private: true,
    condition: bilingual('该省对此类订单做短信核验', 'The province checks orders of this kind by SMS'),
    ruleId: 'R-9',
    check: (facts) =>
      isCheckedBySms(facts.province, editionFor('smsChecks', facts)) &&
      smsPersonsOf(facts.kind, editionFor('smsPersons', facts)).length > 0,
  },
  noNewerAttempt: {
    message: bilingual('短信核验不属于最近一次上报', 'The SMS check is not of the latest attempt'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-attribution',
    hideWhenFailing: true,
    check: ({ sms, attempt }, _actor, input) =>
      sms !== null &&
      sms.submissionId === attempt?.submissionId &&
      sms.submissionId === (input?.submissionId ?? sms.submissionId),
  },
  /** A reviewer confirms with evidence; the ministry confirms per phone. */
  allPhonesVerified: {
    message: bilingual('还有手机号未完成核验', 'A phone is not verified yet'),
    suggestion: bilingual('请负责人回复短信中的验证码', 'The principal answers the SMS with its code'),
    ruleId: 'R-9',
    check: (facts, actor) => actor.kind === 'staff' || phonesOf(facts).every((phone) => phone.state === 'verified'),
  },
  somePhoneFailed: {
    message: bilingual('没有核验失败的手机号', 'No phone has failed'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-9',
    check: (facts, actor) => actor.kind === 'staff' || phonesOf(facts).some((phone) => phone.state === 'failed'),
  },
  deskIsAsked: {
    message: bilingual(
      '短信核验结果由工信部接口给出，无须登记',
      "The ministry's port tells the outcome: nothing to enter",
    ),
    suggestion: bilingual('接口没有答复时会请您登记', 'You are asked for it when the port does not answer'),
    ruleId: 'L-sms',
    // The port knows nothing of an order that a person entered in the bureau's own system.
    check: ({ sms, manual }, actor) => actor.kind !== 'staff' || sms?.deskAsked === true || manual !== null,
  },
  evidenceGiven: {
    message: bilingual('请写明依据', 'Say what it rests on'),
    suggestion: bilingual('例如管局网站上显示的结果和时间', "Such as what the bureau's page shows, and when"),
    ruleId: 'L-sms',
    check: (_facts, actor, input) => actor.kind !== 'staff' || input === undefined || input.evidence !== undefined,
  },
  /** The ministry answered "not verified" after the deadline, or answered that the window is over. */
  windowIsOver: {
    message: bilingual('核验时限未到，或时限后尚未得到答复', 'The window is not over, or nobody answered after it'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-sms',
    check: (facts) =>
      phonesOf(facts).some(
        (phone) =>
          phone.state === 'timedOut' ||
          (phone.state !== 'verified' && answeredSince(phone, Date.parse(phone.deadline))),
      ),
  },
  smsIsOverdue: {
    message: bilingual('短信已发出，或尚未到时', 'The SMS is sent, or not yet due'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-3.4',
    check: (facts) =>
      facts.sms !== null &&
      !facts.sms.overdueNoted &&
      phonesOf(facts).some(
        (phone) =>
          phone.state === 'waiting' &&
          phone.sentAt === null &&
          answeredSince(phone, Date.parse(facts.sms?.since ?? '') + overdueAfterMs),
      ),
  },
  deskNotAskedYet: {
    message: bilingual('已请审核员登记', 'The desk is asked already'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-sms',
    check: ({ sms }) => sms !== null && !sms.deskAsked,
  },
  /** There is no interface, or it gave no answer after the deadline. */
  ministryIsSilent: {
    message: bilingual('工信部接口有答复', 'The port of the ministry answers'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-sms',
    check: (facts, _actor, input) =>
      input?.port === false ||
      phonesOf(facts).some(
        (phone) =>
          phone.state === 'waiting' && facts.now >= phone.deadline && !answeredSince(phone, Date.parse(phone.deadline)),
      ),
  },
} as const satisfies Record<string, Guard>;
