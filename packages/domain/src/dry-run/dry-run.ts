import type { Finding } from '../checks/finding.ts';
import { domainCheckExpired, domainStanding } from '../domain-verification/standing.ts';
import { materialRow } from '../filing/materials.ts';
import { machineFindings, type StoredMachineCheck } from '../machine-checks/machine-checks.ts';
import { findingsWithBlackList } from '../order/black-listed.ts';
import { materialKey } from '../order/checklist.ts';
import type { OrderFacts } from '../order/facts.ts';
import { CERTIFICATE_TARGET, filingCheckTargets, filingFindings } from '../order/filing-status-findings.ts';
import { missingText, paperStatements, type ReadPaper, readingFields, statementText } from '../reading/index.ts';
import { type BilingualText, bilingual, fillBilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import { followMessageAdvice, type Reason } from '../text/refusal.ts';

/** Outside parties that are asked about an order's content. */
export const outsideSources = {
  REGISTRY: bilingual('域名注册库', 'The registry of the domain'),
  BUREAU: bilingual('通信管理局（备案查询）', 'The bureau, of what is filed'),
} as const satisfies Record<string, BilingualText>;

/** Whether a usable answer exists. */
export const outsideUses = {
  KEPT: bilingual('采用已有答复', 'An answer that counts is kept, and gone by'),
  BEING_ASKED: bilingual('正在查询', 'It is being asked for'),
  NEEDED: bilingual('尚无有效答复', 'No valid answer yet: verifying the domains or saving asks'),
} as const satisfies Record<string, BilingualText>;

/** 外部答复: an outside answer that a dry run uses or lacks. */
export interface OutsideAnswer {
  readonly source: keyof typeof outsideSources;
  /** A domain, or `certificate`: the subject's papers. */
  readonly about: string;
  readonly use: keyof typeof outsideUses;
  /** When the stored answer arrived; null: there is none. */
  readonly answeredAt: string | null;
}

/** 预检: what would happen to an order if it were submitted now. */
export interface DryRun {
  /** Reasons for which `submit` would refuse it. */
  readonly refused: readonly Reason[];
  /** Reasons for which an automatic check would return it after submission. */
  readonly returned: readonly Reason[];
  /** Doubts shown to the reviewer, which do not return the order automatically. */
  readonly reviewed: readonly Reason[];
  readonly answers: readonly OutsideAnswer[];
}

/** True if nothing refuses the order and no automatic check returns it. */
export const passesDryRun = ({ refused, returned }: DryRun): boolean => refused.length + returned.length === 0;

interface DryRunInputs {
  /** The order under today's rules. */
  readonly facts: OrderFacts;
  /** Reasons for which `submit` refuses it. */
  readonly refused: readonly Reason[];
  /** Machine checks, stored ones and those that would be made. */
  readonly machine: readonly StoredMachineCheck[];
  /** What was read on its papers, beside its values. */
  readonly papers: readonly ReadPaper[];
}

/**
 * The failing and warning findings that a reviewer would see, for the partner before submission. A field already
 * reported by `submit` is not repeated. Pure.
 */
export function dryRunOf({ facts, refused, machine, papers }: DryRunInputs): DryRun {
  const found: (Finding & { readonly field: string })[] = [
    ...findingsWithBlackList(facts),
    ...filingFindings(facts),
    ...machineFindings(facts, machine, false).map(({ item, ...finding }) => ({ ...finding, field: item })),
    ...domainCheckFindings(facts),
    ...paperFindings(papers),
  ];
  const named = new Set(refused.map(({ field }) => field));
  const reasonsWithOutcome = (outcome: Finding['outcome'], code: RefusalReasonCode): Reason[] =>
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

const differs = bilingual(
  '您上传的{material}上，{label}识别为“{value}”，与要求不一致',
  'On your scan ({material}) we read “{value}” as {label}, which does not agree',
);
const contradicts = bilingual(
  '您上传的{material}上，{label}{reason}',
  'On your scan ({material}), this is otherwise than on another: {label} {reason}',
);
const ofPaper = bilingual('您上传的{material}：{text}', 'Your scan ({material}): {text}');
const comparePaper = bilingual(
  '请核对填报内容，或重新上传清晰的原件；识别可能有误',
  'Compare it with what was typed, or send a clearer scan; the machine may have misread it',
);

type PaperFinding = Finding & { readonly field: string };

/**
 * What is not in order on the papers: another paper than is asked for; what surely says something else than the order, or than another
 * paper; what was not found. The values are of the partner's own scans.
 */
const paperFindings = (papers: readonly ReadPaper[]): PaperFinding[] =>
  paperStatements(papers).flatMap((statement): PaperFinding[] => {
    const { material, verdict, missing, doubts } = statement;
    const compared = papers.find((paper) => paper.material === material)?.compared ?? [];
    const finding = (
      field: string,
      ruleId: string,
      text: BilingualText,
      values: Readonly<Record<string, BilingualText>>,
    ): PaperFinding => ({
      ...{ field, ruleId, outcome: 'warn', suggestion: comparePaper },
      message: fillBilingual(text, { material: materialRow(material).label, ...values }),
    });
    const own = materialKey(material);
    if (verdict === 'WRONG') return [finding(own, 'MAT-02', ofPaper, { text: statementText(statement) })];
    const differing = compared.filter(({ outcome }) => outcome === 'DIFFERS');
    return [
      ...differing.map(({ at, read, values, ruleId }) => {
        const value = [...new Set(values.map((one) => one.value))].join(' / ');
        const { label } = readingFields[read];
        return finding(at ?? own, ruleId, differs, { label, value: bilingual(value, value) });
      }),
      ...doubts.flatMap(({ read, reason, label }) => {
        const one = compared.find((comparison) => comparison.read === read);
        if (reason !== 'CONTRADICTS' || one === undefined || one.outcome === 'DIFFERS') return [];
        return [finding(one.at ?? own, one.ruleId, contradicts, { label: readingFields[read].label, reason: label })];
      }),
      ...(missing.length === 0 ? [] : [finding(own, 'MAT-01', ofPaper, { text: missingText(missing) })]),
    ];
  });

/** Findings of the registry's answers about added domains; answers that do not count are ignored. */
const domainCheckFindings = ({ domains, domainChecks }: OrderFacts) =>
  domainChecks
    .filter((one) => domains.added.includes(one.domain) && ['PASSED', 'FAILED'].includes(domainStanding(one)))
    .flatMap(({ domain, findings }) =>
      findings.map(({ check, outcome, message, suggestion, ruleId }) => ({
        field: 'website.domains',
        ruleId: ruleId ?? 'R-7',
        outcome,
        message: { zh: `域名 ${domain}：${check} ${message.zh}`, en: `${domain}: ${check} ${message.en}` },
        suggestion,
      })),
    );

/** The outside answers that the rules use. A dry run sends no request. */
function outsideAnswers(
  facts: Pick<
    OrderFacts,
    'kind' | 'changed' | 'domains' | 'province' | 'edition' | 'domainChecks' | 'filingChecks' | 'now'
  >,
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
