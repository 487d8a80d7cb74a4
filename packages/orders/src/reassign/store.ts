import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { ReassignmentKind } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { BalanceReason } from '@beian/domain/work';
import type { LoadedOrder } from '../facts/facts.ts';

export async function createReassignment(tx: Tx, actor: Actor, kind: ReassignmentKind): Promise<string> {
  const id = newId('reassignment');
  await tx.client.query(
    '/* openReassignment */ insert into app.reassignments (id, kind, staff_id, staff_name) values ($1, $2, $3, $4)',
    [id, kind, actor.id, actor.name],
  );
  return id;
}

/**
 * Saves one moved order, in the transaction of its event and right after it; `before` holds the previous assignee.
 */
export async function saveMove(
  tx: Tx,
  { id, why, before: { row, facts } }: { id: string; why: BalanceReason | null; before: LoadedOrder },
): Promise<void> {
  await tx.client.query({
    name: 'keep-move',
    text: `/* keepMove */ insert into app.reassignment_moves
        (reassignment_id, order_id, from_staff, from_name, to_staff, to_name, why, version, seq)
      select $1, o.id, $3, $4, o.assignee, o.assignee_name, $5, o.version, o.last_seq from app.orders o where o.id = $2
      on conflict do nothing`,
    values: [id, row.id, facts.assignee?.id ?? null, facts.assignee?.name ?? null, why],
  });
}
