import { randomBytes } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import {
  type DisabledReason,
  type EndpointState,
  EVENT_LOG_DAYS,
  endpointChange,
  endpointInput,
  MAX_ENDPOINTS,
  MAX_REPLAYED_EVENTS,
  rotationInput,
} from '@beian/domain/partner';
import { type Actor, hasRight } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { isRequestedKindSql } from '@beian/orders/event';
import { orderNotFound } from '@beian/orders/facts';

export type EndpointOutcome =
  | { readonly ok: true; readonly endpointId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** A call about a partner's endpoints; `key` as for `perform`. */
interface EndpointCall {
  readonly actor: Actor;
  readonly key: string;
}

export const secretAad = (id: string): string => `webhook_endpoints.secret:${id}`;
export const earlierSecretAad = (id: string): string => `webhook_endpoints.earlier_secret:${id}`;

/** Secret in the format of Standard Webhooks: 32 bytes, base64, after `whsec_`. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Creates an endpoint with its own secret. At most ten per partner. */
export const addEndpoint = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { input: unknown },
): Promise<EndpointOutcome> =>
  runIdempotent(ctx, tx, call, 'createWebhookEndpoint', [call.input], async () => {
    const checked = checkInput(endpointInput(ctx.webhooksInside), call.input);
    if ('reasons' in checked) return checked;
    const { url, kinds, description } = checked.value;
    await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('endpoints:' || $1, 0))`, [call.actor.id]);
    const { rows } = await tx.client.query<{ n: number }>(
      '/* addEndpoint */ select count(*)::int as n from app.webhook_endpoints where partner_id = $1',
      [call.actor.id],
    );
    if ((rows[0]?.n ?? 0) >= MAX_ENDPOINTS) return tooMany;
    const id = newId('endpoint');
    await tx.client.query(
      `/* addEndpoint */ insert into app.webhook_endpoints (id, partner_id, url, description, kinds, secret)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, call.actor.id, url, description ?? '', kinds ?? null, ctx.keys.seal(secretAad(id), newSecret())],
    );
    noteWritten(tx, 'webhook_endpoints', id);
    return id;
  });

/** Omitted values stay. Switching off cancels waiting deliveries; after switching on, only new events are sent. */
export const changeEndpoint = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { endpointId: string; input: unknown },
): Promise<EndpointOutcome> =>
  runIdempotent(ctx, tx, call, 'updateWebhookEndpoint', [call.endpointId, call.input], async () => {
    const checked = checkInput(endpointChange(ctx.webhooksInside), call.input);
    if ('reasons' in checked) return checked;
    if (call.actor.kind !== 'partner' && !onlyEnables(checked.value)) return notAPartner;
    const change = checked.value;
    if (!(await lockEndpoint(tx, call.endpointId))) return orderNotFound;
    if (change.enabled === true && change.url === undefined) {
      const unfit = await checkSavedUrl(ctx, tx, call.endpointId);
      if (unfit !== undefined) return unfit;
    }
    await tx.client.query(
      `/* changeEndpoint */ update app.webhook_endpoints set url = coalesce($2, url), description = coalesce($3, description),
         kinds = case when $4 then $5 else kinds end where id = $1`,
      [
        call.endpointId,
        change.url,
        change.description,
        change.kinds !== undefined || change.allKinds === true,
        change.kinds ?? null,
      ],
    );
    noteWritten(tx, 'webhook_endpoints', call.endpointId);
    if (change.enabled === true) {
      await tx.client.query(
        `/* changeEndpoint */ update app.webhook_endpoints
         set state = 'ENABLED', disabled_reason = null, disabled_at = null, failing_since = null where id = $1`,
        [call.endpointId],
      );
    }
    if (change.enabled === false) await disableEndpoint(tx, call.endpointId, 'BY_HAND');
    return call.endpointId;
  });

/** An endpoint whose URL was saved before a present rule cannot be switched on with it. */
async function checkSavedUrl(ctx: AppContext, tx: Tx, endpointId: string): Promise<Refusal | undefined> {
  const { rows } = await tx.client.query<{ url: string }>(
    '/* unfitAddress */ select url from app.webhook_endpoints where id = $1',
    [endpointId],
  );
  const checked = checkInput(endpointChange(ctx.webhooksInside), { url: rows[0]?.url });
  return 'reasons' in checked ? checked : undefined;
}

