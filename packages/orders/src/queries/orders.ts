import {
  type Actor,
  dutyRow,
  fieldRow,
  findProvince,
  type Language,
  orderKindLabels,
  rowMarks,
  spanOf,
  stateRow,
  type WorkingHours,
  workingBetween,
} from '@beian/domain';
import type { QueryResult } from 'pg';
import { calendarInForce } from '../calendar/in-force.ts';
import { orderEta, orderEtaSql } from '../eta/load.ts';
import { type House, type Tx, together } from '../house.ts';
import { type AskedOf, askOf } from '../sql/ask-of.ts';
import { isoSql } from '../sql/clock.ts';
import { type Keyed, type OrdersAsked, ordersPageSql } from './lists.ts';
import { flags } from './order-filter.ts';
import type { OrderRow, Reader } from './part.ts';
import { addParts, readingsSql, type Sheet, sheetFor } from './parts.ts';
import type { DueView, IdPage, OrderPart, OrderView } from './view.ts';

export interface OrderQuery {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly parts: readonly OrderPart[];
  readonly language: Language;
}

/** The marks of a row, by the same conditions that a list is cut by. */
const marksSql = `array_remove(array[${rowMarks.map((mark) => `case when ${flags[mark]} then '${mark}' end`).join(', ')}], null)`;

/** What rows are told by, the same for all of one statement. */
interface Ground {
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: { version: number; loadedUntil: string };
}

type Readings = Readonly<Record<string, unknown>>;
type Found = Ground & { readonly rows: readonly OrderRow[]; readonly common: Readings };

/** Of orders with the places that `want` gives them. */
const fromWanted = (want: string): string =>
  `from ${want} as want(id, place) join app.orders o on o.id = want.id join app.partners p on p.id = o.partner_id`;

/** SQL of an object `Found`: the database writes it as one text, which is read in one go. `want`: ids with their places. */
const foundSql = (
  want: string,
  { eta, more = '', own = '' }: { eta: boolean; more?: string; own?: string },
): string => `json_build_object(
    'now', ${isoSql('app.now()')},
    'hours', (select value from app.settings where name = 'workingHours'),
    'calendar', (select value from app.settings where name = 'calendar'),${more}
    'rows', coalesce((select json_agg(found) from (
      select o.id, o.number, o.test, o.kind, o.state, o.province, o.edition, o.version, o.round,
        o.subject_name as "subjectName", o.filing_number as "filingNumber", o.changed, o.partner_id as "partnerId",
        p.name as "partnerName", o.record_id as "recordId", ${isoSql('o.created_at')} as "createdAt",
        ${isoSql('o.updated_at')} as "updatedAt", ${isoSql('o.submitted_at')} as "submittedAt", ${isoSql('o.erased_at')} as "erasedAt", o.duty,
        ${isoSql('o.duty_since')} as "dutySince",
        case when o.duty <> 'applicantMove' or app.timer_rings('lapse') then ${isoSql('o.due_at')} end as "dueAt",
        o.due_provisional as "dueProvisional", o.due_level as "dueLevel",
        case when o.lease_holder is not null and o.lease_until > app.now() then json_build_object('holder', o.lease_holder,
          'holderName', o.lease_holder_name, 'until', ${isoSql('o.lease_until')}, 'token', o.lease_token::text) end as lease,
        case when o.assignee is not null then json_build_object('id', o.assignee, 'name', o.assignee_name) end as assignee,
        ${isoSql('o.call_again_at')} as "callAgainAt", ${marksSql} as marks${eta ? `, ${orderEtaSql} as eta` : ''}${own}
      ${fromWanted(want)} order by want.place) found), '[]'))`;

