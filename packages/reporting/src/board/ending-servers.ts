import type { Tx } from '@beian/database/transaction';
import type { BoardServersView } from '@beian/domain/board';
import { flags } from '@beian/orders/order-list';

/** Filings whose server ends, by the conditions of their lists; null: no order was ever asked for a service code. */
export async function countEndingServers(tx: Tx): Promise<BoardServersView | null> {
  const count = (flag: 'SERVER_ENDING' | 'SERVER_ENDED') =>
    `(select count(*)::int from app.orders o where ${flags[flag]})`;
  const { rows } = await tx.client.query<BoardServersView>(
    `/* countEndingServers */ select ${count('SERVER_ENDING')} as ending, ${count('SERVER_ENDED')} as ended
     where exists (select from app.service_codes)`,
  );
  return rows[0] ?? null;
}
