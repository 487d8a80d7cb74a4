import type { Rule } from '../province-rules/rule.ts';
import type { OwnRuleInput } from './draft.ts';
import type { RuleSourceInput } from './source.ts';

/**
 * The source of an own rule, with its notice: findings are stored, and name the notice without reading the draft (`sourcesOf`). Commas
 * and semicolons part the sources of several rows, so those of a title become full-width.
 */
export const ownSourceOf = (draftId: string, notice?: Pick<RuleSourceInput, 'title' | 'date'>): string =>
  notice === undefined
    ? `own:${draftId}`
    : `own:${draftId} ${notice.date} ${notice.title.replaceAll(',', '，').replaceAll(';', '；')}`;

/** The row of an approved draft, as judgements read it. */
export const ruleOf = (
  input: OwnRuleInput,
  draftId: string,
  notice?: Pick<RuleSourceInput, 'title' | 'date'>,
): Rule => ({
  key: input.replaces ?? `own.${input.id}`,
  ...(input.replaces !== undefined && { replaces: true as const }),
  in: input.in,
  source: ownSourceOf(draftId, notice),
  says: input.says,
  reaches: input.effects,
  from: input.from,
  ...(input.until !== undefined && { until: input.until }),
});
