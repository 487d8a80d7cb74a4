import {
  type Actor,
  type CurtainState,
  type DeliveryState,
  EVENT_LOG_DAYS,
  type OrderSort,
  type QueueStage,
  sortOrderOf,
} from '@beian/domain';
import type { Tx } from '../context.ts';
import { settledTxSql } from '../webhooks/log.ts';
import { conditionsOf, type OrderFilter, stages, toStorableText } from './order-filter.ts';
import type { IdPage } from './view.ts';

export interface PageQuery {
  /** 1–100. */
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  /**
   * For downloads that read the whole list: larger pages, forward only, and all rows are counted, with the first page
   * only.
   */
  readonly readAll?: boolean;
}

export interface OrderPageQuery extends PageQuery {
  readonly filter?: OrderFilter;
  /** Without it the default of the stage: the most urgent first, finished orders the latest first. */
  readonly sort?: OrderSort;
  readonly descending?: boolean;
  readonly actor: Actor;
}

/**
 * A page of orders. In ascending order, rows without a time come last. @throws RangeError naming the bad paging
 * argument
 */
export function ordersPageSql(asked: OrderPageQuery): PageSql {
  const { filter = {}, actor } = asked;
  const values: unknown[] = [];
  const where = conditionsOf(filter, actor, (one) => `$${values.push(one)}`);
  const { sort, descending } = sortOrderOf(filter, asked.sort, asked.descending);
  return keysetSql(
    { ...orderKeysets[sort], descending, countsInSequence: filter.ended !== undefined },
    where,
    values,
    asked,
  );
}

/** What a list is ordered by, with the id as tie-break; an index has the same expression. */
export interface Keyset {
  readonly from: string;
  readonly key: string;
  readonly type: 'timestamptz' | 'text';
  readonly descending?: boolean;
  /** Count rows in key order: faster where the rows that match are adjacent in the index. */
  readonly countsInSequence?: boolean;
}

const orderKeyset = (key: string): Keyset => ({ from: 'app.orders o', key, type: 'timestamptz' });
/**
 * Same expression as the index (0029-list-keys.sql). Not coalesce: under row-level security the planner uses no index
 * for it.
 */
const nullsLastSql = (column: string): string =>
  `case when ${column} is null then 'infinity'::timestamptz else ${column} end`;
const orderKeysets: Readonly<Record<OrderSort, Keyset>> = {
  DUE: orderKeyset(nullsLastSql('o.due_at')),
  SUBMITTED: orderKeyset(nullsLastSql('o.submitted_at')),
  UPDATED: orderKeyset('o.updated_at'),
};
const byFilingNumber: Keyset = { from: 'app.records o', key: 'o.filing_number', type: 'text' };

const byArrival: Keyset = { from: 'app.answer_entries o', key: 'o.at', type: 'timestamptz' };

/** Unmatched entries of bureaus' answers, the oldest first. */
export const listUnmatchedIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, byArrival, [`o.status = 'unmatched'`], [], asked);

export const listSubmissionIds = (tx: Tx, asked: PageQuery & { bureauId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.submissions o', key: 'o.id', type: 'text', descending: true },
    ['o.bureau_id = $1'],
    [asked.bureauId],
    asked,
  );

/** Open escalations, by the due time of their orders. The caller must check the right to read them. */
export const listEscalationIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, orderKeyset(nullsLastSql('o.due_at')), ['o.escalation_id is not null'], [], asked);

/** Skips, the latest first. The caller must check the right to read them: supervisors and administrators. */
export const listSkipIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, { from: 'app.skips o', key: 'o.at', type: 'timestamptz', descending: true }, [], [], asked);

/** Open rectification notices, the oldest first. */
export const listRectificationIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.rectifications o', key: 'o.at', type: 'timestamptz' },
    ['o.handled_at is null'],
    [],
    asked,
  );

/** Incidents of a connection, the latest first. */
export const listIncidentIds = (tx: Tx, asked: PageQuery & { bureauId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.bureau_incidents o', key: 'o.last_at', type: 'timestamptz', descending: true },
    ['o.bureau_id = $1', 'o.times >= o.shown_from'],
    [asked.bureauId],
    asked,
  );

/** Requests of data subjects: the open ones by due time, or all, the latest first. */
export const listPersonRequestIds = (tx: Tx, asked: PageQuery & { open: boolean }): Promise<IdPage> =>
  keysetPage(
    tx,
    asked.open
      ? { from: 'app.person_requests o', key: 'o.due_at', type: 'timestamptz' }
      : { from: 'app.person_requests o', key: 'o.at', type: 'timestamptz', descending: true },
    asked.open ? [`o.state <> 'ANSWERED'`] : [],
    [],
    asked,
  );

/**
 * The event log of a partner, the oldest first. Rows are left out while an open transaction may still write before
 * them.
 */
export const listPartnerEventIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.partner_events o', key: 'o.tx', type: 'text' },
    ['o.partner_id = $1', settledTxSql, `o.at > app.now() - interval '${EVENT_LOG_DAYS} days'`],
    [asked.partnerId],
    asked,
  );

