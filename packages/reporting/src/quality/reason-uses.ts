import type { Tx } from '@beian/database/transaction';
import type { ReasonUseView } from '@beian/domain/reasons';
import { inPeriodSql } from '@beian/orders/spot-check-page';

/**
 * Uses of the last `days` days, today included, most used first; reasons that were not used are absent. Counts of
 * everybody, without names; the caller must check `mayReadOwnQuality`.
 */
export async function countReasonUses(tx: Tx, days: number): Promise<ReasonUseView[]> {
  const { rows } = await tx.client.query<ReasonUseView>(
    `/* countReasonUses */ select code, count(distinct r.id)::int as uses, count(distinct r.staff_id)::int as reviewers
     from app.returns r cross join unnest(r.codes) code where ${inPeriodSql('r.at', days)} group by code order by uses desc, code`,
  );
  return rows;
}
