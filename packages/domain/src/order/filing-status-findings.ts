import { checkDomainName } from '../checks/domain-name.ts';
import {
  type FilingQuestion,
  type FilingResult,
  filingQuestionRow,
  type StoredFilingCheck,
} from '../filing-status/results.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { mayOrderAddDomains } from '../province-rules/domain-rules.ts';
import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { followMessageAdvice, type Reason } from '../text/refusal.ts';
import type { OrderFacts, StoredFinding } from './facts.ts';

/** `about` of the subject's own certificate; other values are domains. */
export const CERTIFICATE_TARGET = 'certificate';

type Facts = Pick<
  OrderFacts,
  'kind' | 'changed' | 'domains' | 'province' | 'edition' | 'filingChecks' | 'domainsInOrders' | 'record'
>;

/** What of an order may already be filed and is queried: added domains, and the subject's certificate if it changes. */
export const filingCheckTargets = ({
  kind,
  changed,
  domains,
  province,
  edition,
}: Pick<Facts, 'kind' | 'changed' | 'domains' | 'province' | 'edition'>): string[] => [
  // A domain may serve a website and apps of one subject, filed each for itself.
  ...(kindRow(kind).app !== true && mayOrderAddDomains({ kind, province, edition })
    ? domains.added.filter((name) => checkDomainName(name).outcome !== 'fail')
    : []),
  ...(changed.includes('subject.certificateNumber') || changed.includes('subject.certificateType')
    ? [CERTIFICATE_TARGET]
    : []),
];

export const filingQuestionFor = (about: string): FilingQuestion =>
  about === CERTIFICATE_TARGET ? 'certificate' : 'domain';

/** The answer, if it is for the current content. */
const answerOf = (check: StoredFilingCheck | undefined): FilingResult | null =>
  check !== undefined && check.checkedAt !== null && check.current ? check.result : null;

const otherOrder = {
  message: bilingual('域名冲突：域名 {domain} 在另一进行中的订单中', 'Another open order adds {domain}'),
  suggestion: bilingual('请待该订单办结，或改用其他域名', 'Wait until that order is over, or use another domain'),
};

/** Of what an order declares as filed through another provider, the bureau must say that it is filed. */
const notFiledAsDeclared = {
  certificate: {
    message: bilingual(
      '该证件没有备案记录，与所填备案号不符',
      'These papers have no filing, though a number is given for them',
    ),
    suggestion: bilingual(
      '请按备案填写主办单位证件；主体尚未备案的，请办理首次备案',
      'Give the papers as they are filed; for a subject that is not filed yet open a first filing',
    ),
  },
  domain: {
    message: bilingual('域名 {domain} 未备案，不能新增接入', '{domain} is not filed: it cannot get a new access'),
    suggestion: bilingual(
      '请填写此网站已备案的域名；域名尚未备案的，请办理新增网站',
      'Give the domains that are filed under this website; others are filed as a new website',
    ),
  },
} as const;

/** What an answer means for the order. */
function meaningOf(about: string, result: FilingResult, { kind, record }: Facts) {
  const question = filingQuestionFor(about);
  const { code, results } = filingQuestionRow(question);
  const declared =
    record.elsewhere && (kindRow(kind).declares ?? []).includes(question === 'domain' ? 'website' : 'subject');
  if (declared && result === 'NOT_FILED')
    return { code: 'DECLARED_NOT_FILED' as const, outcome: 'fail' as const, ...notFiledAsDeclared[question] };
  return { code, ...results[result] };
}

/** The bureau's answers as findings of the rules ORD-04 and DOM-10. A missing answer warns and does not block. */
export function filingFindings(facts: Facts): StoredFinding[] {
  const asked = filingCheckTargets(facts).map((about): StoredFinding => {
    const { ruleId, field, unanswered } = filingQuestionRow(filingQuestionFor(about));
    const result = answerOf(facts.filingChecks.find((one) => one.about === about));
    const at = { domain: about };
    if (result === null) {
      const suggestion = bilingual(
        '系统会自动再问；也可在管局网站人工查询',
        "It is asked again by itself; or look it up on the bureau's site",
      );
      return { field, ruleId, outcome: 'warn', message: fillTemplate(unanswered, at), suggestion };
    }
    const { outcome, message: says, suggestion } = meaningOf(about, result, facts);
    return { field, ruleId, outcome, message: fillTemplate(says, at), ...(suggestion ? { suggestion } : {}) };
  });
  const held = domainsInOtherOrders(facts).map((domain): StoredFinding => {
    const { suggestion } = otherOrder;
    return {
      field: 'website.domains',
      ruleId: 'DOM-10',
      outcome: 'fail',
      message: fillTemplate(otherOrder.message, { domain }),
      suggestion,
    };
  });
  return [...asked, ...held];
}

const domainsInOtherOrders = ({ domains, domainsInOrders }: Facts): string[] =>
  domains.added.filter((name) => domainsInOrders.includes(name));

/** Reasons against a submission: content is filed elsewhere, or is in another open order. */
export function filedElsewhereReasons(facts: Facts): Reason[] {
  const filed = filingCheckTargets(facts).flatMap((about): Reason[] => {
    const { ruleId, field } = filingQuestionRow(filingQuestionFor(about));
    const result = answerOf(facts.filingChecks.find((one) => one.about === about));
    const row = result === null ? undefined : meaningOf(about, result, facts);
    if (row === undefined || row.outcome !== 'fail') return [];
    return [
      {
        code: row.code,
        field,
        message: fillTemplate(row.message, { domain: about }),
        suggestion: row.suggestion ?? followMessageAdvice,
        ruleId,
      },
    ];
  });
  const held = domainsInOtherOrders(facts).map(
    (domain): Reason => ({
      code: 'DOMAIN_IN_ANOTHER_ORDER',
      field: 'website.domains',
      message: fillTemplate(otherOrder.message, { domain }),
      suggestion: otherOrder.suggestion,
      ruleId: 'DOM-10',
    }),
  );
  return [...filed, ...held];
}
