import { isLost } from '@beian/database/files';
import { newId } from '@beian/database/ids';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { type AttemptFault, type DisabledReason, type PartnerEventBody, RETRY_PAUSES_S } from '@beian/domain/partner';
import type { BureauWords } from '@beian/domain/reasons';
import { bureauWordsAad } from '@beian/orders/bureau-words';
import { enqueueEndpointOffNotice } from './endpoint-off-notice.ts';
import { disableEndpoint, earlierSecretAad, secretAad } from './endpoints.ts';
import { eventBodySql } from './log.ts';

/** A delivery claimed by this worker; secrets and URL are never logged. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly attemptId: string;
  /** 1 for the first. */
  readonly try: number;
  readonly endpointId: string;
  readonly url: string;
  /** The current one first; during a rotation the earlier one, too. As `whsec_…`. */
  readonly secrets: readonly string[];
  readonly event: PartnerEventBody;
}

export interface ClaimLimits {
  /** Most deliveries to claim. */
  readonly limit: number;
  /** Deliveries to one endpoint at a time, over all workers, so that a slow endpoint does not delay others. */
  readonly perEndpoint: number;
  /** After this many seconds another worker may claim the delivery. */
  readonly leaseS: number;
}

/**
 * Claims due deliveries and counts an attempt for each. Of one order and endpoint only the oldest is claimed; the
 * next waits until it has arrived or is given up. A delivery whose worker died is due again when its lease ends; the
 * attempt counts.
 */
export const claimDeliveries = (
  ctx: AppContext,
  { limit, perEndpoint, leaseS }: ClaimLimits,
): Promise<ClaimedDelivery[]> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<ClaimedRow>({
      name: 'take-deliveries',
      text: `/* takeDeliveries */ with busy as (
          select endpoint_id, count(*)::int as n from app.webhook_deliveries
          where state = 'WAITING' and taken_until > app.now() group by endpoint_id),
        due as materialized (select d.id from app.webhook_endpoints e left join busy on busy.endpoint_id = e.id
          cross join lateral (select d.id from app.webhook_deliveries d
            where d.endpoint_id = e.id and d.state = 'WAITING' and d.next_at <= app.now()
              and (d.taken_until is null or d.taken_until <= app.now())
              and not exists (select 1 from app.webhook_deliveries b where b.endpoint_id = e.id and b.order_id = d.order_id
                and b.state = 'WAITING' and b.place < d.place)
            order by d.place limit greatest(0, $2 - coalesce(busy.n, 0)) for update of d skip locked) d
          where e.state = 'ENABLED' limit $1),
        taken as (update app.webhook_deliveries d set tries = d.tries + 1, taken_until = app.now() + $3 * interval '1 second'
          from due where d.id = due.id returning d.*)
        select t.id, t.tries as try, t.endpoint_id as "endpointId", w.url, w.secret,
          case when w.earlier_until > app.now() then w.earlier_secret end as earlier, ${eventBodySql('w.kinds')} as event,
          ${refusalSql} as refusal
        from taken t join app.webhook_endpoints w on w.id = t.endpoint_id join app.partner_events e on e.id = t.event_id
          left join app.orders o on o.id = e.order_id order by t.place`,
      values: [limit, perEndpoint, leaseS],
    });
    const taken = rows.flatMap((row) => unsealDelivery(ctx, row));
    if (taken.length > 0) {
      await tx.client.query({
        name: 'begin-attempts',
        text: `/* takeDeliveries */ insert into app.webhook_attempts (id, delivery_id, try) select * from unnest($1::text[], $2::text[], $3::int[])`,
        values: [taken.map((one) => one.attemptId), taken.map((one) => one.id), taken.map((one) => one.try)],
      });
    }
    return taken;
  });

interface ClaimedRow extends Omit<ClaimedDelivery, 'attemptId' | 'secrets'> {
  readonly secret: Buffer;
  readonly earlier: Buffer | null;
  readonly refusal: { submissionId: string; words: string } | null;
}

/** None where a value does not decrypt: it waits, which an alert tells, and holds up no other endpoint. */
function unsealDelivery(ctx: AppContext, { secret, earlier, refusal, ...row }: ClaimedRow): ClaimedDelivery[] {
  try {
    const own = ctx.keys.unseal(secretAad(row.endpointId), secret).toString();
    const other = earlier && ctx.keys.unseal(earlierSecretAad(row.endpointId), earlier).toString();
    const event = { ...row.event, ...unsealRefusalWords(ctx, row.event.order?.id ?? '', refusal) };
    return [{ ...row, event, attemptId: newId('attempt'), secrets: other === null ? [own] : [own, other] }];
  } catch (error) {
    if (isLost(error)) return [];
    throw error;
  }
}

