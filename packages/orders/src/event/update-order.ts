import { orders } from '@beian/database/schema';
import type { Tx } from '@beian/database/transaction';
import { getTableColumns, is, SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

const columns = getTableColumns(orders);
type Column = keyof typeof columns;
type Insert = typeof orders.$inferInsert;
/** New values of an order's columns; SQL of the column's type is evaluated by the update. */
export type OrderChange = { readonly [C in keyof Insert]?: Insert[C] | SQL<Insert[C]> };

/** Cached statement names and texts, one per set of columns (and per SQL value in it). */
const statementNames = new Map<string, string>();
const dialect = new PgDialect();

/**
 * Updates columns of an order's row; undefined values are left unchanged. One named statement per set of columns,
 * because Drizzle builds the text and PostgreSQL the plan anew on every call otherwise.
 */
export async function updateOrder(tx: Tx, id: string, change: OrderChange): Promise<void> {
  const values: unknown[] = [id];
  const set: string[] = [];
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const column = columns[name as Column];
    let given = `$${values.length + 1}`;
    if (is(value, SQL)) {
      const { sql: text, params } = dialect.sqlToQuery(value);
      given = text.replace(/\$(\d+)/g, (_, nth: string) => `$${values.length + Number(nth)}`);
      values.push(...params);
    } else values.push(value === null ? null : column.mapToDriverValue(value));
    set.push(`"${column.name}" = ${given}`);
  }
  const text = `/* updateOrder */ update app.orders set ${set.join(', ')} where id = $1`;
  const name = statementNames.get(text) ?? `update-order-${statementNames.size}`;
  statementNames.set(text, name);
  await tx.client.query({ name, text, values });
}
