import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { Finding } from '../checks/finding.ts';
import { domainCheckExpired, domainStanding } from '../domain-verification/standing.ts';
import { CERTIFICATE_TARGET, filingCheckTargets, filingFindings } from '../filing-status/findings.ts';
import { machineFindings, type StoredMachineCheck } from '../machine-checks/machine-checks.ts';
import { followMessageAdvice, type Reason } from '../refusal.ts';
import { findingsWithBlackList } from './black-listed.ts';
import type { OrderFacts } from './facts.ts';

/** Who outside is asked of what an order brings. */
export const outsideSources = {
  REGISTRY: bilingual('域名注册库', 'The registry of the domain'),
  BUREAU: bilingual('通信管理局（备案查询）', 'The bureau, of what is filed'),
} as const satisfies Record<string, BilingualText>;

/** Whether there is an answer that counts. */
export const outsideUses = {
  KEPT: bilingual('采用已有答复', 'An answer that counts is kept, and gone by'),
  BEING_ASKED: bilingual('正在查询', 'It is being asked for'),
  NEEDED: bilingual('尚无有效答复', 'None counts and nobody is being asked: verifyDomains or saving asks'),
} as const satisfies Record<string, BilingualText>;

/** 外部答复: what a dry run goes by that somebody outside has said, or would have to say. */
export interface OutsideAnswer {
  readonly source: keyof typeof outsideSources;
  /** A domain, or `certificate`: the subject's papers. */
  readonly about: string;
  readonly use: keyof typeof outsideUses;
  /** When the kept answer came; null: there is none. */
  readonly answeredAt: string | null;
}

/** 预检: what would become of an order that is handed in now. */
export interface DryRun {
  /** What `submit` would refuse it for. */
  readonly refused: readonly Reason[];
  /** What an automatic check would return it for, had it been handed in. */
  readonly returned: readonly Reason[];
  /** What is handed to the reviewer as a doubt, and returns nothing by itself. */
  readonly reviewed: readonly Reason[];
  readonly answers: readonly OutsideAnswer[];
}

/** Nothing refuses it and no automatic check returns it. */
export const passesDryRun = ({ refused, returned }: DryRun): boolean => refused.length + returned.length === 0;

interface DryRunInputs {
  /** As the rules of today see the order. */
  readonly facts: OrderFacts;
  /** What `submit` refuses it for. */
  readonly refused: readonly Reason[];
  /** The machine checks, those that were kept and those that would be made. */
  readonly machine: readonly StoredMachineCheck[];
}

/**
 * The findings that a reviewer would see beside the items of an order, told to its partner before it is handed in: those that fail
 * and those that warn. What `submit` says of a field already is not said again. Pure.
 */
export function dryRunOf({ facts, refused, machine }: DryRunInputs): DryRun {
  const found: (Finding & { readonly field: string })[] = [
    ...findingsWithBlackList(facts),
    ...filingFindings(facts),
    ...machineFindings(facts, machine, false).map(({ item, ...finding }) => ({ ...finding, field: item })),
    ...domainCheckFindings(facts),
  ];
  const named = new Set(refused.map(({ field }) => field));
  const reasonsWithOutcome = (outcome: Finding['outcome'], code: string): Reason[] =>
    found
      .filter((one) => one.outcome === outcome)
      .map(({ field, message, suggestion, ruleId }) => ({
        code,
        field,
        message,
        suggestion: suggestion ?? followMessageAdvice,
        ruleId,
      }));
  return {
    refused,
    returned: reasonsWithOutcome('fail', 'CHECK_FAILED').filter(({ field }) => !named.has(field)),
    reviewed: reasonsWithOutcome('warn', 'CHECK_WARNED'),
    answers: outsideAnswers(facts),
  };
}

/** What the registry's answers about added domains leave to doubt, check by check; an answer that does not count says nothing. */
const domainCheckFindings = ({ domains, domainChecks }: OrderFacts) =>
  domainChecks
    .filter((one) => domains.added.includes(one.domain) && ['PASSED', 'FAILED'].includes(domainStanding(one)))
    .flatMap(({ domain, findings }) =>
      findings.map(({ check, outcome, message, suggestion, ruleId }) => ({
        field: 'website.domains',
        ruleId: ruleId ?? 'rules.md §7',
        outcome,
        message: { zh: `域名 ${domain}：${check} ${message.zh}`, en: `${domain}: ${check} ${message.en}` },
        suggestion,
      })),
    );

/** Whose answers the rules go by. A dry run asks nobody. */
export function outsideAnswers(
  facts: Pick<OrderFacts, 'changed' | 'domains' | 'edition' | 'domainChecks' | 'filingChecks' | 'now'>,
): OutsideAnswer[] {
  const asked = filingCheckTargets(facts);
  const ofRegistry = asked
    .filter((about) => about !== CERTIFICATE_TARGET)
    .map((about): OutsideAnswer => {
      const check = facts.domainChecks.find(({ domain }) => domain === about);
      const standing = domainStanding(check);
      const counts =
        check !== undefined && ['PASSED', 'FAILED'].includes(standing) && !domainCheckExpired(check, facts.now);
      return {
        source: 'REGISTRY',
        about,
        use: counts ? 'KEPT' : standing === 'PENDING' ? 'BEING_ASKED' : 'NEEDED',
        answeredAt: counts ? check.checkedAt : null,
      };
    });
  const ofBureau = asked.map((about): OutsideAnswer => {
    const check = facts.filingChecks.find((one) => one.about === about);
    const counts = check !== undefined && check.checkedAt !== null && check.current;
    return {
      source: 'BUREAU',
      about,
      use: counts ? 'KEPT' : check?.state === 'pending' ? 'BEING_ASKED' : 'NEEDED',
      answeredAt: counts ? check.checkedAt : null,
    };
  });
  return [...ofRegistry, ...ofBureau];
}
