import type { Tx } from '@beian/database/transaction';
import type { PartnerEventRuleView } from '@beian/domain/partner';
import type { Day } from '@beian/domain/province';
import type { Rule } from '@beian/domain/province-rules';
import { isCancelled, type RuleSourceInput, ruleOf } from '@beian/domain/rule-book';
import { tellRulesChanged } from '@beian/partners/events';
import type { DraftRow } from './draft-row.ts';

/** Of a notice what partners are told: it names no person of the desk. */
const sourceOf = ({ title, date, address }: RuleSourceInput) => ({ title, date, address: address ?? null });

/** Tells partners which rules an approved draft changes; one that changes texts alone tells nothing. */
export async function tellPartners(tx: Tx, { id, source, changes }: DraftRow): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; rule: Omit<Rule, 'from' | 'until'>; from: Day }>(
    `/* endedRules */ select id, rule, to_char(from_day, 'YYYY-MM-DD') as from from app.own_rules where id = any($1)`,
    [changes.flatMap((change) => (change.does === 'end' ? [change.rule] : []))],
  );
  const told = changes.flatMap((change): PartnerEventRuleView[] => {
    if (change.does === 'add') {
      const { key, in: provinces, says: text, from: day, until } = ruleOf(change.rule, id);
      const from = sourceOf(change.rule.source ?? source);
      return [{ kind: 'ADDED', key, provinces, day, until: until ?? null, text, source: from }];
    }
    const ended = change.does === 'end' ? rows.find((row) => row.id === change.rule) : undefined;
    if (change.does !== 'end' || ended === undefined) return [];
    const { key, in: provinces, says: text } = ended.rule;
    const { until: day } = change;
    const kind = isCancelled({ from: ended.from, until: day }) ? 'CANCELLED' : 'ENDED';
    return [{ kind, key, provinces, day, until: null, text, source: sourceOf(source) }];
  });
  const [firstDay] = told.map(({ day }) => day).sort();
  if (firstDay !== undefined) await tellRulesChanged(tx, { firstDay, changes: told });
}
