import { findReasonLabels } from '@beian/database/rules';
import type { Tx } from '@beian/database/transaction';
import type { LateFindingView } from '@beian/domain/quality';
import type { ReasonCode } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { itemLabel } from '@beian/orders/part';
import { mayReadOwnQuality, reviewerScope } from './quality-rights.ts';

/**
 * Late findings by id, in the sequence of the ids. The caller must check `mayReadQuality`; a reviewer gets those of
 * their own verdicts.
 */
export async function loadLateFindings(
  tx: Tx,
  { actor, ids, language }: { actor: Actor; ids: readonly string[]; language: Language },
): Promise<LateFindingView[]> {
  if (!mayReadOwnQuality(actor)) return [];
  const { rows } = await tx.client.query<Omit<LateFindingView, 'itemLabel' | 'reasons'> & { codes: ReasonCode[] }>({
    name: 'late-findings',
    text: `/* loadLateFindings */ select l.id, l.order_id as "orderId", o.number as "orderNumber", l.item, l.round, l.codes,
        l.staff_name as "staffName", l.passed_by_name as "passedByName", app.iso(l.passed_at) as "passedAt",
        l.passed_round as "passedRound", app.iso(l.at) as at
      from unnest($1::text[]) with ordinality as asked(id, place)
      join app.late_findings l on l.id = asked.id join app.orders o on o.id = l.order_id
      where $2::text is null or l.passed_by = $2 order by asked.place`,
    values: [ids, reviewerScope(actor)],
  });
  const labelOf = await findReasonLabels(
    tx,
    rows.flatMap(({ codes }) => codes),
    language,
  );
  return rows.map(({ codes, ...row }) => ({
    ...row,
    itemLabel: itemLabel(row.item, language),
    reasons: codes.map((code) => `${code} ${labelOf(code)}`),
  }));
}