/** Orders that the actor may see, with the parts asked for, in the order of `ids`; others are left out. One statement. */
export async function loadOrders(house: House, tx: Tx, query: OrderQuery): Promise<OrderView[]> {
  const { actor, ids, parts } = query;
  if (ids.length === 0) return [];
  const sheet = sheetFor(actor, parts);
  const eta = parts.includes('eta');
  const name = `orders-${eta ? 'eta-' : ''}${sheet.name}`;
  const { rows } = await askParts<{ found: Found }>(tx, ids, sheet, {
    name,
    text: textOf(name, () => ordersText(eta, sheet)),
  });
  const [{ found }] = rows as [{ found: Found }];
  return viewsOf(house, tx, found, query, sheet, (row) => (row as OrderRow & { readings: Readings }).readings);
}

function ordersText(eta: boolean, { own, common }: Sheet): string {
  const more = common.length === 0 ? '' : `'common', ${readingsSql(common)},`;
  const readings = own.length === 0 ? '' : `, ${readingsSql(own)} as readings`;
  return `/* loadOrders */ select ${foundSql('unnest($1::text[]) with ordinality', { eta, more, own: readings })} as found`;
}

/** Made once: some are long. */
const texts = new Map<string, string>();
function textOf(name: string, make: () => string): string {
  const text = texts.get(name) ?? make();
  texts.set(name, text);
  return text;
}

/**
 * A page with every part takes 10 to 15 ms to plan, 40 on a new connection. PostgreSQL plans it for its ids five times before it keeps a plan,
 * and of fewer than ten at every call; what is known of an id changes nothing in it.
 */
async function askParts<R extends { found: unknown }>(
  tx: Tx,
  ids: readonly string[],
  { own }: Sheet,
  statement: AskedOf,
): Promise<Pick<QueryResult<R>, 'rows'>> {
  if (own.length === 0) return askOf<R>(tx, ids, statement);
  const plan = (mode: string) => tx.client.query(`set local plan_cache_mode = ${mode}`);
  // What comes after in the transaction, as the next page of a list, is planned as ever.
  const [, found] = await together([plan('force_generic_plan'), askOf<R>(tx, ids, statement), plan('default')]);
  return found;
}

/** The parts of a page of orders, whose rows are there. */
async function readParts(tx: Tx, ids: readonly string[], sheet: Sheet) {
  const { rows } = await askParts<{ found: { common: Readings; rows: { id: string; readings: Readings }[] } }>(
    tx,
    ids,
    sheet,
    {
      name: sheet.name,
      text: textOf(
        sheet.name,
        () => `/* loadParts */ select json_build_object('common', ${readingsSql(sheet.common)}, 'rows', coalesce((select json_agg(found) from (
        select o.id, ${readingsSql(sheet.own)} as readings ${fromWanted('unnest($1::text[]) with ordinality')}) found), '[]')) as found`,
      ),
    },
  );
  const [{ found }] = rows as [(typeof rows)[number]];
  return { common: found.common, readings: new Map(found.rows.map((row) => [row.id, row.readings])) };
}

/** Statements that a connection keeps prepared, by who reads; of more filters than these each is planned anew. */
const known: Readonly<Record<Actor['kind'], Map<string, string>>> = {
  staff: new Map(),
  partner: new Map(),
  system: new Map(),
};
const MOST_KNOWN = 100;

/** A page of orders and its rows, in one statement, and one per part asked for. Bad paging arguments throw RangeError that names the argument. */
export async function listOrders(
  house: House,
  tx: Tx,
  { page: asked, ...query }: Omit<OrderQuery, 'ids'> & { readonly page: Omit<OrdersAsked, 'actor'> },
): Promise<{ page: IdPage; orders: OrderView[] }> {
  const sql = ordersPageSql({ ...asked, actor: query.actor });
  const more = `
    'total', (${sql.count}),
    'page', coalesce((select json_agg(json_build_object('id', id, 'key', key) order by place) from page), '[]'),`;
  const text = `/* listOrders */ with page as materialized (${sql.page})
    select ${foundSql('(select id, place from page)', { eta: query.parts.includes('eta'), more })} as found`;
  const { kind } = query.actor;
  const names = known[kind];
  const name = names.get(text) ?? `list-orders-${kind}-${names.size}`;
  if (names.size < MOST_KNOWN) names.set(text, name);
  const { rows } = await tx.client.query<{ found: Found & { page: Keyed[]; total: number } }>({
    ...(names.has(text) ? { name } : {}),
    text,
    values: [...sql.values],
  });
  const { found } = (rows as [(typeof rows)[number]])[0];
  const page = sql.read(found.page, found.total);
  const sheet = sheetFor(query.actor, query.parts);
  if (sheet.parts.length === 0 || page.ids.length === 0)
    return { page, orders: await viewsOf(house, tx, found, query, sheet, () => ({})) };
  // Not the one beyond the page.
  const shown = found.rows.filter(({ id }) => page.ids.includes(id));
  const { common, readings } = await readParts(tx, page.ids, sheet);
  const ofPage = { ...found, rows: shown, common };
  return { page, orders: await viewsOf(house, tx, ofPage, query, sheet, ({ id }) => readings.get(id) ?? {}) };
}

