import type { Tx } from '@beian/database/transaction';
import { guardMessageOf, liveEvents, orderLifeCycle } from '@beian/domain/order';
import { type PartnerErrorCountView, refusedCalls } from '@beian/domain/partner';
import { type BilingualText, type Language, refusalKinds } from '@beian/domain/text';

/**
 * Refusals of a partner's calls by code and operation, the most frequent first, from the audit log. A call refused
 * for several reasons counts once for each. Refusals before the operation runs (scope, size, points) are in the
 * partner's usage, not here; refused operations of the desk have no code and are left out.
 */
export async function loadPartnerErrors(
  tx: Tx,
  partnerId: string,
  language: Language,
): Promise<PartnerErrorCountView[]> {
  const { rows } = await tx.client.query<Omit<PartnerErrorCountView, 'label' | 'message'>>({
    name: 'partner-errors',
    text: `/* loadPartnerErrors */ select a.action as operation, c.code, sum(coalesce((a.details ->> 'times')::int, 1))::int as count, app.iso(max(a.at)) as "lastAt"
      from app.audit a cross join lateral jsonb_array_elements_text(
        coalesce(a.details -> 'codes', jsonb_build_array(a.details ->> 'code'))) c(code)
      where a.actor_kind = 'partner' and a.actor_id = $1 and a.outcome = 'refused' and a.at > app.now() - $2 * interval '1 day' and c.code is not null
      group by 1, 2 order by 3 desc, 4 desc limit $3`,
    values: [partnerId, refusedCalls.days, refusedCalls.most],
  });
  return rows.map((row) => {
    const event = liveEvents.find((one) => one === row.operation);
    return {
      ...row,
      label: event === undefined ? row.operation : orderLifeCycle.events[event].label[language],
      message: kindTexts.get(row.code)?.[language] ?? guardMessageOf(row.code)?.[language] ?? null,
    };
  });
}

const kindTexts: ReadonlyMap<string, BilingualText> = new Map(
  Object.entries(refusalKinds).map(([code, { when }]) => [code, when]),
);
