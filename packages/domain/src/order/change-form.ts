import type { FieldRow } from '../filing/field-row.ts';
import { type FieldId, fieldRow, fieldsOfKind } from '../filing/fields.ts';
import { type MaterialKind, materialKinds, materialRow } from '../filing/materials.ts';
import { type ChangeMove, changeMoves, isPerson, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { EditionId } from '../province/editions.ts';
import { materialRules, reachesIn, rulesIn } from '../province-rules/rules.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { assess, isAllowedWithProof, isMoveAllowed, type RuleStatement } from './assess.ts';
import { domainRuleTexts } from './domain-rule-texts.ts';
import { refileAdvice } from './plans.ts';

/** Whether the bureau accepts a change; WITH_PROOF and SILENT are decided by a reviewer. */
export type MoveAnswer = 'ALLOWED' | 'WITH_PROOF' | 'SILENT' | 'FORBIDDEN';

/** 变更规则: one kind of change of the subject and whether the bureau accepts it. */
export interface ChangeRule {
  readonly move: ChangeMove;
  readonly label: BilingualText;
  readonly answer: MoveAnswer;
  readonly conditions: readonly RuleStatement[];
  /** What to do instead of a forbidden change; null for the others. */
  readonly wayOut: BilingualText | null;
}

const answerOf = (province: string, edition: EditionId, move: ChangeMove): MoveAnswer => {
  const allowed = isMoveAllowed(province, edition, move);
  if (allowed !== null) return allowed ? 'ALLOWED' : 'FORBIDDEN';
  return isAllowedWithProof(province, edition, move) ? 'WITH_PROOF' : 'SILENT';
};

const personMoves: readonly ChangeMove[] = ['personToOtherPerson', 'personToOrg'];
/** The moves that a person, or a unit, can make. */
export const movesOf = (person: boolean): ChangeMove[] =>
  (Object.keys(changeMoves) as ChangeMove[]).filter((move) => personMoves.includes(move) === person);

/** The bureau's rule for each kind of change of a subject. */
export const changeRules = (
  province: string,
  edition: EditionId,
  moves: readonly ChangeMove[] = Object.keys(changeMoves) as ChangeMove[],
): ChangeRule[] =>
  moves.map((move) => {
    const answer = answerOf(province, edition, move);
    return {
      move,
      label: changeMoves[move],
      answer,
      conditions: rulesIn(province, edition)
        .filter((rule) => rule.key === `directChangeConditions.${move}`)
        .map(({ says, source }) => ({ says, source })),
      wayOut: answer === 'FORBIDDEN' ? refileAdvice : null,
    };
  });

export interface FormField {
  readonly id: FieldId;
  readonly row: FieldRow;
  /** The bureau's rules for this field. */
  readonly rules: readonly RuleStatement[];
}
export interface FormMaterial {
  readonly kind: MaterialKind;
  readonly label: BilingualText;
  /** True: always required; false: only when one of `rules` applies. */
  readonly always: boolean;
  readonly rules: readonly RuleStatement[];
}
/** 变更表单: all fields that may be filled in and all materials that may be required, before an order exists. */
export interface ChangeForm {
  readonly fields: readonly FormField[];
  readonly materials: readonly FormMaterial[];
  readonly changeRules: readonly ChangeRule[];
}

const toRuleStatement = ({ rule }: { rule: RuleStatement }): RuleStatement => ({
  says: rule.says,
  source: rule.source,
});

export function changeForm(asked: Omit<Proposal, 'after'>): ChangeForm {
  const { province, edition, before } = asked;
  const unchanged = assess({ ...asked, after: before });
  const [checks, lists, materials] = [
    reachesIn(province, edition, 'check'),
    reachesIn(province, edition, 'checklist'),
    materialRules(province, edition, asked.kind),
  ];
  const always = new Set(unchanged.materials.map(({ kind }) => kind));
  // Rules for names of persons' sites and for domains are not in the table of checks; each has its own module.
  const separateFieldRules: Partial<Record<FieldId, readonly RuleStatement[]>> = {
    'website.name': isPerson(before) ? reachesIn(province, edition, 'siteName').map(toRuleStatement) : [],
    'website.domains': domainRuleTexts(asked.kind, province, edition),
  };
  const layout = reachesIn(province, edition, 'form')
    .filter(({ reach }) => reach.when?.({ ...asked, after: before }) ?? true)
    .map(toRuleStatement);
  return {
    fields: fieldsOfKind(asked.kind, asked.elsewhere).map((id) => ({
      id,
      row: fieldRow(id),
      rules: distinct([
        ...checks.filter(({ reach }) => reach.field === id).map(toRuleStatement),
        ...lists.filter(({ reach }) => reach.item === id).map(toRuleStatement),
        ...(separateFieldRules[id] ?? []),
      ]),
    })),
    materials: materialKinds.flatMap((kind) => {
      const asks = materials.filter(({ reach }) => reach.material === kind).map(toRuleStatement);
      if (asks.length === 0) return [];
      const rules = distinct([...asks, ...(kind === 'VERIFICATION_FORM' ? layout : [])]);
      return [{ kind, label: materialRow(kind).label, always: always.has(kind), rules }];
    }),
    changeRules: kindRow(asked.kind).fields.includes('subject')
      ? changeRules(province, edition, movesOf(isPerson(before)))
      : [],
  };
}

const distinct = (rules: readonly RuleStatement[]): RuleStatement[] =>
  rules.filter((rule, at) => rules.findIndex((one) => one.says === rule.says) === at);