/** SQL over an event `e` of a refusal: the stored text of the bureau. Null for other events. */
const refusalSql = `(select json_build_object('submissionId', so.submission_id, 'words', encode(so.words, 'base64'))
  from app.order_events v join app.submission_orders so on so.order_id = v.order_id and so.submission_id = v.input->>'submissionId'
  where e.kind = 'order.refused' and v.id = e.id and so.words is not null)`;

/** The text is masked, and in both languages if the code has a sentence in both. */
function unsealRefusalWords(ctx: AppContext, orderId: string, refusal: { submissionId: string; words: string } | null) {
  if (refusal === null) return {};
  const place = bureauWordsAad(refusal.submissionId, orderId);
  return { bureau: ctx.keys.unsealJson<BureauWords>(place, Buffer.from(refusal.words, 'base64')) };
}

/** Result of an attempt. */
export interface AttemptResult {
  readonly status: number | null;
  /** Null if it arrived. */
  readonly fault: AttemptFault | null;
  readonly tookMs: number;
}

/**
 * Saves the result of an attempt: the delivery has arrived, is due again after a pause, or is given up, which
 * switches the endpoint off. A worker whose lease has expired only saves its attempt.
 * @returns why the endpoint was switched off; null if it was not
 */
export const recordAttempt = (
  ctx: AppContext,
  { id, attemptId, endpointId, try: nth }: ClaimedDelivery,
  { status, fault, tookMs }: AttemptResult,
): Promise<DisabledReason | null> =>
  transaction(ctx, system('clock'), async (tx) => {
    // Locked first, as when it is deleted or switched off: locked after the delivery, the two would wait for each other.
    await tx.client.query('/* endDelivery */ select from app.webhook_endpoints where id = $1 for no key update', [
      endpointId,
    ]);
    await tx.client.query(
      '/* endDelivery */ update app.webhook_attempts set ended_at = app.now(), status = $2, fault = $3, took_ms = $4 where id = $1',
      [attemptId, status, fault, tookMs],
    );
    const pause = RETRY_PAUSES_S[nth - 1];
    const givenUp = fault !== null && (pause === undefined || status === GONE || fault === 'ADDRESS');
    const state = fault === null ? 'DELIVERED' : givenUp ? 'FAILED' : 'WAITING';
    const { rowCount } = await tx.client.query(
      `/* endDelivery */ update app.webhook_deliveries set state = $3, taken_until = null,
         ended_at = case when $3 = 'WAITING' then null else app.now() end, next_at = app.now() + $4 * interval '1 second'
       where id = $1 and tries = $2 and state = 'WAITING'`,
      [id, nth, state, pause ?? 0],
    );
    if (rowCount !== 1) return null;
    await tx.client.query(
      `/* endDelivery */ update app.webhook_endpoints set
         last_delivered_at = case when $2 then app.now() else last_delivered_at end,
         failing_since = case when $2 then null else coalesce(failing_since, app.now()) end where id = $1`,
      [endpointId, fault === null],
    );
    if (!givenUp) return null;
    const reason = fault === 'ADDRESS' ? fault : status === GONE ? 'GONE' : 'GAVE_UP';
    const { wasEnabled, cancelled } = await disableEndpoint(tx, endpointId, reason);
    // Of two deliveries given up at once, only the one that switches it off sends the notice.
    if (wasEnabled) await enqueueEndpointOffNotice(ctx, tx, { endpointId, reason, cancelled });
    return reason;
  });

/** HTTP 410: the receiver wants no more deliveries. */
const GONE = 410;

/** Events deleted per transaction, with their deliveries. */
const OLD_EVENTS_BATCH = 1000;

/**
 * Deletes events of the log that are older than their retention (at least seven days) and have no waiting delivery,
 * with their deliveries, and saves how far that goes, so that a reader with an older cursor learns that events are
 * missing. The oldest `limit` events; the others with the next call.
 * @returns the number of events
 */
export async function deleteOldEvents(tx: Tx, limit: number = OLD_EVENTS_BATCH): Promise<number> {
  const { rows } = await tx.client.query<{ gone: number }>(
    `/* forgetOldEvents */ with old as materialized (select e.id from app.partner_events e
        where e.at < (select app.now() - days * interval '1 day' from app.retention where kind = 'eventLog')
          and not exists (select 1 from app.webhook_deliveries d where d.event_id = e.id and d.state = 'WAITING')
        order by e.at, e.id limit $1 for update skip locked),
      gone as (delete from app.partner_events e using old where e.id = old.id returning e.partner_id, e.tx || ' ' || e.id as place),
      noted as (update app.partners p set events_gone_to = greatest(p.events_gone_to, g.place)
        from (select partner_id, max(place) as place from gone group by 1) g where p.id = g.partner_id)
      select count(*)::int as gone from gone`,
    [limit],
  );
  return rows[0]?.gone ?? 0;
}
