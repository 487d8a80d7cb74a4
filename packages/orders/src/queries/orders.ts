import {
  type Actor,
  type Calendar,
  type Duty,
  dutyRow,
  type EditionId,
  type FieldId,
  fieldRow,
  findProvince,
  type Language,
  type OrderKind,
  type OrderState,
  orderKindLabels,
  type PublishedCodes,
  type RowMark,
  rowMarks,
  spanOf,
  stateRow,
  type WorkingHours,
  workingBetween,
} from '@beian/domain';
import { loadPublishedCodes } from '../bureau/published.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { type OrderEtaRow, orderEta, orderEtaSql } from '../eta/load.ts';
import { type House, type Tx, together } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import { findFacts } from '../sql/facts.ts';
import { loadActions } from './actions.ts';
import { loadAdvice } from './advice.ts';
import { loadAnswers } from './answers.ts';
import { loadCurtainParts } from './curtains.ts';
import { loadDomainChecks } from './domain-checks.ts';
import { loadDueWhys } from './due-why.ts';
import { loadEscalations } from './escalations.ts';
import { loadAttempts, loadCalls, loadNotes, loadNotices, loadTimeline } from './history.ts';
import { loadItemVerdicts } from './item-verdicts.ts';
import { loadItems } from './items.ts';
import { type Keyed, type OrdersAsked, ordersPageSql } from './lists.ts';
import { flags } from './order-filter.ts';
import { loadParties } from './parties.ts';
import { loadAppPhotos, loadPhotoGuides } from './photo.ts';
import { loadRecords } from './records.ts';
import { loadReports } from './report.ts';
import { loadReveals } from './reveals.ts';
import { loadSmsChecks } from './sms-checks.ts';
import { loadVerificationForms } from './verification-form.ts';
import type { DueView, IdPage, OrderPart, OrderView } from './view.ts';

export interface OrderQuery {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly parts: readonly OrderPart[];
  readonly language: Language;
}

interface Row {
  id: string;
  number: string;
  test: boolean;
  kind: OrderKind;
  state: OrderState;
  province: string;
  edition: EditionId;
  version: number;
  round: number;
  subjectName: string;
  filingNumber: string;
  changed: FieldId[];
  partnerId: string;
  partnerName: string;
  recordId: string;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  erasedAt: string | null;
  duty: Duty | null;
  dutySince: string | null;
  dueAt: string | null;
  dueProvisional: boolean;
  dueLevel: number;
  lease: { holder: string; holderName: string; until: string; token: string } | null;
  assignee: { id: string; name: string } | null;
  callAgainAt: string | null;
  marks: RowMark[];
  /** Where it is asked for. */
  eta?: OrderEtaRow | null;
}

/** The marks of a row, by the same conditions that a list is cut by. */
const marksSql = `array_remove(array[${rowMarks.map((mark) => `case when ${flags[mark]} then '${mark}' end`).join(', ')}], null)`;

/** What rows are told by, the same for all of one statement. */
interface Ground {
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: { version: number; loadedUntil: string };
}

type Found = Ground & { readonly rows: readonly Row[] };

/** SQL of an object `Found`: the database writes it as one text, which is read in one go. `want`: ids with their places. */
const foundSql = (want: string, { eta, more = '' }: { eta: boolean; more?: string }): string => `json_build_object(
    'now', app.iso(app.now()),
    'hours', (select value from app.settings where name = 'workingHours'),
    'calendar', (select value from app.settings where name = 'calendar'),${more}
    'rows', coalesce((select json_agg(found) from (
      select o.id, o.number, o.test, o.kind, o.state, o.province, o.edition, o.version, o.round,
        o.subject_name as "subjectName", o.filing_number as "filingNumber", o.changed, o.partner_id as "partnerId",
        p.name as "partnerName", o.record_id as "recordId", app.iso(o.created_at) as "createdAt",
        app.iso(o.updated_at) as "updatedAt", app.iso(o.submitted_at) as "submittedAt", app.iso(o.erased_at) as "erasedAt", o.duty,
        app.iso(o.duty_since) as "dutySince",
        case when o.duty <> 'applicantMove' or app.timer_rings('lapse') then app.iso(o.due_at) end as "dueAt",
        o.due_provisional as "dueProvisional", o.due_level as "dueLevel",
        case when o.lease_holder is not null and o.lease_until > app.now() then json_build_object('holder', o.lease_holder,
          'holderName', o.lease_holder_name, 'until', app.iso(o.lease_until), 'token', o.lease_token::text) end as lease,
        case when o.assignee is not null then json_build_object('id', o.assignee, 'name', o.assignee_name) end as assignee,
        app.iso(o.call_again_at) as "callAgainAt", ${marksSql} as marks${eta ? `, ${orderEtaSql} as eta` : ''}
      from ${want} as want(id, place)
      join app.orders o on o.id = want.id join app.partners p on p.id = o.partner_id order by want.place) found), '[]'))`;

/** Orders that the actor may see, in the order of `ids`; others are left out. One statement, and one per part asked for. */
export const loadOrders = async (house: House, tx: Tx, query: OrderQuery): Promise<OrderView[]> =>
  query.ids.length === 0 ? [] : withParts(house, tx, query, findRows(tx, query));

/** The rows and their parts. Parts of orders that the actor does not see find no rows of their own, and are left out. */
async function withParts(house: House, tx: Tx, query: OrderQuery, rows: Promise<Found>): Promise<OrderView[]> {
  const codes = once(() => loadPublishedCodes(tx));
  const [found, parts] = await together([rows, loadParts(house, tx, query, codes)]);
  const views = await viewsOf(house, tx, found, query);
  for (const one of views) Object.assign(one, parts.get(one.id));
  if (!query.parts.includes('record')) return views;
  const ids = views.map(({ recordId }) => recordId);
  const records = await loadRecords(house, tx, { ids, language: query.language }, codes());
  return views.map((one) => ({ ...one, record: records.find(({ id }) => id === one.recordId) }));
}

