import type { AppContext, Tx } from '@beian/database/transaction';
import type { GatewayState } from '@beian/domain/bureau';
import { pushableStates } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { loadGateway } from './gateway.ts';

/** Orders of one province that wait to be pushed, and the state of its connection. */
export interface HandOverProvince {
  /** GB/T 2260, six digits. */
  readonly province: string;
  readonly provinceName: string;
  /** Orders that wait to be pushed. */
  readonly orders: number;
  /** How many of them are overdue. */
  readonly overdue: number;
  /** The connection that it is filed over; null if there is none. */
  readonly connection: {
    readonly id: string;
    readonly state: GatewayState;
    readonly label: string;
    readonly needsPerson: boolean;
    /** Why it has this state; null if there is no message. */
    readonly sentence: string | null;
    /** Outside its filing hours until then; ISO 8601, UTC. */
    readonly closedUntil: string | null;
    /** The bureau refused the call, and the next try is then; ISO 8601, UTC. */
    readonly retryAt: string | null;
    /** Orders that were pushed and are in no file yet. */
    readonly backlog: number;
  } | null;
}

/** Provinces with orders that wait for a push, most orders first; empty for partners. */
export async function loadHandOver(
  ctx: AppContext,
  tx: Tx,
  { actor, language }: { actor: Actor; language: Language },
): Promise<HandOverProvince[]> {
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
