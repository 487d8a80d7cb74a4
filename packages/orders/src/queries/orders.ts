import {
  type Actor,
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
  type RowMark,
  rowMarks,
  spanOf,
  stateRow,
  type WorkingHours,
  workingBetween,
} from '@beian/domain';
import { calendarInForce } from '../calendar.ts';
import type { House, Tx } from '../house.ts';
import { loadActions } from './actions.ts';
import { loadAdvice } from './advice.ts';
import { loadAnswers } from './answers.ts';
import { loadCurtainParts } from './curtains.ts';
import { loadDomainChecks } from './domain-checks.ts';
import { loadEscalations } from './escalations.ts';
import { loadAttempts, loadCalls, loadNotes, loadNotices, loadTimeline } from './history.ts';
import { loadItems } from './items.ts';
import { flags } from './order-filter.ts';
import { loadAppPhotos, loadPhotoGuides } from './photo.ts';
import { loadRecords } from './records.ts';
import { loadReports } from './report.ts';
import { loadSmsChecks } from './sms-checks.ts';
import { loadVerificationForms } from './verification-form.ts';
import type { DueView, OrderPart, OrderView } from './view.ts';

export interface OrderQuery {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly parts: readonly OrderPart[];
  readonly language: Language;
  /** A page of this order is being opened: values shown in clear leave an audit row. */
  readonly opening?: boolean;
}

interface Row {
  id: string;
  number: string;
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
  duty: Duty | null;
  dutySince: string | null;
  dueAt: string | null;
  dueProvisional: boolean;
  dueLevel: number;
  lease: { holder: string; holderName: string; until: string; token: string } | null;
  assignee: { id: string; name: string } | null;
  callAgainAt: string | null;
  marks: RowMark[];
  now: string;
  hours: WorkingHours;
  calendar: { version: number; loadedUntil: string };
}

/** The marks of a row, by the same conditions that a list is cut by. */
const marksSql = `array_remove(array[${rowMarks.map((mark) => `case when ${flags[mark]} then '${mark}' end`).join(', ')}], null)`;

/** Orders that the actor may see, in the order of `ids`; others are left out. One statement, and one per part asked for. */
export async function loadOrders(house: House, tx: Tx, query: OrderQuery): Promise<OrderView[]> {
  const { rows } = await tx.client.query<Row>({
    name: 'orders',
    text: `/* loadOrders */ select o.id, o.number, o.kind, o.state, o.province, o.edition, o.version, o.round,
        o.subject_name as "subjectName", o.filing_number as "filingNumber", o.changed, o.partner_id as "partnerId",
        p.name as "partnerName", o.record_id as "recordId", app.iso(o.created_at) as "createdAt",
        app.iso(o.updated_at) as "updatedAt", app.iso(o.submitted_at) as "submittedAt", o.duty,
        app.iso(o.duty_since) as "dutySince", 
        case when o.duty <> 'applicantMove' or app.timer_rings('lapse') then app.iso(o.due_at) end as "dueAt", o.due_provisional as "dueProvisional",
        o.due_level as "dueLevel",
        case when o.lease_holder is not null and o.lease_until > app.now() then json_build_object('holder', o.lease_holder,
          'holderName', o.lease_holder_name, 'until', app.iso(o.lease_until), 'token', o.lease_token::text) end as lease,
        case when o.assignee is not null then json_build_object('id', o.assignee, 'name', o.assignee_name) end as assignee,
        app.iso(o.call_again_at) as "callAgainAt", ${marksSql} as marks,
        app.iso(app.now()) as now,
        (select value from app.settings where name = 'workingHours') as hours,
        (select value from app.settings where name = 'calendar') as calendar
      from unnest($1::text[]) with ordinality as want(id, place)
      join app.orders o on o.id = want.id join app.partners p on p.id = o.partner_id order by want.place`,
    values: [query.ids],
  });
  const ids = rows.map((row) => row.id);
  const views: OrderView[] = [];
  for (const row of rows) views.push(await view(house, tx, row, query));
  if (ids.length === 0) return views;
  const parts = await loadParts(house, tx, { ...query, ids }, rows);
  return views.map((one) => ({ ...one, ...parts.get(one.id) }));
}

