import type { AppContext, Tx } from '@beian/database/transaction';
import type { OrderRow } from '../part/part.ts';
import { rowSql } from './order-rows.ts';

/** `version` is `orders.row_version`: another one after each update. */
export interface RowVersion {
  readonly id: string;
  readonly version: number;
}

type KnownRow = RowVersion & { readonly row: OrderRow };

/** About 1 kB each. */
const MAX_ROWS = 5000;
/** Rows that lists have shown, the one read longest ago first. A version never changes, so nothing here becomes untrue. */
const knownRows = new WeakMap<AppContext, Map<string, KnownRow>>();

/**
 * Rows of orders that `tx` has found; only those are read that this process has not read in this version: everybody looks at the same few pages over and
 * over, and to read its rows is half of what a page costs.
 */
export async function rowsOf(
  ctx: AppContext,
  tx: Tx,
  found: readonly RowVersion[],
): Promise<ReadonlyMap<string, OrderRow>> {
  const known = knownRows.get(ctx) ?? new Map<string, KnownRow>();
  knownRows.set(ctx, known);
  const rows = new Map<string, OrderRow>();
  const missing: string[] = [];
  for (const { id, version } of found) {
    const one = known.get(id);
    if (one?.version === version) rows.set(id, one.row);
    else missing.push(id);
  }
  if (missing.length === 0) return rows;
  const read = await tx.client.query<{ found: KnownRow[] }>({
    name: 'order-rows',
    text: `/* rowsOf */ select coalesce(json_agg(json_build_object('id', o.id, 'version', o.row_version, 'row', ${rowSql})), '[]') as found
      from app.orders o where o.id = any($1)`,
    values: [missing],
  });
  for (const one of (read.rows as [{ found: KnownRow[] }])[0].found) {
    rows.set(one.id, one.row);
    known.delete(one.id);
    known.set(one.id, one);
  }
  for (const id of known.keys()) {
    if (known.size <= MAX_ROWS) break;
    known.delete(id);
  }
  return rows;
}
