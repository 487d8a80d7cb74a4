import { keyIsOpenSql } from '@beian/accounts/partners';
import { readCursor, settledTxSql, writeCursor } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import {
  EVENT_LOG_DAYS,
  type PartnerEventBody,
  type PartnerEventKind,
  type PartnerEventView,
} from '@beian/domain/partner';
import type { Language } from '@beian/domain/text';
import { isRequestedKindSql } from '@beian/orders/event';
import { eventBodySql, eventView } from './log.ts';

/** Events read at a time; the next page is read after these were consumed, which limits memory. */
const PAGE_SIZE = 20;
/** Rows scanned per page, so that a filter on rare kinds does not take longer. */
const SCAN_LIMIT = 500;

/**
 * A position in the log before which nothing is written any more. `id` may be empty: before all events of that
 * transaction.
 */
type LogPosition = readonly [tx: string, id: string];

export interface FollowQuery {
  readonly partnerId: string;
  /** Reading ends when this key is no longer valid. */
  readonly keyId: string;
  readonly orderId?: string;
  readonly kinds?: readonly PartnerEventKind[];
}

export interface FollowedPage {
  readonly events: readonly { readonly cursor: string; readonly event: PartnerEventView }[];
  /** Where to read on: after the events, or after all that can be read yet. */
  readonly cursor: string;
  /** More events can be read at once. */
  readonly more: boolean;
  /** There are events that are not shown yet, because an earlier transaction has not ended. */
  readonly pending: boolean;
  /** The key was valid when this was read. */
  readonly isKeyValid: boolean;
}

/**
 * Events of orders, rectification notices and rules in a partner's log after `cursor`, the oldest first; as the partner. Without a cursor the page is
 * empty, and its cursor is the present end of the log.
 * @throws RangeError on an invalid cursor (`FollowedPage.cursor` is always valid)
 */
export async function readFollowedEvents(
  tx: Tx,
  { partnerId, keyId, orderId, kinds }: FollowQuery,
  cursor: string | null,
  language: Language,
): Promise<FollowedPage> {
  const from: LogPosition = cursor === null ? [LOG_END, ''] : positionOf(cursor);
  const { rows } = await tx.client.query<{
    now: string;
    last: [tx: string, id: string] | null;
    pending: boolean;
    holds: boolean;
    events: { tx: string; body: PartnerEventBody }[] | null;
  }>({
    name: 'read-followed',
    text: `/* readFollowed */ with near as materialized (
        select o.id, o.tx, o.order_id, o.rectification_id, o.kind, o.at from app.partner_events o
        where o.partner_id = $1 and (o.tx, o.id) > ($3, $4) and ${settledTxSql} order by o.tx, o.id limit ${SCAN_LIMIT}),
      page as materialized (
        select n.id, n.tx from near n where (coalesce(n.order_id, n.rectification_id) is not null or n.kind = 'rules.changed') and ($5::text is null or n.order_id = $5)
          and ${isRequestedKindSql('n.kind', '$6::text[]')} and n.at > app.now() - interval '${EVENT_LOG_DAYS} days'
        order by n.tx, n.id limit ${PAGE_SIZE})
      select lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0') as now,
        (select json_build_array(n.tx, n.id) from near n order by n.tx, n.id offset ${SCAN_LIMIT - 1}) as last,
        exists (select 1 from app.partner_events o where o.partner_id = $1 and not ${settledTxSql}) as pending,
        exists (select 1 from app.partner_keys k where k.id = $2 and ${keyIsOpenSql}) as holds,
        (select json_agg(json_build_object('tx', page.tx, 'body', ${eventBodySql('$6::text[]')}) order by page.tx, page.id) from page
          join app.partner_events e on e.id = page.id left join app.orders o on o.id = e.order_id) as events`,
    values: [partnerId, keyId, from[0], from[1], orderId ?? null, kinds ?? null],
  });
  const [read] = rows as [(typeof rows)[number]];
  const events = (read.events ?? []).map(({ tx: at, body }) => ({
    cursor: writeCursor(at, body.id),
    event: eventView(body, language),
  }));
  const isFull = events.length === PAGE_SIZE;
  return {
    events,
    cursor: (isFull ? events.at(-1)?.cursor : undefined) ?? writeCursor(...(read.last ?? ([read.now, ''] as const))),
    more: isFull || read.last !== null,
    pending: read.pending,
    isKeyValid: read.holds,
  };
}

/** Higher than any transaction id. */
const LOG_END = '9'.repeat(20);

/** `good`: reading can continue; `lost`: events after it were deleted; `unknown`: no cursor of this log. */
export type CursorStatus = 'good' | 'lost' | 'unknown';

/**
 * Whether a reader that continues from a cursor of a partner's log misses nothing; `unknown` for a partner that the
 * actor does not see.
 */
export async function checkCursor(tx: Tx, partnerId: string, cursor: string): Promise<CursorStatus> {
  let place: LogPosition;
  try {
    place = positionOf(cursor);
  } catch {
    return 'unknown';
  }
  const { rows } = await tx.client.query<{ ahead: boolean; lost: boolean }>({
    name: 'judge-cursor',
    text: `/* judgeCursor */ select $2 > lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0') as ahead,
        coalesce(p.events_gone_to > $2 || ' ' || $3, false) or coalesce((select e.at <= app.now() - interval '${EVENT_LOG_DAYS} days'
          from app.partner_events e where e.partner_id = $1 and (e.tx, e.id) > ($2, $3) order by e.tx, e.id limit 1), false) as lost
      from app.partners p where p.id = $1`,
    values: [partnerId, ...place],
  });
  const [found] = rows;
  return found === undefined || found.ahead ? 'unknown' : found.lost ? 'lost' : 'good';
}

function positionOf(cursor: string): LogPosition {
  const [tx, id] = readCursor(cursor, 'after', 'text');
  if (!/^\d{20}$/.test(tx)) throw new RangeError('after: this is no cursor of this list');
  return [tx, id];
}
