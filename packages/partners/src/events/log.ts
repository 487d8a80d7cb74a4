import { type IdPage, keysetPage, type PageQuery, readCursor, settledTxSql, writeCursor } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  attemptFaults,
  deliveryStates,
  disabledReasons,
  EVENT_LOG_DAYS,
  formerKinds,
  MAX_REPLAYED_EVENTS,
  type PartnerEventBody,
  type PartnerEventKind,
  type PartnerEventView,
  partnerEventKinds,
  type WebhookAttemptView,
  type WebhookDeliveryView,
  type WebhookEndpointView,
} from '@beian/domain/partner';

import type { Actor } from '@beian/domain/staff';

import type { Language } from '@beian/domain/text';
import { reportedKindSql } from '@beian/orders/event';
import { secretAad } from './endpoints.ts';

/**
 * SQL of a `PartnerEventBody` for a row `e` of partner_events and its order `o`, if it has one; `kinds`: SQL of the requested kinds.
 */
export const eventBodySql = (kinds?: string): string => {
  const body = `'id', e.id, 'kind', ${kinds === undefined ? 'e.kind' : reportedKindSql('e.kind', kinds)}, 'at', app.iso(e.at), 'test', e.test,
    'order', case when e.order_id is not null then
      json_build_object('id', o.id, 'number', o.number, 'kind', o.kind, 'province', o.province, 'state', e.state, 'version', e.version, 'reference', o.reference) end`;
  return `case when e.rules is not null then json_build_object(${body}, 'rules', e.rules)
    when e.rectification_id is null then json_build_object(${body}) else json_build_object(${body}, 'rectification',
    (select json_build_object('id', n.id, 'kind', n.about, 'recordId', n.record_id, 'dueAt', app.iso(app.rectification_due(n.at, n.days, n.due_day)))
      from app.rectifications n where n.id = e.rectification_id)) end`;
};

export const eventView = (event: PartnerEventBody, language: Language): PartnerEventView => ({
  ...event,
  rectification: event.rectification ?? null,
  rules: event.rules ?? null,
  label: partnerEventKinds[event.kind].label[language],
});

/** Events of the log in the order of `ids`; those of other partners are left out. `kinds`: those asked for, whose names are used. */
export async function loadPartnerEvents(
  tx: Tx,
  ids: readonly string[],
  language: Language,
  kinds?: readonly PartnerEventKind[],
): Promise<PartnerEventView[]> {
  const { rows } = await tx.client.query<{ event: PartnerEventBody }>({
    name: 'partner-events',
    text: `/* loadPartnerEvents */ select ${eventBodySql('$2::text[]')} as event from unnest($1::text[]) with ordinality as want(id, place)
      join app.partner_events e on e.id = want.id left join app.orders o on o.id = e.order_id order by want.place`,
    values: [ids, kinds ?? null],
  });
  return rows.map(({ event }) => eventView(event, language));
}