async function loadParts(house: House, tx: Tx, query: OrderQuery, rows: readonly Row[]) {
  const parts = new Map<string, Partial<OrderView>>(query.ids.map((id) => [id, {}]));
  const wants = (part: OrderPart) => query.parts.includes(part);
  const put = (found: ReadonlyMap<string, Partial<OrderView>>) => {
    for (const [id, part] of found) parts.set(id, { ...parts.get(id), ...part });
  };
  const { ids, actor, language } = query;
  if (wants('actions')) put(await loadActions(tx, query));
  if (wants('items')) put(await loadItems(house, tx, query));
  if (wants('timeline')) put(await loadTimeline(tx, ids, actor, language));
  // The desk's own papers: a partner gets none.
  const staff = actor.kind === 'staff';
  if (wants('calls')) put(staff ? await loadCalls(house, tx, ids) : empty(ids, { calls: [] }));
  if (wants('notes')) put(staff ? await loadNotes(house, tx, ids) : empty(ids, { notes: [] }));
  if (wants('advice')) put(staff ? await loadAdvice(house, tx, query) : empty(ids, { advice: [] }));
  if (wants('escalations')) put(staff ? await loadEscalations(house, tx, query) : empty(ids, { escalations: [] }));
  if (wants('notices')) put(await loadNotices(tx, ids, language));
  if (wants('attempts')) put(staff ? await loadAttempts(tx, ids, language) : empty(ids, { attempts: [] }));
  if (wants('smsChecks')) put(await loadSmsChecks(house, tx, ids, actor, language));
  if (wants('report')) put(staff ? await loadReports(house, tx, query) : empty(ids, { report: null }));
  if (wants('domainChecks')) put(await loadDomainChecks(tx, ids, language));
  if (wants('curtain')) put(await loadCurtainParts(house, tx, { ids, actor, language }));
  if (wants('photoGuide')) put(await loadPhotoGuides(tx, ids, language));
  if (wants('bureauAppPhoto')) put(await loadAppPhotos(tx, ids, language));
  if (wants('verificationForm')) put(await loadVerificationForms(tx, ids));
  if (wants('answers'))
    put(staff ? await loadAnswers(house, tx, query) : empty(ids, { bureauAnswers: [], proposedReasons: [] }));
  if (wants('record')) {
    const records = await loadRecords(house, tx, { ids: rows.map((row) => row.recordId), language });
    put(new Map(rows.map((row) => [row.id, { record: records.find((record) => record.id === row.recordId) }])));
  }
  return parts;
}

const empty = (ids: readonly string[], part: Partial<OrderView>) => new Map(ids.map((id) => [id, part]));

async function view(house: House, tx: Tx, row: Row, { actor, language }: OrderQuery): Promise<OrderView> {
  const state = stateRow(row.state);
  return {
    id: row.id,
    number: row.number,
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
    due: await dueOf(house, tx, row, language),
    assignee:
      row.assignee === null || actor.kind !== 'staff' ? null : { ...row.assignee, mine: row.assignee.id === actor.id },
    callAgainAt: actor.kind === 'staff' ? row.callAgainAt : null,
    marks: actor.kind === 'staff' ? row.marks : [],
    // A partner learns that somebody works on it from the state, not who.
    lease:
      row.lease === null || actor.kind !== 'staff'
        ? null
        : {
            ...row.lease,
            mine: row.lease.holder === actor.id,
            token: row.lease.holder === actor.id ? row.lease.token : null,
          },
  };
}

async function dueOf(house: House, tx: Tx, row: Row, language: Language): Promise<DueView | null> {
  if (row.dueAt === null || row.duty === null || row.dutySince === null) return null;
  const calendar = await calendarInForce(house, tx, row.calendar);
  const [since, due, now] = [row.dutySince, row.dueAt, row.now].map((at) => Date.parse(at)) as [number, number, number];
  const elapsed = spanOf(row.duty, row.edition)?.kind !== 'workingTime';
  const between = (a: number, b: number) => (elapsed ? b - a : workingBetween(calendar, row.hours, a, b));
  const whole = between(since, due);
  return {
    at: row.dueAt,
    provisional: row.dueProvisional,
    level: row.dueLevel,
    duty: row.duty,
    label: dutyRow(row.duty).label[language],
    since: row.dutySince,
    workingSecondsLeft: Math.round(between(now, due) / 1000),
    share: whole <= 0 ? 1 : Math.max(0, between(since, now) / whole),
  };
}