/** Of rows that are there; the one beyond a page is no row of it, and whoever pages leaves it out. */
async function viewsOf(
  house: House,
  tx: Tx,
  { rows, common, ...ground }: Found,
  { actor, language }: Viewing,
  sheet: Sheet,
  readingsOf: (row: OrderRow) => Readings,
): Promise<OrderView[]> {
  const calendar = await calendarInForce(house, tx, ground.calendar);
  const reader: Reader = { house, tx, actor, language, now: ground.now, hours: ground.hours, calendar };
  const views: OrderView[] = [];
  for (const row of rows) {
    const one = view(row, reader);
    if (sheet.parts.length > 0) await addParts(one, sheet, { ...common, ...readingsOf(row) }, row, reader);
    views.push(one);
  }
  return views;
}

type Viewing = Pick<OrderQuery, 'actor' | 'language'>;

function view(row: OrderRow, reader: Reader): OrderView {
  const { actor, language } = reader;
  const state = stateRow(row.state);
  return {
    id: row.id,
    number: row.number,
    test: row.test,
    kind: row.kind,
    kindLabel: orderKindLabels[row.kind][language],
    state: row.state,
    stateLabel: state.label[language],
    move: state.move,
    province: row.province,
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    edition: row.edition,
    version: row.version,
    round: row.round,
    subjectName: row.subjectName,
    filingNumber: row.filingNumber,
    changed: row.changed,
    changedLabels: row.changed.map((id) => fieldRow(id).label[language]),
    partner: { id: row.partnerId, name: row.partnerName },
    recordId: row.recordId,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    erasedAt: row.erasedAt,
    assignee: row.assignee === null ? null : { ...row.assignee, mine: row.assignee.id === actor.id },
    callAgainAt: row.callAgainAt,
    marks: row.marks,
    due: dueOf(row, reader),
    ...(row.eta === undefined ? {} : { eta: row.eta && orderEta(row.eta, language) }),
    lease:
      row.lease === null
        ? null
        : {
            ...row.lease,
            mine: row.lease.holder === actor.id,
            token: row.lease.holder === actor.id ? row.lease.token : null,
          },
  };
}

function dueOf(row: OrderRow, { now: at, hours, calendar, language }: Reader): DueView | null {
  if (row.dueAt === null || row.duty === null || row.dutySince === null) return null;
  const [since, due, now] = [row.dutySince, row.dueAt, at].map((one) => Date.parse(one)) as [number, number, number];
  const elapsed = spanOf(row.duty, row.edition)?.kind !== 'workingTime';
  const between = (a: number, b: number) => (elapsed ? b - a : workingBetween(calendar, hours, a, b));
  const [spent, left] = [between(since, now), between(now, due)];
  const whole = spent + left;
  return {
    at: row.dueAt,
    provisional: row.dueProvisional,
    level: row.dueLevel,
    duty: row.duty,
    label: dutyRow(row.duty).label[language],
    since: row.dutySince,
    workingSecondsLeft: Math.round(left / 1000),
    share: whole <= 0 ? 1 : Math.max(0, spent / whole),
  };
}
