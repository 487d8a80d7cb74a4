import { calendarInForce } from '@beian/database/calendar';
import { type IdPage, type IdsQuery, queryByIds } from '@beian/database/sql';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import { workingBetween } from '@beian/domain/calendar';
import { dutyRow, spanOf, spelledDeadline, timeLeft } from '@beian/domain/clock';
import { fieldLabel } from '@beian/domain/filing';
import type { RowFlag } from '@beian/domain/order';
import type { DueView } from '@beian/domain/order-fields';
import { orderKindLabels, stateRow } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import type { QueryResult } from 'pg';
import { orderEta } from '../eta/load.ts';
import { type OptionalRows, optionalRows } from '../facts/optional-rows.ts';
import type { OrderRow, PartContext } from '../part/part.ts';
import type { OrderPart, OrderView } from '../views/order-view.ts';
import { type OrderPageQuery, ordersPageSql } from './order-pages.ts';
import { asOfNow, type FoundOrders, type FoundRow, foundSql, fromIdsSql, type ProjectionValues } from './order-rows.ts';

import { addParts, projectionsSql, type ReadPlan, readPlanFor } from './parts.ts';
import { type RowVersion, rowsOf } from './row-cache.ts';

export interface OrderQuery {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly parts: readonly OrderPart[];
  readonly language: Language;
}

/**
 * Orders that the actor may see, with the requested parts, in the order of `ids`; others are left out. One statement.
 */
export async function loadOrders(ctx: AppContext, tx: Tx, query: OrderQuery): Promise<OrderView[]> {
  const { actor, ids, parts } = query;
  if (ids.length === 0) return [];
  const readPlan = readPlanFor(actor, parts);
  const eta = parts.includes('eta');
  const name = `orders-${eta ? 'eta-' : ''}${readPlan.name}`;
  const { rows } = await queryParts<{ found: FoundOrders }>(tx, ids, readPlan, {
    name,
    text: cachedSql(name, () => ordersText(eta, readPlan)),
  });
  const [{ found }] = rows as [{ found: FoundOrders }];
  await addOptional(
    tx,
    readPlan,
    found.rows.map((one) => ({ ...one, id: one.row.id })),
  );
  return viewsOf(ctx, tx, found, query, readPlan);
}

function ordersText(eta: boolean, readPlan: ReadPlan): string {
  const { common } = readPlan;
  const more = common.length === 0 ? '' : `'common', ${projectionsSql(common)},`;
  const readings = readPlan.parts.length === 0 ? '' : `, ${readingsSql(readPlan)}`;
  return `/* loadOrders */ select ${foundSql(fromIdsSql, { eta, commonSql: more, perOrderSql: readings })} as found`;
}

/** Cached because some texts are long. */
const sqlCache = new Map<string, string>();
function cachedSql(name: string, make: () => string): string {
  const text = sqlCache.get(name) ?? make();
  sqlCache.set(name, text);
  return text;
}

/** SQL over `o`: its projections, and which of its optional rows it has. */
const readingsSql = ({ own, optional }: ReadPlan): string =>
  `'has', array_remove(array[${[...optional.keys()].map((rows) => `case when ${optionalRows[rows]} then '${rows}' end`).join(', ')}]::text[], null),
    'readings', ${projectionsSql(own)}`;

interface Readings {
  readonly id: string;
  readonly has?: readonly OptionalRows[] | undefined;
  readonly readings?: Record<string, unknown> | undefined;
}

/** Adds the projections of optional rows to orders that are read already: a statement for each group that any of them has. */
async function addOptional(tx: Tx, { name, optional }: ReadPlan, orders: readonly Readings[]): Promise<void> {
  const read = await settleAll(
    [...optional].map(async ([rows, projections]) => {
      const having = orders.filter(({ has }) => has?.includes(rows)).map(({ id }) => id);
      const key = `${name}-${rows}`;
      const { rows: found } = await queryByIds<{ id: string; found: Record<string, unknown> }>(tx, having, {
        name: key,
        text: cachedSql(
          key,
          () => `/* addOptional */ select o.id, ${projectionsSql(projections)} as found ${fromIdsSql}`,
        ),
      });
      return { projections, found: new Map(found.map((row) => [row.id, row.found])) };
    }),
  );
  for (const { projections, found } of read)
    for (const { id, readings = {} } of orders)
      for (const { name: projection, optional } of projections) {
        const value = found.get(id)?.[projection] ?? optional?.none;
        if (optional?.into === undefined) readings[projection] = value;
        else if (readings[optional.into] !== null) Object.assign(readings[optional.into] as object, value);
      }
}