/** Makes a new secret; for `overlapHours` the earlier one signs, too, so that the receiver has time to change. */
export const rotateSecret = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { endpointId: string; input: unknown },
): Promise<EndpointOutcome> =>
  runIdempotent(ctx, tx, call, 'rotateWebhookSecret', [call.endpointId, call.input], async () => {
    const checked = checkInput(rotationInput, call.input);
    if ('reasons' in checked) return checked;
    const { overlapHours } = checked.value;
    const { endpointId: id } = call;
    const { rows } = await tx.client.query<{ secret: Buffer }>(
      '/* rotateSecret */ select secret from app.webhook_endpoints where id = $1 for update',
      [id],
    );
    const [row] = rows;
    if (row === undefined) return orderNotFound;
    const earlier = ctx.keys.seal(earlierSecretAad(id), ctx.keys.unseal(secretAad(id), row.secret));
    await tx.client.query(
      `/* rotateSecret */ update app.webhook_endpoints set secret = $2, earlier_secret = $3,
         earlier_until = app.now() + $4 * interval '1 hour' where id = $1`,
      [id, ctx.keys.seal(secretAad(id), newSecret()), earlier, overlapHours],
    );
    return id;
  });

/** Deletes the endpoint and its waiting deliveries. */
export const removeEndpoint = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { endpointId: string },
): Promise<EndpointOutcome> =>
  runIdempotent(ctx, tx, call, 'deleteWebhookEndpoint', [call.endpointId], async () => {
    const { rowCount } = await tx.client.query('/* removeEndpoint */ delete from app.webhook_endpoints where id = $1', [
      call.endpointId,
    ]);
    if (rowCount !== 1) return orderNotFound;
    noteWritten(tx, 'webhook_endpoints', call.endpointId);
    return call.endpointId;
  });

/** Sends a `webhook.test` to one endpoint, by the same path as a real event. */
export const testEndpoint = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { endpointId: string },
): Promise<EndpointOutcome> =>
  runIdempotent(ctx, tx, call, 'testWebhookEndpoint', [call.endpointId], async () => {
    const { rows } = await tx.client.query<{ state: EndpointState }>(
      '/* testEndpoint */ select state from app.webhook_endpoints where id = $1 for update',
      [call.endpointId],
    );
    if (rows[0] === undefined) return orderNotFound;
    if (rows[0].state === 'DISABLED') return switchedOff;
    await tx.client.query(
      `/* testEndpoint */ with event as (insert into app.partner_events (id, partner_id, kind, at)
         values ($1, $2, 'webhook.test', app.now()))
       insert into app.webhook_deliveries (id, endpoint_id, event_id, partner_id) values ($3, $4, $1, $2)`,
      [newId('event'), call.actor.id, newId('delivery'), call.endpointId],
    );
    return call.endpointId;
  });

/** Sends events of the log again, the oldest first: those after an event, or with `including` from it on. */
export const replayEvents = (
  ctx: AppContext,
  tx: Tx,
  call: EndpointCall & { endpointId: string; afterEventId: string; including?: boolean },
): Promise<EndpointOutcome> =>
  runIdempotent(
    ctx,
    tx,
    call,
    'replayPartnerEvents',
    [call.endpointId, call.afterEventId, call.including ?? false],
    async () => {
      const { rows } = await tx.client.query<{ state: EndpointState; partnerId: string; known: boolean }>(
        `/* replayEvents */ select e.state, e.partner_id as "partnerId", exists (select 1 from app.partner_events p where p.id = $2 and p.partner_id = e.partner_id) as known
       from app.webhook_endpoints e where id = $1 for update`,
        [call.endpointId, call.afterEventId],
      );
      if (rows[0] === undefined) return orderNotFound;
      if (rows[0].state === 'DISABLED') return switchedOff;
      if (!rows[0].known) return noSuchEvent;
      await tx.client.query(
        `/* replayEvents */ insert into app.webhook_deliveries (id, endpoint_id, event_id, partner_id, order_id)
       select app.new_id('delivery'), w.id, e.id, e.partner_id, e.order_id
       from (select p.* from app.partner_events p, app.partner_events since where since.id = $2 and p.partner_id = $3
           and ((p.tx, p.id) > (since.tx, since.id) or $5 and p.id = since.id) order by p.tx, p.id limit $4) e
         join app.webhook_endpoints w on w.id = $1 and ${isRequestedKindSql('e.kind', 'w.kinds')}
       order by e.tx, e.id`,
        [call.endpointId, call.afterEventId, rows[0].partnerId, MAX_REPLAYED_EVENTS, call.including ?? false],
      );
      return call.endpointId;
    },
  );

