import { writeAudit } from '@beian/database/audit';
import { SetupFault } from '@beian/database/programs';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { filedOverSql, waitsForFileSql } from '@beian/orders/routing';
import { withBureauLock } from '@beian/submissions/connections';
import { mayRecordFile, recordFileWithoutBytes } from '@beian/submissions/submissions';

/** What a bureau said, asked by a person: it has these orders in its file with this number. */
export interface BureauStatement {
  /** Decimal. */
  readonly sequence: string;
  /** Numbers of orders. */
  readonly orders: readonly string[];
}

/**
 * Records that the bureau has these orders in a file that this database has lost, so that they are not sent again and their results are
 * theirs. All or none.
 * @throws SetupFault that names the orders or the file that cannot be recorded
 */
export async function settleFile(ctx: AppContext, statement: BureauStatement): Promise<void> {
  const { bureauId } = await transaction(ctx, system('bureau'), (tx) => findOrders(tx, statement));
  const alone = await withBureauLock(ctx, bureauId, () =>
    transaction(ctx, system('bureau'), async (tx) => {
      // Read again: what was sent meanwhile is in a file of ours.
      const { orderIds } = await findOrders(tx, statement);
      await recordFileWithoutBytes(ctx, tx, { bureauId, sequence: statement.sequence, orderIds });
      const details = { sequence: statement.sequence, orders: orderIds.length };
      await writeAudit(tx, system('bureau'), 'settleUnknownSubmission', bureauId, 'done', details);
    }),
  );
  if (!alone) throw new SetupFault('The bureau is being asked at this moment: run it again.');
}

async function findOrders(
  tx: Tx,
  { sequence, orders }: BureauStatement,
): Promise<{ bureauId: string; orderIds: readonly string[] }> {
  const { rows } = await tx.client.query<{
    id: string;
    number: string;
    bureauId: string;
    waits: boolean;
    runs: boolean;
  }>(
    `/* ordersAtBureau */ select o.id, o.number, b.id as "bureauId", ${waitsForFileSql} as waits, b.stopped is null and b.paused is null as runs
     from app.orders o join app.bureaus b on ${filedOverSql} where o.number = any($1) and not o.test order by o.id`,
    [orders],
  );
  const unknown = orders.filter((number) => !rows.some((row) => row.number === number));
  if (unknown.length > 0) throw new SetupFault(`--orders: there is no order ${unknown.join(', ')}.`);
  const bureauIds = [...new Set(rows.map((row) => row.bureauId))];
  const [bureauId] = bureauIds;
  if (bureauId === undefined || bureauIds.length > 1)
    throw new SetupFault('--orders: name orders of one connection, which are in one file.');
  if (rows.some(({ runs }) => runs))
    throw new SetupFault(
      'The connection is in use: pause it first (网关看板, 暂停), or the orders may be sent meanwhile.',
    );
  const others = rows.filter(({ waits }) => !waits).map(({ number }) => number);
  if (others.length > 0)
    throw new SetupFault(
      `--orders: ${others.join(', ')} must be pushed (提交管局) and in no file; pause the connection, push, then run it again.`,
    );
  if (!(await mayRecordFile(tx, bureauId, sequence)))
    throw new SetupFault(
      `--file ${sequence}: it is a file of ours, or beyond the bureau's last number, or another file is under way. Run after-restore without options first.`,
    );
  return { bureauId, orderIds: rows.map(({ id }) => id) };
}
