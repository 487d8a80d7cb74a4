import { changeMoveOf, isPerson, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { type Condition, meets } from '../province-rules/conditions.ts';
import { rulesInForce } from '../province-rules/in-force.ts';
import type { Reach } from '../province-rules/rule.ts';
import { addedDomainsRules, domainRules } from '../province-rules/rules/domains.ts';
import { provinceRules } from '../province-rules/rules.ts';
import type { Concern } from '../reasons/bureau-answer.ts';
import { isReasonCode, type ReasonCode } from '../reasons/reasons.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 流出原因: how our review let pass what a bureau refused; each escape has exactly one. */
export const escapeCauses = {
  NO_RULE: bilingual('没有规则', 'No rule existed'),
  RULE_PASSED: bilingual('规则放过', 'The rule passed it'),
  PASSED_AGAINST_HINT: bilingual('有提示仍通过', 'Passed against a hint'),
} as const satisfies Record<string, BilingualText>;
export type EscapeCause = keyof typeof escapeCauses;
export const escapeCauseNames = Object.keys(escapeCauses) as [EscapeCause, ...EscapeCause[]];

/** What a check said of an item: a field or `material.KIND`. */
export interface ItemFinding {
  readonly item: string;
  readonly ruleId: string;
  readonly outcome: 'pass' | 'warn' | 'fail';
}

/** What was known of an order when it was passed. */
export interface ReviewedOrder {
  /** Names the rules by which it was judged. */
  readonly proposal: Proposal;
  /** Of the checks of values, and of what registries and bureaus answered. */
  readonly findings: readonly ItemFinding[];
  /** Of the checks of pictures and of reuse. */
  readonly machineChecks: readonly ItemFinding[];
  /** Items of which a paper says something else. */
  readonly differing: readonly string[];
  /** Items that a reviewer passed. */
  readonly passed: ReadonlySet<string>;
}

export interface JudgedEscape {
  readonly cause: EscapeCause;
  /** Keys of the rules, or rule ids of the checks, that passed it or warned; empty: there was none. */
  readonly rules: readonly string[];
}

/** The rule of an escape that stands for a paper which says something else. */
export const PAPER_DIFFERS = 'paper-differs';

/**
 * The items of which a rule says what their content must be; null: the order as a whole. A rule that only asks for a paper or names the
 * way of a photo says nothing of it.
 */
function itemsOf(reach: Reach, proposal: Proposal): readonly (string | null)[] {
  switch (reach.to) {
    case 'check':
      return isOfOtherKinds(reach.broken, proposal) ? [] : [reach.field];
    case 'oneSubject':
      return [reach.field];
    case 'checklist':
      return meets(reach.when, proposal) ? [reach.item] : [];
    case 'form':
      return meets(reach.when, proposal) ? ['material.VERIFICATION_FORM'] : [];
    case 'siteName':
      return isPerson(proposal.after) ? ['website.name'] : [];
    case 'domain':
      return ['website.domains'];
    case 'addedDomains':
      return kindRow(proposal.kind).effect.does === 'replace' ? ['website.domains'] : [];
    case 'move':
      return changeMoveOf(proposal) === reach.move && meets(reach.when, proposal)
        ? [null, 'subject.name', 'subject.certificateNumber', 'subject.nature']
        : [];
    default:
      return [];
  }
}

/** Whether a condition names kinds of orders, and not this one. */
function isOfOtherKinds(condition: Condition, proposal: Proposal): boolean {
  if ('kinds' in condition) return !condition.kinds.includes(proposal.kind);
  if ('all' in condition) return condition.all.some((one) => isOfOtherKinds(one, proposal));
  return 'any' in condition && condition.any.every((one) => isOfOtherKinds(one, proposal));
}

/** Every row of the program that says something of the content of an item. */
export const ruleRows = [...provinceRules, ...domainRules, ...addedDomainsRules];

/** A refusal of which the bureau named no cause. */
const NO_CAUSE = 'ORD-12';
/**
 * Whether what names this rule id may be about a refusal for a reason: one that names a reason of the library itself is about that one
 * alone, so that a name by the naming rules does not stand for content that fits the site.
 */
const mayBeAbout = (ruleId: string | undefined, reason: ReasonCode): boolean =>
  reason === NO_CAUSE || ruleId === undefined || !isReasonCode(codeOf(ruleId)) || codeOf(ruleId) === reason;

/** Keys of the bureau's rules about an item of an order of this kind and a reason, in force when it was judged. */
export const ruleKeysAbout = ({ item, reason }: Pick<Concern, 'item' | 'reason'>, proposal: Proposal): string[] => [
  ...new Set(
    rulesInForce(ruleRows, proposal.province, proposal.edition)
      .filter(({ reaches }) =>
        reaches.some(
          (reach) =>
            mayBeAbout('ruleId' in reach ? reach.ruleId : undefined, reason) && itemsOf(reach, proposal).includes(item),
        ),
      )
      .map(({ key }) => key),
  ),
];

/** `WEB-01` of `WEB-01, code 1020`. */
const codeOf = (ruleId: string): string => ruleId.split(',')[0] ?? ruleId;
/** A finding of a bureau's rule names its key after the rule id. */
const keyOf = ({ ruleId }: ItemFinding, keys: readonly string[]): string =>
  keys.find((key) => ruleId.endsWith(`, ${key}`)) ?? ruleId;
/** A check of the format says that a value can be reported, not that it is right. */
const isFormatCheck = ({ ruleId }: ItemFinding): boolean => /^(FMT-|B-)/.test(ruleId);

/** How our review let pass what a bureau refused. Pure; never throws. */
export function judgeEscape({ item, reason }: Pick<Concern, 'item' | 'reason'>, review: ReviewedOrder): JudgedEscape {
  const { proposal, findings, machineChecks, differing, passed } = review;
  const keys = ruleKeysAbout({ item, reason }, proposal);
  // What concerns the order as a whole is found at any item, under the same reason.
  const isAbout = (one: ItemFinding) =>
    item === null ? codeOf(one.ruleId) === reason : one.item === item && mayBeAbout(one.ruleId, reason);
  const warned = [...findings, ...machineChecks].filter((one) => isAbout(one) && one.outcome !== 'pass');
  const hints = [
    ...warned.filter((one) => passed.has(one.item)).map((one) => keyOf(one, keys)),
    ...(item !== null && differing.includes(item) && passed.has(item) ? [PAPER_DIFFERS] : []),
  ];
  if (hints.length > 0) return { cause: 'PASSED_AGAINST_HINT', rules: distinct(hints) };
  // A check of a picture says something about its own reason alone: a sharp scan may be of the wrong paper.
  const looked = [
    ...findings.filter((one) => isAbout(one) && one.outcome === 'pass' && !isFormatCheck(one)),
    ...machineChecks.filter((one) => isAbout(one) && codeOf(one.ruleId) === reason),
    ...warned,
  ];
  const rules = distinct([...looked.map((one) => keyOf(one, keys)), ...keys]);
  return rules.length > 0 ? { cause: 'RULE_PASSED', rules } : { cause: 'NO_RULE', rules: [] };
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)];