/** Switches the endpoint off and cancels waiting deliveries; their events stay in the log. */
export async function disableEndpoint(
  tx: Tx,
  endpointId: string,
  reason: DisabledReason,
): Promise<{ readonly wasEnabled: boolean; readonly cancelled: number }> {
  const switched = await tx.client.query(
    `/* disableEndpoint */ update app.webhook_endpoints set state = 'DISABLED', disabled_reason = $2, disabled_at = app.now()
     where id = $1 and state = 'ENABLED'`,
    [endpointId, reason],
  );
  const { rowCount } = await tx.client.query(
    `/* disableEndpoint */ update app.webhook_deliveries set state = 'CANCELLED', ended_at = app.now()
     where endpoint_id = $1 and state = 'WAITING'`,
    [endpointId],
  );
  return { wasEnabled: switched.rowCount === 1, cancelled: rowCount ?? 0 };
}

async function lockEndpoint(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    '/* holdEndpoint */ select 1 from app.webhook_endpoints where id = $1 for update',
    [id],
  );
  return rowCount === 1;
}

/**
 * What staff may do when a partner asks for help: switch an endpoint on again, and replay. Everything else is for the
 * partner only.
 */
const staffActions: readonly string[] = ['updateWebhookEndpoint', 'replayPartnerEvents'];
const onlyEnables = (change: unknown): boolean =>
  Object.keys(change as object).join() === 'enabled' && (change as { enabled?: boolean }).enabled === true;

/** One effect per idempotency key; audited without URL and secret. */
async function runIdempotent(
  ctx: AppContext,
  tx: Tx,
  { actor, key }: EndpointCall,
  action: AuditAction,
  asked: readonly unknown[],
  work: () => Promise<string | Refusal>,
): Promise<EndpointOutcome> {
  const body = bodyHash([action, ...asked]);
  const seen = await findAnswer<EndpointOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const may = actor.kind === 'partner' || (staffActions.includes(action) && hasRight(actor, 'managePartners'));
  const done = may ? await work() : notAPartner;
  const outcome: EndpointOutcome =
    typeof done === 'string' ? { ok: true, endpointId: done } : { ok: false, refusal: done };
  const details = outcome.ok
    ? {}
    : { code: outcome.refusal.code, codes: outcome.refusal.reasons.map(({ code }) => code) };
  await writeAudit(
    tx,
    actor,
    action,
    outcome.ok ? outcome.endpointId : undefined,
    outcome.ok ? 'done' : 'refused',
    details,
  );
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

const RULE = 'D-webhooks';
const notAPartner = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual(
    '推送地址由合作方自行管理；管理员只能重新启用和补推',
    'A partner keeps its endpoints itself; administrators switch one on again and send again',
  ),
  suggestion: bilingual('请用该合作方的密钥调用', 'Call with the key of that partner'),
  ruleId: RULE,
});
const tooMany = refusal('GUARD_FAILED', {
  code: 'TOO_MANY_ENDPOINTS',
  message: bilingual(`每个合作方最多 ${MAX_ENDPOINTS} 个推送地址`, `A partner has at most ${MAX_ENDPOINTS} endpoints`),
  suggestion: bilingual('请删除不再使用的地址', 'Delete one that is not used any more'),
  ruleId: RULE,
});
const switchedOff = refusal('GUARD_FAILED', {
  code: 'ENDPOINT_DISABLED',
  message: bilingual('该推送地址已停用', 'The endpoint is switched off'),
  suggestion: bilingual('请先启用', 'Switch it on first'),
  ruleId: RULE,
});
const noSuchEvent = refusal('INVALID_INPUT', {
  code: 'NO_SUCH_EVENT',
  field: 'afterEventId',
  message: bilingual(
    `事件日志中没有该事件，日志保留 ${EVENT_LOG_DAYS} 天`,
    `The event log, which goes back ${EVENT_LOG_DAYS} days, has no such event`,
  ),
  suggestion: bilingual('请从 events 中选择', 'Take one of `events`'),
  ruleId: RULE,
});