export const listEndpointIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.webhook_endpoints o', key: 'o.created_at', type: 'timestamptz' },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );

/** Partners by name. Staff see all, a partner sees itself. */
export const listPartnerIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, { from: 'app.partners o', key: 'o.name', type: 'text' }, [], [], asked);

/** Records that a partner may open orders on, the latest granted first. */
export const listPartnerRecordIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    {
      from: '(select record_id as id, partner_id, created_at from app.partner_records) o',
      key: 'o.created_at',
      type: 'timestamptz',
      descending: true,
    },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );

/** Staff accounts by name, closed ones included. */
export const listAccountIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(tx, { from: 'app.staff o', key: 'o.name', type: 'text' }, [], [], asked);

/** Keys of a partner, the newest first, ended ones included. */
export const listPartnerKeyIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.partner_keys o', key: 'o.id', type: 'text', descending: true },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );

/** Deliveries to an endpoint, the newest first. */
export const listDeliveryIds = (
  tx: Tx,
  {
    endpointId,
    partnerId,
    state,
    ...asked
  }: PageQuery & { endpointId: string; partnerId: string; state?: DeliveryState },
): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.webhook_deliveries o', key: 'o.created_at', type: 'timestamptz', descending: true },
    ['o.endpoint_id = $1', 'o.partner_id = $2', ...(state === undefined ? [] : ['o.state = $3'])],
    [endpointId, partnerId, ...(state === undefined ? [] : [state])],
    asked,
  );

const curtainLists: Readonly<Record<CurtainState, { readonly keyset: Keyset; readonly where: string }>> = {
  // An order in another state needs no curtain for now; when it returns to this state, the curtain is listed again.
  REQUESTED: {
    keyset: { from: 'app.curtains o', key: 'o.requested_at', type: 'timestamptz' },
    where: `o.state = 'REQUESTED' and exists (select 1 from app.orders w where w.id = o.order_id and w.state = 'VERIFICATION_PENDING')`,
  },
  SHIPPED: {
    keyset: { from: 'app.curtains o', key: 'o.shipped_at', type: 'timestamptz' },
    where: `o.state = 'SHIPPED'`,
  },
  DELIVERED: {
    keyset: { from: 'app.curtains o', key: 'o.delivered_at', type: 'timestamptz', descending: true },
    where: `o.state = 'DELIVERED'`,
  },
};

/** Curtains in a state: to be sent and in transit oldest first, delivered newest first. */
export const listCurtainIds = (tx: Tx, asked: PageQuery & { state: CurtainState }): Promise<IdPage> =>
  keysetPage(tx, curtainLists[asked.state].keyset, [curtainLists[asked.state].where], [], asked);

export interface RecordPageQuery extends PageQuery {
  /** Part of the filing number or name of the record or one of its websites, or of a domain. */
  readonly search?: string;
  /** GB/T 2260, six digits. */
  readonly province?: string;
  /** 单位性质, a code of the ministry's table. */
  readonly nature?: number;
}

