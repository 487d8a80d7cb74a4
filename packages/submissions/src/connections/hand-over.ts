import type { AppContext, Tx } from '@beian/database/transaction';
import type { HandOverProvinceView } from '@beian/domain/order-fields';
import { pushableStates } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { loadGateway } from './gateway.ts';

/** Provinces with orders that wait for a push, most orders first; empty for partners. */
export async function loadHandOver(
  ctx: AppContext,
  tx: Tx,
  { actor, language }: { actor: Actor; language: Language },
): Promise<HandOverProvinceView[]> {
  if (actor.kind !== 'staff') return [];
  const { rows } = await tx.client.query<{ province: string; orders: number; overdue: number }>({
    name: 'hand-over',
    text: `/* loadHandOver */ select o.province, count(*)::int as orders, count(*) filter (where o.due_level >= 100)::int as overdue
      from app.orders o where o.locked and o.state in ('${pushableStates.join("', '")}')
      group by o.province order by orders desc, o.province`,
  });
  if (rows.length === 0) return [];
  const connections = new Map(
    (await loadGateway(ctx, tx, { actor, language })).flatMap((one) =>
      one.provinces.map(({ code }) => [code, one] as const),
    ),
  );
  return rows.map((row) => {
    const one = connections.get(row.province);
    return {
      ...row,
      provinceName: findProvince(row.province)?.label[language] ?? row.province,
      connection:
        one === undefined
          ? null
          : {
              id: one.id,
              state: one.state,
              label: one.stateLabel,
              needsPerson: one.needsPerson,
              sentence: one.sentence,
              closedUntil: one.closedUntil,
              retryAt: one.retryAt,
              backlog: one.backlog,
            },
    };
  });
}
