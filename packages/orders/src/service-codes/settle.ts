import type { Tx } from '@beian/database/transaction';
import {
  type CloudCodeState,
  type ServiceCodeAnswer,
  type ServiceCodeState,
  serviceCodeStateRow,
  standingAfter,
} from '@beian/domain/service-codes';
import { lockOrder } from '../facts/facts.ts';
import type { RegistryFault } from '../lookups/domain-answers.ts';

/** Interval at which the cloud is asked again about codes that stand, hours: well within the day for which its answer counts. */
const ASK_AGAIN_HOURS = 6;
const MAX_RETRY_DELAY_S = 600;
/** Length of a worker's claim on a question, seconds; after that it is due again. */
const CLAIM_TIMEOUT_S = 60;

/** A question for the cloud about one code. */
export interface ServiceCodeQuestion {
  readonly orderId: string;
  readonly code: string;
  readonly asking: number;
  readonly standing: ServiceCodeState;
  /** What the cloud is to make of the code; null: it is only asked. */
  readonly step: CloudCodeState | null;
}

interface Row {
  order_id: string;
  code: string;
  asking: number;
  standing: ServiceCodeState;
  settled: boolean;
}
const toQuestion = (row: Row): ServiceCodeQuestion => ({
  orderId: row.order_id,
  code: row.code,
  asking: row.asking,
  standing: row.standing,
  step: row.settled ? null : serviceCodeStateRow(row.standing).atCloud,
});
const columns = 'k.order_id, k.code, k.asking, k.standing, k.settled';

/** The open questions about an order's codes. */
export async function findOpenServiceCodes(tx: Tx, orderId: string): Promise<ServiceCodeQuestion[]> {
  const { rows } = await tx.client.query<Row>(
    `/* findOpenServiceCodes */ select ${columns} from app.service_codes k where k.order_id = $1 and not k.settled order by k.asked_at, k.code`,
    [orderId],
  );
  return rows.map(toQuestion);
}

/**
 * Claims questions that are due, each for one worker: those that the cloud did not answer, and codes of open orders and filings that it was not
 * asked about for some hours.
 */
export async function claimDueServiceCodes(tx: Tx, limit: number): Promise<ServiceCodeQuestion[]> {
  const { rows } = await tx.client.query<Row>(
    `/* claimDueServiceCodes */ with open as (
       select order_id, code from app.service_codes where not settled and again_at <= app.now() order by again_at limit $1 for update skip locked),
     watched as (
       select k.order_id, k.code from app.service_codes k where k.settled and k.standing in ('ASKED', 'BOUND', 'FILED') and k.replaced_at is null
         and k.answered_at <= app.now() - $2 * interval '1 hour' and coalesce(k.again_at <= app.now(), true)
         and (k.standing = 'FILED' or exists (select from app.orders o where o.id = k.order_id and o.state not in ('APPROVED', 'ABANDONED')))
       order by k.answered_at limit $1 for update of k skip locked)
     update app.service_codes k set again_at = app.now() + $3 * interval '1 second'
     from (select * from open union all select * from watched) due
     where k.order_id = due.order_id and k.code = due.code returning ${columns}`,
    [limit, ASK_AGAIN_HOURS, CLAIM_TIMEOUT_S],
  );
  return rows.map(toQuestion);
}

/**
 * Stores what the cloud said. An answer to something that was asked before changes nothing: false. A code that was given back, or that another
 * order has, is no longer locked here.
 */
export async function storeServiceCodeAnswer(
  tx: Tx,
  { orderId, code, asking, standing, step }: ServiceCodeQuestion,
  answer: ServiceCodeAnswer | null,
): Promise<boolean> {
  await lockOrder(tx, orderId);
  const after = standingAfter(standing, answer, { isOwn: answer?.order === orderId, wasMoved: step !== null });
  const { rowCount } = await tx.client.query(
    `/* storeServiceCodeAnswer */ update app.service_codes k set standing = $4, settled = $5, answer = $6, answered_at = app.now(), fault = null, tries = 0,
       again_at = case when $5 then null else app.now() end, server_id = $7, paid_until = $8,
       elsewhere = (select count(*)::int from app.service_codes x where x.server_id = $7 and x.standing in ('BOUND', 'FILED', 'VOID')
         and x.order_id <> k.order_id)
     where k.order_id = $1 and k.code = $2 and k.asking = $3`,
    [
      ...[orderId, code, asking, after.standing, after.settled],
      ...[answer === null ? null : JSON.stringify(answer), answer?.server.id ?? null, answer?.server.paidUntil ?? null],
    ],
  );
  if (rowCount === 0) return false;
  if (after.settled && (after.standing === 'RELEASED' || after.standing === 'ASKED'))
    await tx.client.query(
      '/* storeServiceCodeAnswer */ delete from app.service_code_locks where code = $1 and order_id = $2',
      [code, orderId],
    );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
  return true;
}

/** Why the cloud did not answer; a closed list, so that no part of an answer is stored. */
export type CloudFault = RegistryFault | 'notConnected';

/** Records that the cloud did not answer, and when to ask again: the pause doubles each time, up to ten minutes. An earlier answer stays. */
export async function recordCloudFailure(
  tx: Tx,
  { orderId, code, asking }: ServiceCodeQuestion,
  fault: CloudFault,
): Promise<void> {
  await tx.client.query(
    `/* recordCloudFailure */ update app.service_codes set tries = tries + 1, fault = $4,
       again_at = app.now() + least(power(2, tries + 1), $5) * interval '1 second'
     where order_id = $1 and code = $2 and asking = $3`,
    [orderId, code, asking, fault, MAX_RETRY_DELAY_S],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
}
