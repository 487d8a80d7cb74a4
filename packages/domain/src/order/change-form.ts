import type { FieldRow } from '../filing/field-row.ts';
import { type FieldId, fieldRow, fieldsOfKind } from '../filing/fields.ts';
import { type MaterialKind, materialKinds, materialRow } from '../filing/materials.ts';
import { askedFields } from '../filing/order-fields.ts';
import { type ChangeMove, changeMoves, isPerson, movesOf, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { Rules } from '../province/rule-set.ts';
import type { Reached } from '../province-rules/in-force.ts';
import { materialRules, reachesIn, rulesIn, type TopicReach } from '../province-rules/rules.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { allowedWithProof, assess, isMoveAllowed, type RuleStatement } from './assess.ts';
import { domainRuleTexts } from './domain-rule-texts.ts';
import { type FieldChoice, fieldChoices } from './field-choices.ts';
import { groupInOrder } from './fields-of-order.ts';
import { refileAdvice } from './plans.ts';
import { canReach, probesOf } from './rule-probes.ts';

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

const answerOf = (province: string, edition: Rules, move: ChangeMove): MoveAnswer => {
  const allowed = isMoveAllowed(province, edition, move);
  if (allowed !== null) return allowed ? 'ALLOWED' : 'FORBIDDEN';
  return allowedWithProof(province, edition, move).length > 0 ? 'WITH_PROOF' : 'SILENT';
};

/** The bureau's rule for each kind of change of a subject. */
export const changeRules = (
  province: string,
  edition: Rules,
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
        .map((rule) => toRuleStatement({ rule })),
      wayOut: answer === 'FORBIDDEN' ? refileAdvice : null,
    };
  });

export interface FormField {
  readonly id: FieldId;
  readonly row: FieldRow;
  /** As an order shows it: what the filing lacks is a group of its own. */
  readonly group: string;
  readonly required: boolean;
  /** Null: any text of its format. */
  readonly choices: readonly FieldChoice[] | null;
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
  ...(rule.from === undefined ? {} : { from: rule.from }),
  ...(rule.until === undefined ? {} : { until: rule.until }),
});

/** 变更表单 of a kind for a record: its rules are those that can concern it (rule-probes.ts). */
export function changeForm(asked: Omit<Proposal, 'after'>): ChangeForm {
  const { province, edition, before, kind } = asked;
  const unchanged = assess({ ...asked, after: before });
  const lacking = new Map(askedFields({ ...asked, after: before }).map((one) => [one.field, one]));
  const probes = probesOf(asked);
  const concerning = <K extends TopicReach['to']>(reached: readonly Reached<K>[]) =>
    reached.filter(({ reach }) => canReach(reach as TopicReach, asked, probes));
  const [checks, lists, names, layouts] = [
    concerning(reachesIn(province, edition, 'check')),
    concerning(reachesIn(province, edition, 'checklist')),
    concerning(reachesIn(province, edition, 'siteName')),
    concerning(reachesIn(province, edition, 'form')),
  ];
  const materials = concerning(materialRules(province, edition, kind));
  const always = new Set(unchanged.materials.map(({ kind: material }) => material));
  // The rules for domains are not in the table of checks; they have their own module.
  const separateFieldRules: Partial<Record<FieldId, readonly RuleStatement[]>> = {
    'website.name': names.map(toRuleStatement),
    'website.domains': domainRuleTexts(kind, province, edition),
  };
  const listed = (item: string) => lists.filter(({ reach }) => reach.item === item).map(toRuleStatement);
  const fillsSubject = kindRow(kind).fields.includes('subject');
  const derived =
    fillsSubject && kindRow(kind).materials && !isPerson(before)
      ? movesOf(false).flatMap((move) => allowedWithProof(province, edition, move))
      : [];
  return {
    fields: [...fieldsOfKind(kind, asked.elsewhere), ...lacking.keys()].map((id) => ({
      id,
      row: fieldRow(id),
      group: groupInOrder(id, [...lacking.keys()]),
      required: lacking.get(id)?.required ?? fieldRow(id).required,
      choices: fieldChoices(id, asked),
      rules: distinct([
        ...[...lacking.values()].filter(({ field }) => field === id).map(({ why }) => ({ says: why, source: 'B-8.1' })),
        ...checks.filter(({ reach }) => reach.field === id).map(toRuleStatement),
        ...listed(id),
        ...(separateFieldRules[id] ?? []),
      ]),
    })),
    materials: materialKinds.flatMap((material) => {
      const asks = [
        ...materials.filter(({ reach }) => reach.material === material).map(toRuleStatement),
        ...(material === 'CHANGE_PROOF' ? derived : []),
      ];
      if (asks.length === 0) return [];
      const layout = material === 'VERIFICATION_FORM' ? layouts.map(toRuleStatement) : [];
      const rules = distinct([...asks, ...listed(`material.${material}`), ...layout]);
      return [{ kind: material, label: materialRow(material).label, always: always.has(material), rules }];
    }),
    changeRules: fillsSubject ? changeRules(province, edition, movesOf(isPerson(before))) : [],
  };
}

const distinct = (rules: readonly RuleStatement[]): RuleStatement[] =>
  rules.filter((rule, at) => rules.findIndex((one) => one.says === rule.says) === at);
