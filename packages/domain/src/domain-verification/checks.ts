import { dayNumberOf, dayOfNumber, shanghaiDay } from '../calendar/shanghai.ts';
import type { Outcome } from '../checks/finding.ts';
import { type DomainRules, domainHolders } from '../province-rules/domain-rules.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { DomainQuery, Registration } from './answer.ts';
import { isSameText, type Registrant } from './registrant.ts';

/** Input of the checks that apply to a name whether it is registered or not. */
export interface NameCheckInputs {
  readonly asked: DomainQuery;
  readonly rules: DomainRules;
  readonly tldApproved: boolean;
}

export interface DomainCheckInputs extends NameCheckInputs {
  readonly registration: Registration;
  readonly registrant: Registrant;
}

/** One way in which a check can fail; rows are tried in order. Texts contain no value of the answer. */
export interface DomainFault<At = DomainCheckInputs> {
  readonly ruleId: string;
  readonly isBroken: (at: At) => boolean;
  readonly cause: BilingualText;
  readonly advice: BilingualText | ((at: At) => BilingualText);
  /** Default: `fail`. */
  readonly outcome?: Extract<Outcome, 'warn'>;
}

interface DomainCheckRow {
  readonly label: BilingualText;
  readonly faults: readonly DomainFault[];
}

/** `YYYY-MM-DD` some months later; in a shorter month its last day. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const first = dayNumberOf(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
  const next = at + 1;
  const end = dayNumberOf(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`) - 1;
  return dayOfNumber(Math.min(first + date - 1, end));
}

/** The registration must end after this day. */
function requiredUntil(now: string, least: DomainRules['minRemaining']): string {
  const today = shanghaiDay(Date.parse(now));
  return 'months' in least ? monthsLater(today, least.months) : dayOfNumber(dayNumberOf(today) + least.days);
}

const remainingText = (least: DomainRules['minRemaining']): BilingualText =>
  'months' in least
    ? bilingual(`${least.months} 个月`, `${least.months} months`)
    : bilingual(`${least.days} 天`, `${least.days} days`);

const withEvidence =
  (template: BilingualText) =>
  ({ rules }: DomainCheckInputs): BilingualText => ({
    zh: fillTemplate(template, { evidence: rules.evidence.zh }).zh,
    en: fillTemplate(template, { evidence: rules.evidence.en }).en,
  });

/** Names whom the province takes, with the rule's first day and source (docs/spec/rules.md R-13). */
function toTheUnit({ asked, rules }: DomainCheckInputs): BilingualText {
  const { from, source } = rules.holdersRule;
  const holders = asked.subject.isPerson ? (['subject'] as const) : rules.holders;
  const named = holders.map((holder) => domainHolders[holder]);
  return bilingual(
    `请将域名过户至${named.map(({ zh }) => zh).join('或')}（本省规则，自 ${from} 起，来源 ${source}）`,
    `Have the domain transferred to ${named.map(({ en }) => en).join(' or ')} (rule of the province from ${from} on, source ${source})`,
  );
}
/**
 * If the holder is not a person or unit of the order, a corrected certificate does not help: the domain must be
 * transferred.
 */
const adviceUnlessStranger =
  (advice: BilingualText) =>
  (at: DomainCheckInputs): BilingualText =>
    at.registrant.role === null ? toTheUnit(at) : advice;
const showEvidence = withEvidence(
  bilingual('请将{evidence}作为“域名注册人证明”上传', 'Upload as proof of the domain holder: {evidence}'),
);

/** D1 also applies to a name that is not registered. */
export const nameFaults: readonly DomainFault<NameCheckInputs>[] = [
  {
    ruleId: 'DOM-07',
    isBroken: ({ tldApproved }) => !tldApproved,
    cause: bilingual('TLD未批复：顶级域未获工信部批复', 'The ministry has not approved the top-level domain'),
    advice: bilingual('请更换为已批复的顶级域下的域名', 'Use a domain under an approved top-level domain'),
  },
];