/**
 * Forces a generic plan, for the rest of the transaction. Planning a page with every part takes 10 to 15 ms, 40 ms on a new
 * connection. By default PostgreSQL plans it with the ids five times before it keeps a plan, and at every call for fewer than ten ids,
 * although the ids do not change the plan.
 */
async function queryParts<R extends { found: unknown }>(
  tx: Tx,
  ids: readonly string[],
  { parts }: ReadPlan,
  statement: IdsQuery,
): Promise<Pick<QueryResult<R>, 'rows'>> {
  if (parts.length === 0) return queryByIds<R>(tx, ids, statement);
  const planned = tx.client.query('set local plan_cache_mode = force_generic_plan');
  const [, found] = await settleAll([planned, queryByIds<R>(tx, ids, statement)]);
  return found;
}

/** The parts of a page of orders whose rows are already read. */
async function readParts(tx: Tx, ids: readonly string[], readPlan: ReadPlan) {
  const { rows } = await queryParts<{
    found: { common: ProjectionValues; rows: (Readings & { readings: ProjectionValues })[] };
  }>(tx, ids, readPlan, {
    name: readPlan.name,
    text: cachedSql(
      readPlan.name,
      () => `/* loadParts */ select json_build_object('common', ${projectionsSql(readPlan.common)}, 'rows', coalesce((select json_agg(x.found) from (
        select json_build_object('id', o.id, ${readingsSql(readPlan)}) as found ${fromIdsSql}) x), '[]')) as found`,
    ),
  });
  const [{ found }] = rows as [(typeof rows)[number]];
  await addOptional(tx, readPlan, found.rows);
  // The next page of the list is planned with its filter's values again.
  await tx.client.query('set local plan_cache_mode = default');
  return { common: found.common, readings: new Map(found.rows.map((row) => [row.id, row.readings])) };
}

/**
 * Statements that a connection keeps prepared, by kind of actor; filters beyond `MAX_STATEMENTS` are planned at each
 * call.
 */
const statements: Readonly<Record<Actor['kind'], Map<string, { readonly name: string; readonly text: string }>>> = {
  staff: new Map(),
  partner: new Map(),
  system: new Map(),
};
const MAX_STATEMENTS = 100;

type ListedRow = Omit<FoundRow, 'row'> & RowVersion & { readonly key: string };
type FoundPage = Omit<FoundOrders, 'rows'> & { readonly rows: readonly ListedRow[]; readonly total: number };

/**
 * A page of orders in one statement; rows that this process has not read in their version, and each requested part, in one more.
 * @throws RangeError naming the bad paging argument
 */
export async function listOrders(
  ctx: AppContext,
  tx: Tx,
  { page: asked, ...query }: Omit<OrderQuery, 'ids'> & { readonly page: Omit<OrderPageQuery, 'actor'> },
): Promise<{ page: IdPage; orders: OrderView[] }> {
  const { actor, parts } = query;
  const { read, ...sql } = ordersPageSql({ ...asked, actor });
  const eta = parts.includes('eta');
  const readPlan = readPlanFor(actor, parts);
  const found = await queryList(tx, actor, sql, eta);
  const page = read(found.rows, found.total);
  const stored = await rowsOf(ctx, tx, found.rows);
  const hasParts = readPlan.parts.length > 0 && page.ids.length > 0;
  const parted = hasParts ? await readParts(tx, page.ids, readPlan) : undefined;
  const onPage = new Set(page.ids);
  const rows: FoundRow[] = [];
  for (const { id, marks, partner, eta } of found.rows) {
    const row = stored.get(id);
    // The extra row after the page has no place on it.
    if (row === undefined || !onPage.has(id)) continue;
    rows.push({ marks, partner, row, eta, readings: parted?.readings.get(id) });
  }
  const { now, lapses, hours, calendar } = found;
  const whole = { now, lapses, hours, calendar, rows, common: parted?.common ?? {} };
  return { page, orders: await viewsOf(ctx, tx, whole, query, readPlan) };
}

type PageSql = Pick<ReturnType<typeof ordersPageSql>, 'pageRows' | 'count' | 'values'>;

function listText({ pageRows, count }: PageSql, eta: boolean): string {
  const from = `from (${pageRows}) o join app.partners p on p.id = o.partner_id`;
  const commonSql = `
    'total', (${count}),`;
  const row = `'id', o.id, 'version', o.row_version, 'key', o.page_key`;
  return `/* listOrders */ select ${foundSql(from, { eta, commonSql, row, place: 'o.page_place' })} as found`;
}

