import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { submissionOrders } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { filedOverSql, waitsForFileSql } from '@beian/orders/routing';
import { lockSubmitting, moveOrders, moveSubmission, prepareSubmission } from './submissions.ts';

/** Most orders that are compared with one file of a bureau. */
const MAX_ORDERS = 1000;

/** An order that a file of the bureau may hold although it was not sent here. */
export interface UnsentOrder {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  /** False: it was not pushed (SUBMISSION_PENDING). */
  readonly pushed: boolean;
}

/** The file under a number of the bureau, as this database knows it. */
export interface NumberedFile {
  /** Null: there is none, as after a restore of a backup that is older than the file. */
  readonly submissionId: string | null;
  /** Orders of ours in it. */
  readonly orders: number;
}

export async function findNumberedFile(tx: Tx, bureauId: string, sequence: string): Promise<NumberedFile> {
  const { rows } = await tx.client.query<NumberedFile>(
    `/* numberedFile */ select u.id as "submissionId", (select count(*)::int from app.submission_orders so where so.submission_id = u.id) as orders
     from app.bureaus b join app.submissions u on u.bureau_id = b.id and u.series = b.series
     where b.id = $1 and u.sequence = $2::bigint and u.state <> 'REFUSED'`,
    [bureauId, sequence],
  );
  return rows[0] ?? { submissionId: null, orders: 0 };
}

/** Orders of a connection that wait for a file, and those that wait for their push. */
export async function unsentOrders(tx: Tx, bureauId: string): Promise<UnsentOrder[]> {
  const { rows } = await tx.client.query<UnsentOrder>(
    `/* unsentOrders */ select o.id, o.number, o.version, o.state = 'SUBMITTING' as pushed
     from app.bureaus b join app.orders o on ${filedOverSql}
     where b.id = $1 and ((${waitsForFileSql}) or o.state = 'SUBMISSION_PENDING') order by o.number limit ${MAX_ORDERS}`,
    [bureauId],
  );
  return rows;
}

/**
 * Records the bureau's last file, which this database has lost, as accepted, with the orders that it holds; or adds these to the file, if
 * it was recorded before. The caller must hold the lock of the connection. It counts as sent when its first order could be pushed,
 * because results are dated from then on.
 * @throws OrderChanged
 */
export async function recordRecoveredFile(
  ctx: AppContext,
  tx: Tx,
  file: {
    readonly bureauId: string;
    readonly sequence: string;
    readonly xml: Buffer;
    readonly submissionId: string | null;
    readonly orders: readonly UnsentOrder[];
  },
): Promise<void> {
  const { bureauId, sequence, xml, submissionId, orders } = file;
  const orderIds = orders.map(({ id }) => id);
  const versions = new Map(orders.map(({ id, version }) => [id, version]));
  if (submissionId !== null) {
    const pushes = await lockSubmitting(tx, bureauId, orderIds, versions);
    await insertOrders(tx, submissionId, pushes);
    // Orders that were in it before refuse the event and stay.
    await moveOrders(ctx, tx, submissionId, 'uploadAccepted', {});
    return;
  }
  const { rowCount } = await tx.client.query(
    `/* numberRecovered */ update app.bureaus b set last_sequence = $2::bigint - 1, number_known_at = coalesce(number_known_at, app.now())
     where b.id = $1 and not exists (select 1 from app.submissions u where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN'))`,
    [bureauId, sequence],
  );
  if (rowCount !== 1) throw new Error('a file is under way: its number is settled first');
  const recovered = { bureauId, xml, orderIds, versions, isRecovered: true } as const;
  await settleRecovered(ctx, tx, await prepareSubmission(ctx, tx, recovered));
}

/** Hash of a file whose bytes nobody here has. */
const NO_HASH = '';

/**
 * Records a file that the bureau says it has, without its bytes, as accepted, with these orders; or adds them, if it was recorded
 * so before. The caller must hold the lock of the connection, and knows that no file of ours has the number.
 * @throws OrderChanged
 */
export async function recordFileWithoutBytes(
  ctx: AppContext,
  tx: Tx,
  file: { readonly bureauId: string; readonly sequence: string; readonly orderIds: readonly string[] },
): Promise<void> {
  const { bureauId, sequence, orderIds } = file;
  const { submissionId } = await findNumberedFile(tx, bureauId, sequence);
  const id = submissionId ?? newId('submission');
  const pushes = await lockSubmitting(tx, bureauId, orderIds);
  if (submissionId === null)
    await tx.client.query(
      `/* insertRecovered */ insert into app.submissions (id, bureau_id, sequence, series, state, file_name, file_hash, file_removed_at)
       select $1, b.id, $3::bigint, b.series, 'PREPARED', 'filing' || lpad($3::text, 6, '0') || '.xml', $4, app.now() from app.bureaus b where b.id = $2`,
      [id, bureauId, sequence, NO_HASH],
    );
  await insertOrders(tx, id, pushes);
  if (submissionId === null) await settleRecovered(ctx, tx, id);
  else await moveOrders(ctx, tx, id, 'uploadAccepted', {});
}

async function insertOrders(
  tx: Tx,
  submissionId: string,
  pushes: Awaited<ReturnType<typeof lockSubmitting>>,
): Promise<void> {
  await tx.insert(submissionOrders).values(pushes.map((push) => ({ submissionId, ...push })));
  noteWritten(tx, 'submission_orders', ...pushes.map(({ orderId }) => `${submissionId} ${orderId}`));
}

/** Whether the file under this number is one that was recorded without its bytes, or none at all. */
export async function mayRecordFile(tx: Tx, bureauId: string, sequence: string): Promise<boolean> {
  const { rows } = await tx.client.query(
    `/* mayRecordFile */ select 1 from app.bureaus b where b.id = $1 and b.last_sequence >= $2::bigint
       and not exists (select 1 from app.submissions u where u.bureau_id = b.id and u.series = b.series
         and ((u.sequence = $2::bigint and u.state <> 'REFUSED' and u.file_hash <> $3) or u.state in ('PREPARED', 'SENDING', 'UNKNOWN')))`,
    [bureauId, sequence, NO_HASH],
  );
  return rows.length > 0;
}

/** Moves a prepared file to ACCEPTED as one whose answer was lost and then found. */
async function settleRecovered(ctx: AppContext, tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* sentBefore */ update app.submissions u set sent_at = (select min(e.at) from app.submission_orders so
       join lateral (select b.at from app.order_events b where b.order_id = so.order_id and b.seq < so.push_seq order by b.seq desc limit 1) e on true
       where so.submission_id = u.id) where u.id = $1`,
    [id],
  );
  for (const event of ['send', 'loseAnswer', 'findAccepted'] as const)
    await moveSubmission(ctx, tx, id, event, { isRecovered: true });
}
