import type { Tx } from '@beian/database/transaction';
import type { ReassignmentPageView, ReassignmentView } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { type BalanceReason, balanceReasons } from '@beian/domain/work';
import { mayReassignOrders } from './assign-orders.ts';

const ID = /^reassignment_[0-9a-f]{32}$/;

/**
 * Reassignments, the latest first, after a cursor (the id of the last one read); empty for everybody except
 * supervisors. Reassignments in which every order was refused are left out.
 * @throws RangeError on an invalid cursor
 */
export async function listReassignments(
  tx: Tx,
  { actor, language, first, after }: { actor: Actor; language: Language; first: number; after: string | null },
): Promise<ReassignmentPageView> {
  if (!mayReassignOrders(actor)) return { reassignments: [], endCursor: null, hasNextPage: false };
  if (after !== null && !ID.test(after)) throw new RangeError('no cursor');
  const { rows } = await tx.client.query<Omit<ReassignmentView, 'moves'> & { moves: RawMove[] }>({
    name: 'reassignments',
    text: `/* listReassignments */ select r.id, r.kind, r.staff_name as "staffName", app.iso(r.at) as at,
        app.iso(r.undone_at) as "undoneAt", r.undone_name as "undoneName",
        (select json_agg(json_build_object('orderId', m.order_id, 'orderNumber', o.number, 'fromName', m.from_name,
          'toName', m.to_name, 'why', m.why, 'undone', m.undone_at is not null) order by o.number)
          from app.reassignment_moves m join app.orders o on o.id = m.order_id where m.reassignment_id = r.id) as moves
      from app.reassignments r where ($1::text is null or r.id < $1)
        and exists (select 1 from app.reassignment_moves m where m.reassignment_id = r.id) order by r.id desc limit $2`,
    values: [after, first + 1],
  });
  const shown = rows.slice(0, first);
  return {
    reassignments: shown.map(({ moves, ...row }) => ({
      ...row,
      moves: moves.map((move) => ({ ...move, why: move.why === null ? null : balanceReasons[move.why][language] })),
    })),
    endCursor: shown.at(-1)?.id ?? null,
    hasNextPage: rows.length > first,
  };
}

type RawMove = Omit<ReassignmentView['moves'][number], 'why'> & { readonly why: BalanceReason | null };