async function queryList(tx: Tx, { kind }: Actor, sql: PageSql, eta: boolean): Promise<FoundPage> {
  const key = `${eta} ${sql.pageRows} ${sql.count}`;
  const known = statements[kind];
  const one = known.get(key) ?? { name: `list-orders-${kind}-${known.size}`, text: listText(sql, eta) };
  if (known.size < MAX_STATEMENTS) known.set(key, one);
  const { rows } = await tx.client.query<{ found: FoundPage }>({
    ...(known.has(key) ? one : { text: one.text }),
    values: [...sql.values],
  });
  return (rows as [{ found: FoundPage }])[0].found;
}

/** Views of rows that are already read; the caller leaves out the extra row after a page. */
async function viewsOf(
  ctx: AppContext,
  tx: Tx,
  { rows, common, ...readContext }: FoundOrders,
  { actor, language }: ViewOptions,
  readPlan: ReadPlan,
): Promise<OrderView[]> {
  const calendar = await calendarInForce(ctx, tx, readContext.calendar);
  const rulesOf = await tx.ruleBook.for(
    tx.client,
    ...rows.flatMap(({ row: { edition, handOverEdition } }) => [edition, handOverEdition ?? edition]),
  );
  const { hours } = readContext;
  const reader: PartContext = { ctx, tx, actor, language, now: readContext.now, hours, calendar, rulesOf };
  const now = Date.parse(reader.now);
  const views: OrderView[] = [];
  for (const found of rows) {
    const row = asOfNow(found.row, readContext);
    const one = viewOf(row, found, reader, now);
    if (readPlan.parts.length > 0)
      await addParts(one, readPlan, Object.assign({}, common, found.readings), row, reader);
    views.push(one);
  }
  return views;
}

type ViewOptions = Pick<OrderQuery, 'actor' | 'language'>;

/** Extends the row. `now` is that of the reader, in milliseconds. */
function viewOf(
  row: OrderRow,
  { marks, partner, eta }: Omit<FoundRow, 'row'>,
  reader: PartContext,
  now: number,
): OrderView {
  const { actor, language } = reader;
  const state = stateRow(row.state);
  const view = Object.assign(row, {
    kindLabel: orderKindLabels[row.kind][language],
    stateLabel: state.label[language],
    move: state.nextActor,
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    changedLabels: row.changed.map((id) => fieldLabel(id, row)[language]),
    partner: { id: row.partnerId, name: partner },
    assignee: row.assignee === null ? null : { ...row.assignee, mine: row.assignee.id === actor.id },
    marks: marks === '' ? [] : (marks.split(' ') as RowFlag[]),
    due: dueOf(row, reader, now),
    lease:
      row.lease === null
        ? null
        : {
            ...row.lease,
            mine: row.lease.holder === actor.id,
            token: row.lease.holder === actor.id ? row.lease.token : null,
          },
  });
  // Not spread into the literal: what follows a spread is defined slowly, in each row.
  return eta === undefined ? view : Object.assign(view, { eta: eta && orderEta(eta, language) });
}

function dueOf(row: OrderRow, { hours, calendar, language, rulesOf }: PartContext, now: number): DueView | null {
  if (row.dueAt === null || row.duty === null || row.dutySince === null) return null;
  const [since, due] = [Date.parse(row.dutySince), Date.parse(row.dueAt)];
  const edition = rulesOf(row.handOverEdition ?? row.edition);
  const elapsed = spanOf(row.duty, edition)?.kind !== 'workingTime';
  const between = (a: number, b: number) => (elapsed ? b - a : workingBetween(calendar, hours, a, b));
  const [spent, left] = [between(since, now), between(now, due)];
  const whole = spent + left;
  const said = timeLeft({ calendar, hours }, { duty: row.duty, edition }, due, now);
  if (said === null) return null;
  return {
    at: row.dueAt,
    provisional: row.dueProvisional,
    level: row.dueLevel,
    duty: row.duty,
    label: dutyRow(row.duty).label[language],
    since: row.dutySince,
    left: said,
    deadline: spelledDeadline(due, now, language),
    missed: dutyRow(row.duty).missed?.text[language] ?? null,
    workingSecondsLeft: Math.round(left / 1000),
    share: whole <= 0 ? 1 : Math.max(0, spent / whole),
    pausedSecondsLeft: row.pausedClock === null ? null : Math.round(row.pausedClock.leftMs / 1000),
  };
}