/** 域名核验 D1–D7 (docs/spec/rules.md R-7): one row per check with label, faults, reasons and advice. */
const domainChecks = {
  D1: {
    label: bilingual('顶级域已批复', 'Top-level domain approved'),
    faults: nameFaults,
  },
  D2: {
    label: bilingual('注册商已批复', 'Registrar approved'),
    faults: [
      {
        ruleId: 'DOM-08',
        isBroken: ({ registration }) => !registration.registrar.approved,
        cause: bilingual('注册商未批复：注册商未获工信部批复', 'The ministry has not approved the registrar'),
        advice: bilingual('请将域名转入已批复的注册商', 'Transfer the domain to an approved registrar'),
      },
      {
        ruleId: 'DOM-08',
        isBroken: ({ registration, rules }) =>
          registration.registrar.overseas && rules.overseasRegistrars === 'refused',
        cause: bilingual('本省不接受境外注册的域名', 'The province does not take domains registered abroad'),
        advice: bilingual('请将域名转入境内注册商', 'Transfer the domain to a registrar in the mainland'),
      },
    ],
  },
  D3: {
    label: bilingual('在注册有效期内', 'Within the registration period'),
    faults: [
      {
        ruleId: 'DOM-06',
        isBroken: ({ asked, registration }) =>
          Date.parse(registration.expiresAt) <= Date.parse(asked.now) ||
          Date.parse(registration.registeredAt) > Date.parse(asked.now),
        cause: bilingual(
          '域名已过期：不在注册有效期内',
          'The domain has expired: this is not within its registration period',
        ),
        advice: bilingual('请续费后重新核验', 'Renew the domain and verify it again'),
      },
      {
        ruleId: 'DOM-06',
        isBroken: ({ asked, registration, rules }) =>
          shanghaiDay(Date.parse(registration.expiresAt)) <= requiredUntil(asked.now, rules.minRemaining),
        cause: bilingual('域名剩余有效期不足', 'Too little is left of the registration'),
        advice: ({ rules }) => ({
          zh: `请续费至剩余 ${remainingText(rules.minRemaining).zh}以上`,
          en: `Renew it until more than ${remainingText(rules.minRemaining).en} are left`,
        }),
      },
    ],
  },
  D4: {
    label: bilingual('已实名并入库', "Real-name verified and in the ministry's store"),
    faults: [
      {
        ruleId: 'DOM-04',
        isBroken: ({ registration }) => !registration.realNameVerified,
        cause: bilingual('域名未实名认证', 'The domain is not real-name verified'),
        advice: bilingual('请在注册商处完成实名认证', 'Complete the real-name check at the registrar'),
      },
      {
        ruleId: 'DOM-05',
        isBroken: ({ asked, registration }) =>
          registration.inStoreSince === null || Date.parse(registration.inStoreSince) > Date.parse(asked.now),
        cause: bilingual(
          '不存在注册商验证库中：实名信息尚未入库',
          "The verified data has not reached the ministry's store yet",
        ),
        advice: bilingual(
          '请在实名认证三个工作日后再核验',
          'Verify it again three working days after the real-name check',
        ),
      },
    ],
  },
  D5: {
    label: bilingual('持有者为主体', 'Registrant is the subject'),
    faults: [
      {
        ruleId: 'DOM-01',
        isBroken: ({ registration, rules }) => rules.privacyMustBeOff && registration.privacy,
        cause: bilingual('域名开启了隐私保护，本省要求关闭', 'WHOIS privacy is on, and the province wants it off'),
        advice: bilingual('请在注册商处关闭隐私保护', 'Have it turned off at the registrar'),
      },
      {
        ruleId: 'DOM-01',
        isBroken: ({ registrant }) => registrant.role === null,
        cause: bilingual('持有者与主办单位不一致', 'The registrant is not the subject'),
        advice: toTheUnit,
      },
      {
        ruleId: 'DOM-01',
        isBroken: ({ registrant }) => registrant.role !== 'subject' && registrant.comparedWith !== null,
        outcome: 'warn',
        cause: bilingual('持有者是主体或网站的负责人，不是主体', 'The registrant is a principal and not the subject'),
        advice: showEvidence,
      },
      {
        ruleId: 'DOM-01',
        isBroken: ({ registrant }) => registrant.role !== 'subject',
        outcome: 'warn',
        cause: bilingual(
          '持有者不是主体，须证明是本省接受的持有者',
          'The registrant is not the subject: evidence must show one whom the province takes',
        ),
        advice: showEvidence,
      },
    ],
  },
  D6: {
    label: bilingual('证件类型一致', 'Certificate type equal'),
    faults: [
      {
        ruleId: 'DOM-02',
        isBroken: ({ registrant, registration }) =>
          registrant.comparedWith !== null &&
          registrant.comparedWith.certificateType !== registration.registrant.certificateType,
        cause: bilingual('证件类型比对不一致', "The registrant's certificate type differs"),
        advice: adviceUnlessStranger(
          bilingual('请在注册商处更正证件类型', 'Have the certificate type corrected at the registrar'),
        ),
      },
      {
        ruleId: 'DOM-02',
        isBroken: ({ registrant }) => registrant.comparedWith === null,
        outcome: 'warn',
        cause: bilingual(
          '备案中没有持有者的证件，须人工比对',
          "The registrant's certificate is not on file: a person compares it",
        ),
        advice: showEvidence,
      },
    ],
  },
  D7: {
    label: bilingual('证件号码一致', 'Certificate number equal'),
    faults: [
      {
        ruleId: 'DOM-03',
        isBroken: ({ registrant, registration }) =>
          registrant.comparedWith !== null &&
          !isSameText(registrant.comparedWith.certificateNumber, registration.registrant.certificateNumber),
        cause: bilingual('证件号码比对不一致', "The registrant's certificate number differs"),
        advice: adviceUnlessStranger(
          bilingual('请在注册商处更正证件号码', 'Have the certificate number corrected at the registrar'),
        ),
      },
      {
        ruleId: 'DOM-03',
        isBroken: ({ registrant }) => registrant.comparedWith === null,
        outcome: 'warn',
        cause: bilingual(
          '备案中没有持有者的证件，须人工比对',
          "The registrant's certificate is not on file: a person compares it",
        ),
        advice: showEvidence,
      },
    ],
  },
} as const satisfies Record<string, DomainCheckRow>;

export type DomainCheckId = keyof typeof domainChecks;
export const domainCheckIds = Object.keys(domainChecks) as DomainCheckId[];
export const domainCheckRow = (id: DomainCheckId): DomainCheckRow => domainChecks[id];
