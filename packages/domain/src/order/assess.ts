import { forecastDomains } from '../domain-verification/scope.ts';
import type { FieldId } from '../filing/fields.ts';
import { type MaterialKind, materialKinds } from '../filing/materials.ts';
import { askedFields } from '../filing/order-fields.ts';
import {
  type ChangeMove,
  changeMoveOf,
  changeMoves,
  hasChanged,
  isGroupChanged,
  isPerson,
  type Proposal,
} from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type EditionId, foundingEdition } from '../province/editions.ts';
import type { Day } from '../province/in-force.ts';
import { editionOf, type Rules } from '../province/rule-set.ts';
import { meets } from '../province-rules/conditions.ts';
import { materialRules, reachesIn } from '../province-rules/rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { checkFields, checkRestated } from './check-fields.ts';
import type { StoredFinding } from './facts.ts';

/** Why a material is required or what a reviewer must check, in the wording of the rule. */
export interface RuleStatement {
  readonly says: BilingualText;
  readonly source: string;
  /** The days on which it is in force; absent: not told with it. */
  readonly from?: Day;
  readonly until?: Day;
}
export interface RequiredMaterial extends RuleStatement {
  readonly kind: MaterialKind;
}
export interface ChecklistEntry extends RuleStatement {
  /** Key of the item to which the entry belongs: a field or `material.KIND`. */
  readonly item: string;
}

/** 规则结论: result of all rules for a proposal. Stored with the content that it judged; contains no personal values. */
export interface Assessment {
  readonly edition: EditionId;
  readonly findings: readonly StoredFinding[];
  /** What the filing lacks for the report: fields that the order fills in beside those of its kind. */
  readonly asked: readonly FieldId[];
  /** In upload order; one row per rule that requires the material. */
  readonly materials: readonly RequiredMaterial[];
  /** Message if the bureau does not allow this change of the subject. */
  readonly forbidden: BilingualText | null;
  /** The change concerns the website principal, too, whom an order of this kind does not change. */
  readonly needsBoth: boolean;
  readonly checklist: readonly ChecklistEntry[];
  /** Filed domains that the ministry tests again, canonical. */
  readonly forecast: readonly string[];
}

/** Whether the bureau generally allows a move; null if its page does not say. */
export function isMoveAllowed(province: string, edition: Rules, move: ChangeMove): boolean | null {
  const rows = reachesIn(province, edition, 'move').filter(({ reach }) => reach.move === move && !reach.when);
  return rows.at(-1)?.reach.allowed ?? null;
}

/** The same for one proposal: an exception that applies to it takes precedence. */
function isMoveAllowedFor(proposal: Proposal, move: ChangeMove): boolean | null {
  const { province, edition } = proposal;
  const exception = reachesIn(province, edition, 'move').find(
    ({ reach }) => reach.move === move && reach.when !== undefined && meets(reach.when, proposal),
  );
  return exception === undefined ? isMoveAllowed(province, edition, move) : exception.reach.allowed;
}

/** Moves that are allowed with a proof where the page does not say, because one unit may succeed another (derived). */
const withProof: readonly ChangeMove[] = ['orgName', 'orgCertNo', 'orgNameAndCertNo'];
/** The rule that then asks for the proof; empty: the move is not one of them. */
export const allowedWithProof = (province: string, edition: Rules, move: ChangeMove): readonly RuleStatement[] =>
  withProof.includes(move) &&
  isMoveAllowed(province, edition, move) === null &&
  isMoveAllowed(province, edition, 'orgToOtherOrg') === true
    ? [
        {
          says: bilingual(
            `${changeMoves[move].zh}须提供变更证明`,
            `${changeMoves[move].en}: a proof of the change is needed`,
          ),
          source: 'derived',
          from: dayOfEdition(foundingEdition),
        },
      ]
    : [];

const movedField = (proposal: Proposal): FieldId =>
  (['subject.name', 'subject.certificateNumber', 'subject.nature'] as const).find((id) => hasChanged(proposal, id)) ??
  'subject.name';

