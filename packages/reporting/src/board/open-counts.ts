import type { Tx } from '@beian/database/transaction';

/** SQL: the dimensions of a row `c` with the columns of `open_changes`, as rows. */
const dimensions = `(values ('ALL', ''), ('PROVINCE', c.province), ('KIND', c.kind), ('PARTNER', c.partner_id),
  ('REVIEWER', coalesce(c.assignee, 'NOBODY'))) v(dimension, value)`;

/** SQL: current open orders by dimension, value and state: `dimension`, `value`, `state`, `orders`. */
export const openCountsSql = `select n.dimension, n.value, n.state, sum(n.orders)::int as orders from (
    select k.dimension, k.value, k.state, k.orders from app.open_counts k
    union all select v.dimension, v.value, c.state, c.by from app.open_changes c cross join lateral ${dimensions}) n
  group by 1, 2, 3 having sum(n.orders) <> 0`;

/** SQL: the same, counted from the orders `c` that match. */
export const countOpenSql = (matches: string): string => `select v.dimension, v.value, c.state, count(*)::int as orders
  from app.orders c cross join lateral ${dimensions} where c.locked and ${matches} group by 1, 2, 3`;

/**
 * Adds the pending changes to the counts. A single statement moves them, so a concurrent reader sees all of them either
 * before or after.
 */
export async function applyOpenChanges(tx: Tx): Promise<void> {
  await tx.client.query(`/* applyOpenChanges */ with c as (delete from app.open_changes returning *)
    insert into app.open_counts as k (dimension, value, state, orders)
    select v.dimension, v.value, c.state, sum(c.by) from c cross join lateral ${dimensions} group by 1, 2, 3
    on conflict (dimension, value, state) do update set orders = k.orders + excluded.orders`);
  await tx.client.query('/* dropNone */ delete from app.open_counts where orders = 0');
}

/**
 * Recounts all open orders. A concurrent change is invisible to both parts of the statement and is added later as a
 * change.
 */
export async function recountOpenOrders(tx: Tx): Promise<void> {
  await tx.client.query('/* forgetOpen */ delete from app.open_counts');
  await tx.client.query(`/* recountOpenOrders */ with gone as (delete from app.open_changes)
    insert into app.open_counts (dimension, value, state, orders)
    select v.dimension, v.value, c.state, count(*) from app.orders c cross join lateral ${dimensions} where c.locked group by 1, 2, 3`);
}
