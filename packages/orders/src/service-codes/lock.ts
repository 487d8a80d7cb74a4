import { addJob } from '@beian/database/outbox';
import type { Tx } from '@beian/database/transaction';
import { declaresAccess } from '@beian/domain/filing';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import {
  type ServiceCodeFacts,
  type ServiceCodeState,
  serviceCodeAfter,
  serviceCodeTaken,
} from '@beian/domain/service-codes';
import { type Refusal, refusal } from '@beian/domain/text';
import type { LoadedOrder } from '../facts/facts.ts';

/** Asks the cloud about the code of a saved draft, unless it has answered about exactly this one. */
export async function requestServiceCode(
  tx: Tx,
  orderId: string,
  code: string | undefined,
  known: ServiceCodeFacts | null,
): Promise<void> {
  if (code === undefined || (known?.code === code && known.check?.state === 'done')) return;
  await tx.client.query(
    `/* requestServiceCode */ insert into app.service_codes as k (order_id, code) values ($1, $2)
     on conflict (order_id, code) do update set settled = false, asking = k.asking + 1, asked_at = app.now(), tries = 0,
       again_at = null, fault = null, standing = case when k.standing in ('RELEASED', 'VOID') and k.settled then 'ASKED' else k.standing end`,
    [orderId, code],
  );
  await addJob(tx, 'settleServiceCodes', { orderId });
}

/**
 * Locks the code of an order that is submitted: here at once, so that no second order has it, and at the cloud by the job, which does it once
 * however often it runs. Refuses before it has written anything. A code that the order named before is given back.
 */
export async function lockServiceCode(
  tx: Tx,
  { facts: { serviceCode }, row }: Pick<LoadedOrder, 'facts' | 'row'>,
): Promise<Refusal | null> {
  if (serviceCode === null || !serviceCode.required || serviceCode.code === null) return null;
  const { code, bound, release } = serviceCode;
  await tx.client.query(
    '/* lockServiceCode */ insert into app.service_code_locks (code, order_id) values ($1, $2) on conflict do nothing',
    [code, row.id],
  );
  const { rowCount } = await tx.client.query(
    '/* lockServiceCode */ select from app.service_code_locks where code = $1 and order_id = $2',
    [code, row.id],
  );
  if (rowCount === 0) return refusal('GUARD_FAILED', serviceCodeTaken);
  const former = bound.filter((one) => one !== code);
  await setStanding(tx, row.id, [code], 'BOUND');
  await setStanding(tx, row.id, former, release === 'frees' ? 'RELEASED' : 'VOID');
  await addJob(tx, 'settleServiceCodes', { orderId: row.id });
  return null;
}

/** An order that comes to a state. */
interface Move {
  readonly orderId: string;
  readonly websiteId: string;
  readonly kind: OrderKind;
  readonly to: OrderState;
}

/**
 * What becomes of the codes of an order that comes to a state: used by an approval, given back or void where it was given up. An approved access
 * takes the place of the website's former server.
 */
export async function moveServiceCodes(
  tx: Tx,
  { orderId, websiteId, kind, to }: Move,
  serviceCode: ServiceCodeFacts | null,
): Promise<void> {
  if (to === 'APPROVED' && declaresAccess(kind)) await replaceServiceCodes(tx, orderId, websiteId);
  if (serviceCode === null || serviceCode.bound.length === 0) return;
  const standing = serviceCodeAfter(to, serviceCode.release);
  if (standing === null) return;
  await setStanding(tx, orderId, serviceCode.bound, standing);
  await addJob(tx, 'settleServiceCodes', { orderId });
}

async function replaceServiceCodes(tx: Tx, orderId: string, websiteId: string): Promise<void> {
  await tx.client.query(
    `/* replaceServiceCodes */ update app.service_codes k set replaced_at = app.now() from app.orders o
     where o.website_id = $2 and o.id <> $1 and k.order_id = o.id and k.standing = 'FILED' and k.replaced_at is null`,
    [orderId, websiteId],
  );
}

async function setStanding(
  tx: Tx,
  orderId: string,
  codes: readonly string[],
  standing: ServiceCodeState,
): Promise<void> {
  if (codes.length === 0) return;
  await tx.client.query(
    `/* setStanding */ update app.service_codes set standing = $3, settled = false, asking = asking + 1, asked_at = app.now(), tries = 0,
       again_at = null, fault = null
     where order_id = $1 and code = any($2) and standing <> $3`,
    [orderId, codes, standing],
  );
}