/** What several parts need is asked for once, by the first of them. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

async function findRows(tx: Tx, { ids, parts }: OrderQuery): Promise<Found> {
  const eta = parts.includes('eta');
  const { rows } = await askOf<{ found: Found }>(tx, ids, {
    name: eta ? 'orders-with-eta' : 'orders',
    text: `/* loadOrders */ select ${foundSql('unnest($1::text[]) with ordinality', { eta })} as found`,
  });
  return (rows as [{ found: Found }])[0].found;
}

/** Statements that a connection keeps prepared; of more filters than these each is planned anew. */
const known = new Map<string, string>();
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
  const name = known.get(text) ?? `list-orders-${known.size}`;
  if (known.size < MOST_KNOWN) known.set(text, name);
  const { rows } = await tx.client.query<{ found: Found & { page: Keyed[]; total: number } }>({
    ...(known.has(text) ? { name } : {}),
    text,
    values: [...sql.values],
  });
  const { found } = (rows as [(typeof rows)[number]])[0];
  const page = sql.read(found.page, found.total);
  if (query.parts.length === 0 || page.ids.length === 0)
    return { page, orders: await viewsOf(house, tx, found, query) };
  // Not the one beyond the page.
  const shown = found.rows.filter(({ id }) => page.ids.includes(id));
  const ofPage = Promise.resolve({ ...found, rows: shown });
  return { page, orders: await withParts(house, tx, { ...query, ids: page.ids }, ofPage) };
}

/** 审核台字段 that cost a statement: not read for a partner, who is told nothing of them (`deskFields`). */
const papersOfDesk: readonly OrderPart[] = [
  ...(['calls', 'notes', 'advice', 'escalations', 'reveals', 'attempts', 'report', 'answers'] as const),
];

/** One statement or a few per part; those of all parts go out together. */
async function loadParts(
  house: House,
  tx: Tx,
  query: OrderQuery,
  codes: () => Promise<PublishedCodes>,
): Promise<Map<string, Partial<OrderView>>> {
  const { ids, actor, language } = query;
  const wants = (part: OrderPart) =>
    query.parts.includes(part) && (actor.kind === 'staff' || !papersOfDesk.includes(part));
  const factual: readonly OrderPart[] = ['actions', 'items', 'verdicts', 'photoGuide', 'domainChecks'];
  const facts = factual.some(wants) ? findFacts(tx, ids) : undefined;
  const found: Promise<ReadonlyMap<string, Partial<OrderView>>>[] = [];
  if (facts !== undefined && wants('actions')) found.push(loadActions(query, facts));
  if (facts !== undefined && wants('items')) found.push(loadItems(house, tx, query, facts, codes()));
  else if (facts !== undefined && wants('verdicts')) found.push(loadItemVerdicts(house, tx, query, facts));
  if (wants('timeline')) found.push(loadTimeline(tx, ids, actor, language));
  if (wants('calls')) found.push(loadCalls(house, tx, ids));
  if (wants('notes')) found.push(loadNotes(house, tx, ids));
  if (wants('advice')) found.push(loadAdvice(house, tx, query));
  if (wants('escalations')) found.push(loadEscalations(house, tx, query));
  if (wants('reveals')) found.push(loadReveals(house, tx, ids, language));
  if (wants('notices')) found.push(loadNotices(tx, ids, language));
  if (wants('attempts')) found.push(loadAttempts(tx, ids, language));
  if (wants('smsChecks')) found.push(loadSmsChecks(house, tx, ids, language));
  if (wants('report')) found.push(loadReports(house, tx, query));
  if (facts !== undefined && wants('domainChecks')) found.push(loadDomainChecks(facts, language));
  if (wants('curtain')) found.push(loadCurtainParts(house, tx, { ids, actor, language }, facts));
  if (facts !== undefined && wants('photoGuide')) found.push(loadPhotoGuides(facts, language));
  if (wants('bureauAppPhoto')) found.push(loadAppPhotos(tx, ids, language));
  if (wants('parties')) found.push(loadParties(tx, ids, language));
  if (wants('dueWhy')) found.push(loadDueWhys(house, tx, ids, language));
  if (wants('verificationForm') && !wants('items')) found.push(loadVerificationForms(tx, ids));
  if (wants('answers')) found.push(loadAnswers(house, tx, query));
  const parts = new Map<string, Partial<OrderView>>();
  for (const part of await together(found)) for (const [id, more] of part) parts.set(id, { ...parts.get(id), ...more });
  return parts;
}

/** Of rows that are there; the one beyond a page is no row of it, and whoever pages leaves it out. */
async function viewsOf(house: House, tx: Tx, { rows, ...ground }: Found, query: Viewing): Promise<OrderView[]> {
  const calendar = await calendarInForce(house, tx, ground.calendar);
  return rows.map((row) => view(row, { ...ground, calendar }, query));
}

type Viewing = Pick<OrderQuery, 'actor' | 'language'>;
type Clock = Omit<Ground, 'calendar'> & { readonly calendar: Calendar };

function view(row: Row, clock: Clock, { actor, language }: Viewing): OrderView {
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
    due: dueOf(row, clock, language),
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

function dueOf(row: Row, { now: at, hours, calendar }: Clock, language: Language): DueView | null {
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
