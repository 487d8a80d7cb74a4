import type { Tx } from '@beian/database/transaction';
import type { Day } from '@beian/domain/province';
import type { Rule } from '@beian/domain/province-rules';

/** 自定规则: an approved row, with its draft. */
export interface OwnRule {
  readonly id: string;
  readonly draftId: string;
  readonly rule: Rule;
}

interface OwnRow {
  readonly id: string;
  readonly draftId: string;
  readonly rule: Omit<Rule, 'from' | 'until'>;
  readonly from: Day;
  readonly until: Day | null;
}

/** All rows that were ever approved, in the order in which they overlay each other. */
export async function listOwnRules(tx: Tx): Promise<readonly OwnRule[]> {
  const { rows } = await tx.client.query<OwnRow>(
    `/* listOwnRules */ select id, draft_id as "draftId", rule, to_char(from_day, 'YYYY-MM-DD') as from, to_char(until_day, 'YYYY-MM-DD') as until
     from app.own_rules order by place`,
  );
  return rows.map(({ id, draftId, rule, from, until }) => ({
    id,
    draftId,
    rule: { ...rule, from, ...(until && { until }) },
  }));
}