/** Records by filing number. */
export async function listRecordIds(tx: Tx, asked: RecordPageQuery): Promise<IdPage> {
  const values: unknown[] = [];
  const where: string[] = [];
  const search = toStorableText(asked.search);
  if (search !== '') {
    values.push(`%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    where.push(`(o.filing_number ilike $1 or o.name ilike $1
      or exists (select 1 from app.websites w where w.record_id = o.id and (w.filing_number ilike $1 or w.name ilike $1
        or exists (select 1 from jsonb_array_elements(w.plain -> 'domains') d where d ->> 'name' ilike $1))))`);
  }
  if (asked.province !== undefined) where.push(`o.province = $${values.push(asked.province)}`);
  if (asked.nature !== undefined) where.push(`(o.plain ->> 'nature')::int = $${values.push(asked.nature)}`);
  return keysetPage(tx, byFilingNumber, where, values, asked);
}

const maxPageSize = 100;
/** Page size, and the limit of counted rows, for a list that is read to its end. */
const readAllPageSize = 500;
const maxCounted = 2_000_000;

/** A page as SQL: `page` selects id, key and place of its rows and one more; `count` counts up to 1,001. */
export interface PageSql {
  readonly page: string;
  readonly count: string;
  readonly values: readonly unknown[];
  /** Builds the page from the results of the two. */
  readonly read: (rows: readonly KeyedRow[], total: number) => IdPage;
}

export interface KeyedRow {
  readonly id: string;
  readonly key: string;
}

/** A page of ids of the rows `o` of a keyset. */
export const keysetPage = async (tx: Tx, ...page: Parameters<typeof keysetSql>): Promise<IdPage> =>
  queryPage(tx, keysetSql(...page));

/** A page of order ids, as `ordersPageSql`. */
export const listOrderIds = async (tx: Tx, asked: OrderPageQuery): Promise<IdPage> =>
  queryPage(tx, ordersPageSql(asked));

async function queryPage(tx: Tx, sql: PageSql): Promise<IdPage> {
  const { rows } = await tx.client.query<{ rows: KeyedRow[]; total: number }>(
    `/* keysetPage */ with page as materialized (${sql.page})
     select coalesce((select json_agg(json_build_object('id', id, 'key', key) order by place) from page), '[]') as rows,
       (${sql.count}) as total`,
    [...sql.values],
  );
  return sql.read(rows[0]?.rows ?? [], rows[0]?.total ?? 0);
}

function keysetSql(
  { from, key, type, descending = false, countsInSequence = false }: Keyset,
  where: readonly string[],
  values: readonly unknown[],
  asked: PageQuery,
): PageSql {
  const backward = asked.last !== undefined;
  const readAll = asked.readAll === true;
  const size = readAll ? readAllPageSize : ((backward ? asked.last : asked.first) ?? 50);
  if (!Number.isInteger(size) || size < 1 || size > (readAll ? readAllPageSize : maxPageSize)) {
    throw new RangeError(`${backward ? 'last' : 'first'}: a whole number from 1 to ${maxPageSize}`);
  }
  if (backward && asked.first !== undefined) throw new RangeError('first: give first or last, not both');
  if (backward ? asked.after !== undefined : asked.before !== undefined) {
    throw new RangeError(backward ? 'after: goes with first' : 'before: goes with last');
  }
  const cursor = backward ? asked.before : asked.after;
  const all = [...values];
  const bound = cursor === undefined ? [] : readCursor(cursor, backward ? 'before' : 'after', type);
  const up = backward === descending;
  const beyond =
    cursor === undefined
      ? []
      : [`(${key}, o.id) ${up ? '>' : '<'} ($${all.push(bound[0])}::${type}, $${all.push(bound[1])})`];
  const direction = up ? 'asc' : 'desc';
  // In microseconds, as in the column: a rounded cursor would point before its own row.
  const instant = `to_char(key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const keyText = type === 'text' ? 'key' : `case when isfinite(key) then ${instant} else 'infinity' end`;
  const conditions = (list: readonly string[]) => (list.length === 0 ? '' : `where ${list.join(' and ')}`);
  const counted = countsInSequence ? ` order by ${key} ${descending ? 'desc' : 'asc'}` : '';
  return {
    page: `select id, ${keyText} as key, row_number() over () as place from (
        select o.id, ${key} as key from ${from} ${conditions([...where, ...beyond])}
        order by ${key} ${direction}, o.id ${direction} limit ${size + 1}) p`,
    count:
      readAll && cursor !== undefined
        ? '0'
        : `select count(*)::int from (select 1 from ${from} ${conditions(where)}${counted} limit ${readAll ? maxCounted : 1001}) c`,
    values: all,
    read: (rows, total) => {
      const more = rows.length > size;
      const page = rows.slice(0, size);
      if (backward) page.reverse();
      return {
        ids: page.map((row) => row.id),
        cursorAt: (place) => {
          const row = page.at(place);
          return row && writeCursor(row.key, row.id);
        },
        hasNextPage: backward ? cursor !== undefined : more,
        hasPreviousPage: backward ? more : cursor !== undefined,
        totalCount: readAll ? total : Math.min(total, 1000),
        totalIsCapped: !readAll && total > 1000,
      };
    },
  };
}

export const writeCursor = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/**
 * Key and id from a cursor.
 * @throws RangeError naming the argument
 */
export function readCursor(cursor: string, name: string, type: Keyset['type']): [string, string] {
  try {
    if (cursor.length > 512) throw new RangeError(name);
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isPair =
      Array.isArray(parsed) &&
      parsed.length === 2 &&
      parsed.every((one) => typeof one === 'string' && !one.includes('\0'));
    if (isPair && (type === 'text' || isInstant(String(parsed[0])))) return parsed as [string, string];
  } catch {
    // Reported below: an unreadable cursor is not valid for this list.
  }
  throw new RangeError(`${name}: this is no cursor of this list`);
}

/** Number of orders in each stage; exact, except finished orders, which are counted up to 1,000. */
export async function queueCounts(tx: Tx): Promise<{ stage: QueueStage; count: number }[]> {
  const names = (Object.keys(stages) as QueueStage[]).filter((stage) => stage !== 'DONE');
  const { rows } = await tx.client.query<Record<QueueStage, number>>({
    name: 'queue-counts',
    text: `/* queueCounts */ select ${names.map((stage) => `count(*) filter (where ${stages[stage]})::int as "${stage}"`).join(', ')}
      from app.orders o where o.locked`,
  });
  const done = await tx.client.query<{ n: number }>({
    name: 'done-count',
    text: `/* queueCounts */ select count(*)::int as n from (select 1 from app.orders o where ${stages.DONE} limit 1000) d`,
  });
  return [
    ...names.map((stage) => ({ stage, count: rows[0]?.[stage] ?? 0 })),
    { stage: 'DONE', count: done.rows[0]?.n ?? 0 },
  ];
}

const isInstant = (text: string): boolean =>
  text === 'infinity' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/.test(text);