/** A warning for the reviewer where the page does not say whether the move is allowed. */
const moveFindings = (proposal: Proposal, move: ChangeMove): StoredFinding[] =>
  isMoveAllowedFor(proposal, move) !== null || allowedWithProof(proposal.province, proposal.edition, move).length > 0
    ? []
    : [
        {
          field: movedField(proposal),
          ruleId: `ORD-06, directChangeAllowed.${move}`,
          outcome: 'warn',
          message: bilingual(
            `管局规则未说明是否允许：${changeMoves[move].zh}`,
            `The bureau's page does not say whether it is allowed: ${changeMoves[move].en}`,
          ),
          suggestion: bilingual('请向管局核实后再通过', 'Ask the bureau before passing it'),
        },
      ];

/**
 * A person's filing has one person on both sides (docs/spec/rules.md, A19-FORM): another subject is another website principal.
 * The website keeps the former one if only the subject changes.
 */
const needsBoth = (proposal: Proposal): boolean => {
  const { fields } = kindRow(proposal.kind);
  if (!fields.includes('subject') || fields.includes('websitePrincipal')) return false;
  const move = changeMoveOf(proposal);
  const becomesAnother = move === 'orgToPerson' || move === 'personToOrg' || move === 'personToOtherPerson';
  return becomesAnother || (isPerson(proposal.after) && isGroupChanged(proposal, 'subjectPrincipal'));
};

/** The materials that the rules ask for, in upload order; one row per rule. */
export function materialsAsked(proposal: Proposal): readonly RequiredMaterial[] {
  const { province, edition } = proposal;
  const asked = materialRules(province, edition, proposal.kind)
    .filter(({ reach }) => meets(reach.when, proposal))
    .map(({ rule, reach }): RequiredMaterial => ({ kind: reach.material, says: rule.says, source: rule.source }));
  const move = changeMoveOf(proposal);
  if (move !== undefined)
    for (const { says, source } of allowedWithProof(province, edition, move))
      asked.push({ kind: 'CHANGE_PROOF', says, source });
  return materialKinds.flatMap((kind) => asked.filter((one) => one.kind === kind));
}

/** Message if the bureau does not allow this change of the subject. */
export function forbiddenMove(proposal: Proposal): BilingualText | null {
  const move = changeMoveOf(proposal);
  return move !== undefined && isMoveAllowedFor(proposal, move) === false
    ? bilingual(`管局不允许此类变更：${changeMoves[move].zh}`, `The bureau does not allow: ${changeMoves[move].en}`)
    : null;
}

/** What machine checks find in these fields; without them in all. */
export function findingsOf(proposal: Proposal, fields?: ReadonlySet<FieldId>): readonly StoredFinding[] {
  const move = changeMoveOf(proposal);
  return [
    ...checkFields(proposal, fields),
    ...checkRestated(proposal, fields),
    ...(move === undefined ? [] : moveFindings(proposal, move).filter(({ field }) => fields?.has(field) ?? true)),
  ];
}

/** What a reviewer must look for by the bureau's rules. */
export const checklistFor = (proposal: Proposal): readonly ChecklistEntry[] =>
  reachesIn(proposal.province, proposal.edition, 'checklist')
    .filter(({ reach }) => meets(reach.when, proposal))
    .map(({ rule, reach }) => ({ item: reach.item, says: rule.says, source: rule.source }));

/** Applies the rules of the fields and of the bureau to a proposal. Pure; never throws. */
export const assess = (proposal: Proposal): Assessment => ({
  edition: editionOf(proposal.edition),
  findings: findingsOf(proposal),
  asked: askedFields(proposal).map(({ field }) => field),
  materials: materialsAsked(proposal),
  forbidden: forbiddenMove(proposal),
  needsBoth: needsBoth(proposal),
  checklist: checklistFor(proposal),
  forecast: forecastDomains(proposal),
});

/** Required kinds of material, without duplicates. */
export const requiredKinds = (assessment: Pick<Assessment, 'materials'>): MaterialKind[] => [
  ...new Set(assessment.materials.map(({ kind }) => kind)),
];
