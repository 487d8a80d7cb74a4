import type { Rule } from '../province-rules/rule.ts';
import type { OwnRuleInput } from './draft.ts';

/** The row of an approved draft, as judgements read it; its source is the draft, `own:<id>`. */
export const ruleOf = (input: OwnRuleInput, draftId: string): Rule => ({
  key: input.replaces ?? `own.${input.id}`,
  ...(input.replaces !== undefined && { replaces: true as const }),
  in: input.in,
  source: `own:${draftId}`,
  says: input.says,
  reaches: input.effects,
  from: input.from,
  ...(input.until !== undefined && { until: input.until }),
});
