import { newId } from '@beian/database/ids';
import { answerEntries } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { unmatchedReasons } from '@beian/domain/answer';
import { changedFields, fieldRow, reportedValue, sameValue, toFieldValues } from '@beian/domain/filing';
import { type Ending, kindRow, type OrderKind, statesAtBureau } from '@beian/domain/order-names';
import { answerDetailsAad } from '@beian/orders/bureau-answer';
import { readContent } from '@beian/orders/content';
import { getSubjectAndWebsite } from '@beian/records/record';
import type { PublishedNames } from './sync-order.ts';

/** The file of a publication, and the position in it. */
export interface PublicationOrigin {
  readonly bureauId: string;
  readonly answerId: string;
  readonly position: number;
}

interface AwaitingOrder {
  readonly id: string;
  readonly kind: OrderKind;
  readonly submissionId: string;
  readonly recordId: string;
  readonly websiteId: string;
  readonly accessId: string | null;
  /** The bureau's id of the subject, and a filing number where it has none yet. */
  readonly identifier: string | null;
  readonly recordFiled: boolean;
  readonly websiteFiled: boolean;
  readonly websiteOurs: boolean;
  /** What was deregistered of the order's subject. */
  readonly ended: readonly Ending[] | null;
}

/**
 * Offers a publication as the answer to an order that is at its bureau if what is filed now equals the order's result:
 * the verdict may have been lost with a file that nobody could read. The offer is an unmatched answer with the
 * publication's file as evidence; a person decides, and the bureau's own verdict withdraws it.
 */
export async function offerAsAnswer(
  ctx: AppContext,
  tx: Tx,
  origin: PublicationOrigin,
  names: PublishedNames,
): Promise<void> {
  for (const order of await findAwaitingOrders(tx, origin.bureauId, names)) {
    if (!(await isFulfilled(ctx, tx, order))) continue;
    // Results of the file have the positions from 0.
    const position = -1 - origin.position;
    await tx
      .insert(answerEntries)
      .values({
        id: newId('entry'),
        answerId: origin.answerId,
        position,
        status: 'unmatched',
        offered: true,
        orderId: order.id,
        submissionId: order.submissionId,
        operation: kindRow(order.kind).report?.answer ?? '',
        codes: [],
        verdict: 'approved',
        said: [],
        concerns: [],
        why: [unmatchedReasons.PUBLISHED_AS_ORDERED],
        details: ctx.keys.sealJson(answerDetailsAad({ answerId: origin.answerId, position }), {
          codes: [],
          identifier: order.identifier ?? undefined,
        }),
      })
      .onConflictDoNothing();
  }
}

/** Orders of the published subject whose latest attempt the bureau has and has not answered, without an offer so far. */
async function findAwaitingOrders(
  tx: Tx,
  bureauId: string,
  { bureauId: subjectId, providerId, filingNumber }: PublishedNames,
): Promise<AwaitingOrder[]> {
  const { rows } = await tx.client.query<AwaitingOrder>(
    `/* awaitingOrders */ select o.id, o.kind, u.id as "submissionId", o.record_id as "recordId", o.website_id as "websiteId",
       o.access_id as "accessId", coalesce(r.bureau_id, nullif(r.filing_number, ''), r.provider_id) as identifier,
       r.filed as "recordFiled", w.filed as "websiteFiled", w.ours as "websiteOurs",
       (select json_agg(d.kind) from app.deregistrations d where (d.kind, d.bureau_id) in
         (('subject', r.bureau_id), ('website', w.bureau_id), ('access', o.access_id))) as ended
     from app.records r join app.orders o on o.record_id = r.id join app.websites w on w.id = o.website_id
     cross join lateral (select u.id, u.bureau_id, u.state, so.answered_at from app.submission_orders so
       join app.submissions u on u.id = so.submission_id where so.order_id = o.id order by u.created_at desc, u.id desc limit 1) u
     where (r.bureau_id = $2 or r.provider_id = $3 or r.filing_number = $4) and o.locked and o.state = any($5)
       and u.bureau_id = $1 and u.state = 'ACCEPTED' and u.answered_at is null
       and not exists (select 1 from app.answer_entries e where e.order_id = o.id and e.submission_id = u.id and e.offered)`,
    [bureauId, subjectId, providerId ?? '', filingNumber || null, statesAtBureau],
  );
  return rows;
}

/** Whether what is filed now is what the order asked for. */
async function isFulfilled(ctx: AppContext, tx: Tx, order: AwaitingOrder): Promise<boolean> {
  const { effect } = kindRow(order.kind);
  if (effect.does === 'end') return order.ended?.includes(effect.what) === true;
  if (effect.does === 'add')
    return { subject: order.recordFiled, website: order.websiteFiled, access: order.websiteOurs }[effect.what];
  const matter = await getSubjectAndWebsite(ctx, tx, order);
  const filed = toFieldValues(matter);
  const { base, now } = await readContent(ctx, tx, order.id);
  // What no bureau publishes says nothing.
  const changed = changedFields(order.kind, base, now, matter.elsewhere).filter((id) => fieldRow(id).ours !== true);
  return changed.length > 0 && changed.every((id) => sameValue(reportedValue(id, filed), reportedValue(id, now)));
}

/** Withdraws the offer for an order: its bureau has answered. */
export async function withdrawOffer(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* withdrawOffer */ update app.answer_entries set status = 'dismissed', cleared_at = app.now()
     where order_id = $1 and offered and status = 'unmatched'`,
    [orderId],
  );
}
