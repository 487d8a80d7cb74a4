import type { AppContext, Tx } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import type { LoadedOrder } from '../facts/facts.ts';
import type { OrderReasons } from '../return/reasons.ts';
import { ownersSql } from './blind-view.ts';
import type { UnmaskedValues } from './clear-values.ts';
import { type Content, contentSql, itemsOf, valuesOf } from './items.ts';

const noReasons: OrderReasons = { verdicts: {}, returned: {}, whole: [], lastReturned: null, passedBefore: new Map() };
const allClear: UnmaskedValues = { registered: true, now: () => true, lastReturned: () => true };

/** Keys of the items that can be passed together now, for the holder of the lease. */
export async function findGroupable(
  ctx: AppContext,
  tx: Tx,
  { row: { id }, facts }: LoadedOrder,
  actor: Actor,
): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ content: Content | null }>(
    `/* findGroupable */ select ${contentSql({ owners: ownersSql, sent: 'null' })} as content from app.orders o where o.id = $1`,
    [id],
  );
  const content = rows[0]?.content ?? null;
  if (content === null) return [];
  const row = { id, ...content };
  const items = itemsOf(
    ctx,
    row,
    valuesOf(ctx, row),
    facts,
    { actor, language: 'zh' },
    noReasons,
    allClear,
    {},
    [],
    true,
  );
  return items.filter((item) => item.mayBeGrouped).map(({ key }) => key);
}