/** Endpoints that the actor may see, in the order of `ids`. */
export async function loadEndpoints(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<WebhookEndpointView[]> {
  const { rows } = await tx.client.query<Omit<WebhookEndpointView, 'disabledText'>>({
    name: 'endpoints',
    text: `/* loadEndpoints */ select w.id, w.partner_id as "partnerId", w.url, w.description, w.kinds, w.state, w.disabled_reason as "disabledReason",
        app.iso(w.disabled_at) as "disabledAt", case when w.earlier_until > app.now() then app.iso(w.earlier_until) end as "earlierSecretUntil",
        app.iso(w.failing_since) as "failingSince", app.iso(w.last_delivered_at) as "lastDeliveredAt", app.iso(w.created_at) as "createdAt",
        (select count(*)::int from (select 1 from app.webhook_deliveries d where d.endpoint_id = w.id and d.state = 'WAITING' limit ${MAX_REPLAYED_EVENTS}) c) as waiting
      from unnest($1::text[]) with ordinality as want(id, place) join app.webhook_endpoints w on w.id = want.id order by want.place`,
    values: [ids],
  });
  return rows.map((row) => ({
    ...row,
    disabledText: row.disabledReason && disabledReasons[row.disabledReason][language],
  }));
}

/** The current secret: only for the partner, in the answer of the call that created it. */
export async function readEndpointSecret(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  endpointId: string,
): Promise<string | null> {
  if (actor.kind !== 'partner') return null;
  const { rows } = await tx.client.query<{ secret: Buffer }>(
    '/* readSecret */ select secret from app.webhook_endpoints where id = $1 and partner_id = $2',
    [endpointId, actor.id],
  );
  return rows[0] === undefined ? null : ctx.keys.unseal(secretAad(endpointId), rows[0].secret).toString();
}

/** Deliveries that the actor may see, in the order of `ids`, with all their attempts. */
export async function loadDeliveries(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<(WebhookDeliveryView & { readonly endpointId: string })[]> {
  const { rows } = await tx.client.query<
    Omit<WebhookDeliveryView, 'stateLabel' | 'event' | 'attempts'> & {
      endpointId: string;
      event: PartnerEventBody;
      attempts: Omit<WebhookAttemptView, 'faultText'>[] | null;
    }
  >({
    name: 'deliveries',
    text: `/* loadDeliveries */ select d.id, d.endpoint_id as "endpointId", d.state, case when d.state = 'WAITING' then app.iso(d.next_at) end as "nextAt",
        app.iso(d.created_at) as "createdAt", app.iso(d.ended_at) as "endedAt", ${eventBodySql('w.kinds')} as event,
        (select json_agg(json_build_object('id', a.id, 'try', a.try, 'startedAt', app.iso(a.started_at), 'tookMs', a.took_ms, 'status', a.status,
          'fault', case when a.ended_at is not null then a.fault when a.try < d.tries or d.taken_until <= app.now() then 'LOST' end) order by a.try)
          from app.webhook_attempts a where a.delivery_id = d.id) as attempts
      from unnest($1::text[]) with ordinality as want(id, place) join app.webhook_deliveries d on d.id = want.id
        join app.partner_events e on e.id = d.event_id join app.webhook_endpoints w on w.id = d.endpoint_id
        left join app.orders o on o.id = e.order_id order by want.place`,
    values: [ids],
  });
  return rows.map(({ attempts, event, ...row }) => ({
    ...row,
    stateLabel: deliveryStates[row.state][language],
    event: eventView(event, language),
    attempts: (attempts ?? []).map((one) => ({ ...one, faultText: one.fault && attemptFaults[one.fault][language] })),
  }));
}

export interface EventLogQuery extends PageQuery {
  readonly partnerId: string;
  /** Kinds by their current or former name; left out: all. */
  readonly kinds?: readonly PartnerEventKind[];
  readonly orderId?: string;
}

/** Rows hold current names, so a former name stands for the kind that replaced it. Plain values, for the index. */
const storedKinds = (kinds: readonly PartnerEventKind[]): string[] => [
  ...kinds,
  ...Object.entries(formerKinds).flatMap(([kind, { formerName }]) => (kinds.includes(formerName) ? [kind] : [])),
];

/**
 * The event log of a partner, the oldest first. Rows are left out while an open transaction may still write before
 * them. The last page of a filtered log ends at the end of the log, so that a reader who goes on from there does not
 * scan again what the filter left out.
 */
export async function listPartnerEventIds(tx: Tx, asked: EventLogQuery): Promise<IdPage> {
  const { partnerId, kinds, orderId } = asked;
  const isFiltered = kinds !== undefined || orderId !== undefined;
  const end = isFiltered && asked.last === undefined ? await endOfLog(tx, asked.after) : undefined;
  const values: unknown[] = [partnerId];
  const page = await keysetPage(
    tx,
    { from: 'app.partner_events o', key: 'o.tx', type: 'text' },
    [
      'o.partner_id = $1',
      settledTxSql,
      `o.at > app.now() - interval '${EVENT_LOG_DAYS} days'`,
      ...(kinds === undefined ? [] : [`o.kind = any($${values.push(storedKinds(kinds))})`]),
      ...(orderId === undefined ? [] : [`o.order_id = $${values.push(orderId)}`]),
    ],
    values,
    asked,
  );
  if (end === undefined || page.hasNextPage) return page;
  return { ...page, cursorAt: (place) => (place === -1 ? end : page.cursorAt(place)) };
}

/** Cursor before which nothing is written any more; never before `after`. Read before the page, which then holds all up to it. */
async function endOfLog(tx: Tx, after: string | undefined): Promise<string> {
  const { rows } = await tx.client.query<{ end: string }>({
    name: 'end-of-log',
    text: `/* endOfLog */ select lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0') as end`,
  });
  const end = rows[0]?.end ?? '';
  return after !== undefined && readCursor(after, 'after', 'text')[0] >= end ? after : writeCursor(end, '');
}
