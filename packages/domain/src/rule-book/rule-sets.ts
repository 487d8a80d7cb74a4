import type { ShippedEdition } from '../province/editions.ts';
import type { Day } from '../province/in-force.ts';
import { isInForce } from '../province/in-force.ts';
import type { RuleSet } from '../province/rule-set.ts';
import type { Rule } from '../province-rules/rule.ts';
import type { RuleChange } from './draft.ts';
import { ruleOf } from './stored-rule.ts';

/** An approved row, with the id by which a draft ends it. */
export interface OwnRow {
  readonly id: string;
  readonly rule: Rule;
}

/** The rules of one day without a draft, and with it. */
export interface RulesCompared {
  readonly without: RuleSet;
  readonly with: RuleSet;
}

/** The first day on which all rules of a draft apply; undefined: it changes none. */
export const dayOfChanges = (changes: readonly RuleChange[]): Day | undefined =>
  changes
    .flatMap((one) => (one.does === 'add' ? [one.rule.from] : one.does === 'end' ? [one.until] : []))
    .sort()
    .at(-1);

/** `own`: every approved row, in the order in which they were added. */
export function compareRules({
  shipped,
  own,
  changes,
  draftId,
  day,
}: {
  readonly shipped: ShippedEdition;
  readonly own: readonly OwnRow[];
  readonly changes: readonly RuleChange[];
  readonly draftId: string;
  readonly day: Day;
}): RulesCompared {
  const ends = new Map(changes.flatMap((one) => (one.does === 'end' ? [[one.rule, one.until] as const] : [])));
  const added = changes.flatMap((one) => (one.does === 'add' ? [ruleOf(one.rule, draftId)] : []));
  const standing = own.filter(({ rule }) => isInForce(rule, day));
  const kept = standing.filter(({ id }) => day < (ends.get(id) ?? '9999-12-31'));
  const edition = `${shipped}+${day}` as const;
  return {
    without: { edition, own: standing.map(({ rule }) => rule) },
    with: { edition, own: [...kept.map(({ rule }) => rule), ...added.filter((rule) => isInForce(rule, day))] },
  };
}

/** The rules of a day by the edition in force, and by another one; the installation's own apply in both. */
export function compareEditions({
  shipped,
  other,
  own,
  day,
}: {
  readonly shipped: ShippedEdition;
  readonly other: ShippedEdition;
  readonly own: readonly OwnRow[];
  readonly day: Day;
}): RulesCompared {
  const standing = own.filter(({ rule }) => isInForce(rule, day)).map(({ rule }) => rule);
  const under = (edition: ShippedEdition): RuleSet => ({ edition: `${edition}+${day}`, own: standing });
  return { without: under(shipped), with: under(other) };
}
