import { startOfDay, toStorableText } from '@beian/database/sql';
import { statesOfDuty, statesOfOurDuties } from '@beian/domain/board';
import { ourDuties } from '@beian/domain/clock';
import {
  eventRow,
  LATE_WINDOW_DAYS,
  MAX_PUSHED_ORDERS,
  type OrderFlag,
  type QueueClock,
  type QueueStage,
  readApproved,
  readEnded,
  rowFlags,
} from '@beian/domain/order';
import {
  type Duty,
  type OrderKind,
  type OrderState,
  stateRow,
  states as statesOfOrders,
} from '@beian/domain/order-names';
import { parseSearch } from '@beian/domain/search';
import type { Actor } from '@beian/domain/staff';
import { endsOurTurnSql } from '../clock/clock-sql.ts';
import { nullsLastSql } from '../part/order-keyset.ts';
import { inStatesSql, ofDutySql, stages } from '../part/stages.ts';

/** Orders of the duties of this clock, by state. */
export const dutyFilterSql = (clock: QueueClock): string =>
  `o.locked and ${clock === 'OURS' ? inStatesSql(statesOfOurDuties) : ofDutySql(clock)}`;

/**
 * SQL: the late turn `l` is within the window. A list of days, so that the index finds them and older rows are not
 * read.
 */
export const countsAsLateSql = `l.day = any(array(select (app.now() at time zone 'Asia/Shanghai')::date - n
  from generate_series(0, ${LATE_WINDOW_DAYS - 1}) n))`;

/** SQL: the second call is due. app.now() runs again for each row unless it is in a subquery. */
const callDue = 'o.call_again_at <= (select app.now())';
/** Advice was asked of the reader, or of the supervisors if the reader is one; never the reader's own question. */
const adviceAsked = `o.id in (select v.order_id from app.advice v where v.answered_at is null
    and v.asked_by <> current_setting('app.actor', true) and (v.of_staff = current_setting('app.actor', true)
      or v.of_staff is null and exists (select 1 from app.staff p where p.id = current_setting('app.actor', true)
        and 'supervisor' = any(p.roles))))`;

/** Flags of a row `app.orders o`, as conditions. */
export const flags: Readonly<Record<OrderFlag, string>> = {
  OVERDUE: 'o.due_level >= 100',
  AT_RISK: 'o.due_level >= 75 and o.due_level < 100',
  RISK: 'o.due_level >= 75',
  // A due time at the end of a day is stored as 00:00 of the next day.
  DUE_TODAY: `o.due_at > ${startOfDay()} and o.due_at <= ${startOfDay(1)}`,
  PROVISIONAL: 'o.due_provisional',
  RESUBMITTED: 'o.round > 1',
  ESCALATED: 'o.escalation_id is not null',
  CALL_DUE: callDue,
  // Only in states in which it can be answered: not after the order was returned to the applicant.
  ADVICE_ASKED: `o.locked and ${inStatesSql(eventRow('answerAdvice').from)} and ${adviceAsked}`,
  RECTIFICATION:
    'o.record_id in (select n.record_id from app.rectifications n where n.for_subject and n.closed_at is null)',
};

/** Texts have the forms of `filterTexts`, instants are ISO 8601 with a zone: whoever asks checks them. */
export interface OrderFilter {
  /** Only these orders, at most MAX_PUSHED_ORDERS; used to follow orders that were pushed together. */
  readonly ids?: readonly string[];
  readonly stage?: QueueStage;
  readonly states?: readonly OrderState[];
  readonly province?: string;
  readonly kind?: string;
  /** Any of these kinds. */
  readonly kinds?: readonly OrderKind[];
  /** Holder of the lease: `ME`, `NOBODY`, or a staff id. For staff only; others get no row. */
  readonly holder?: string;
  /** The assignee, with the same values. */
  readonly assignee?: string;
  readonly flag?: OrderFlag;
  /** The party or duty whose clock runs. */
  readonly clock?: QueueClock;
  readonly partner?: string;
  /** The partner's own id of an order. */
  readonly reference?: string;
  /** At or after, and before: ISO 8601 with a zone. */
  readonly dueFrom?: string;
  readonly dueAfter?: string;
  readonly dueBefore?: string;
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly updatedAfter?: string;
  readonly updatedBefore?: string;
  /** Of the last submission. */
  readonly submittedAfter?: string;
  readonly submittedBefore?: string;
  /** With a late turn in the last 30 days: `ALL`, of a duty, or ended by a member of staff. For staff only. */
  readonly late?: string;
  /**
   * With a turn of ours that ended between two instants, optionally of a duty or by a person:
   * `queueFilterPatterns.ended`. Staff only.
   */
  readonly ended?: string;
  /**
   * Approved in the week of this Monday, optionally by a party's share of the time: `queueFilterPatterns.approved`.
   * Staff only.
   */
  readonly approved?: string;
  /**
   * Part of the order number, partner's reference, filing number or subject's name, or a whole domain of the order. For staff, in lists that hold
   * finished orders: beginning of a number, whole reference, or part of a name or domain, as in the global search.
   */
  readonly search?: string;
}

/** Bounds of instants: the lower one is inclusive, the upper one exclusive, so that adjacent spans miss and repeat nothing. */
const dueKey = nullsLastSql('o.due_at');
const submittedKey = nullsLastSql('o.submitted_at');
const instantBounds = {
  // By the keys of the lists, so that their indexes find the rows; an order without the time is in no span.
  dueFrom: `o.due_at is not null and ${dueKey} >=`,
  dueAfter: `o.due_at is not null and ${dueKey} >=`,
  dueBefore: `${dueKey} <`,
  createdAfter: 'o.created_at >=',
  createdBefore: 'o.created_at <',
  updatedAfter: 'o.updated_at >=',
  updatedBefore: 'o.updated_at <',
  submittedAfter: `o.submitted_at is not null and ${submittedKey} >=`,
  submittedBefore: `${submittedKey} <`,
} as const satisfies Partial<Record<keyof OrderFilter, string>>;
const instantNames = Object.keys(instantBounds) as (keyof typeof instantBounds)[];

/** Conditions on `app.orders o`; `value` adds a parameter and returns its placeholder. */
export function conditionsOf(filter: OrderFilter, actor: Actor, value: (one: unknown) => string): string[] {
  const { stage, states, province, kind, kinds, holder, assignee, flag, clock, partner, late, ended, approved } =
    filter;
  const search = toStorableText(filter.search);
  return [
    // Row-level security has the same condition, but with an alternative (or), which prevents use of the indexes.
    ...(actor.kind === 'partner' ? [`o.partner_id = ${value(actor.id)}`] : []),
    ...(filter.ids === undefined ? [] : [`o.id = any(${value(filter.ids.slice(0, MAX_PUSHED_ORDERS))})`]),
    ...(stage === undefined ? [] : [stages[stage]]),
    ...(states === undefined ? [] : [ofStates(states)]),
    ...(province === undefined ? [] : [`o.province = ${value(province)}`]),
    ...(kind === undefined ? [] : [`o.kind = ${value(kind)}`]),
    ...(kinds === undefined ? [] : [`o.kind = any(${value(kinds)})`]),
    ...(holder === undefined ? [] : [actor.kind === 'staff' ? holderSql(holder, actor, value) : 'false']),
    ...(assignee === undefined ? [] : [actor.kind === 'staff' ? assigneeSql(assignee, actor, value) : 'false']),
    ...(flag === undefined ? [] : [flagSql(flag, actor)]),
    ...(clock === undefined ? [] : [dutyFilterSql(clock)]),
    ...(filter.reference === undefined ? [] : [`o.reference = ${value(filter.reference)}`]),
    ...(partner === undefined ? [] : [`o.partner_id = ${value(partner)}`]),
    ...instantNames.flatMap((name) => {
      const at = filter[name];
      return at === undefined ? [] : [`${instantBounds[name]} ${value(at)}::timestamptz`];
    }),
    ...(late === undefined ? [] : [actor.kind === 'staff' ? lateSql(late, value) : 'false']),
    ...(ended === undefined ? [] : [actor.kind === 'staff' ? endedSql(ended, value) : 'false']),
    ...(approved === undefined ? [] : [actor.kind === 'staff' ? approvedSql(approved, value) : 'false']),
    ...(search === '' ? [] : [isLarge(filter, actor) ? indexedSearchSql(value, search) : searchSql(value, search)]),
  ];
}

/**
 * States as literals: with parameters a cached generic plan does not know how few rows match, and counting open
 * orders read all of them. Open states add `o.locked` for the partial indexes.
 */
function ofStates(states: readonly OrderState[]): string {
  const known = (Object.keys(statesOfOrders) as OrderState[]).filter((state) => states.includes(state));
  const open = known.every(
    (state) => stateRow(state).terminal !== true && stateRow(state).releasesSubjectLock !== true,
  );
  return known.length === 0 ? 'false' : `${open ? 'o.locked and ' : ''}${inStatesSql(known)}`;
}

function holderSql(holder: string, actor: Actor, value: (one: unknown) => string): string {
  if (holder === 'NOBODY') return '(o.lease_holder is null or o.lease_until <= app.now())';
  return `(o.lease_holder = ${value(holder === 'ME' ? actor.id : holder)} and o.lease_until > app.now())`;
}

const assigneeSql = (assignee: string, actor: Actor, value: (one: unknown) => string): string =>
  assignee === 'NOBODY' ? 'o.assignee is null' : `o.assignee = ${value(assignee === 'ME' ? actor.id : assignee)}`;

function lateSql(late: string, value: (one: unknown) => string): string {
  const which =
    late === 'ALL'
      ? ''
      : ` and l.${(ourDuties as readonly string[]).includes(late) ? 'duty' : 'ended_by'} = ${value(late)}`;
  return `o.id in (select l.order_id from app.late_turns l where ${countsAsLateSql}${which})`;
}

/** Up to this many days a span has few turns. */
const FEW_ENDED_DAYS = 2;
/**
 * Orders with a turn that ended in a span. Turns of a few days, or by one person, are few and are found by the index
 * of moves. For all turns of a month, most orders changed since then have one, so each order is checked in the
 * sequence of its last change; `offset 0` keeps the subquery as it is.
 */
function endedSql(ended: string, value: (one: unknown) => string): string {
  const span = readEnded(ended);
  if (span === undefined) throw new TypeError('filter: `ended` was not checked');
  const { from, before, days, who } = span;
  const duty = (ourDuties as readonly (string | undefined)[]).includes(who);
  const since = `${value(from)}::timestamptz`;
  const turns = `app.order_events e where e.at >= ${since} and e.at < ${value(before)}::timestamptz and ${endsOurTurnSql}`;
  if (who === undefined && days > FEW_ENDED_DAYS)
    return `o.updated_at >= ${since} and exists (select from ${turns} and e.order_id = o.id offset 0)`;
  const by = duty
    ? ` and e.from_state in ('${statesOfDuty(who as Duty).join("', '")}')`
    : who === undefined
      ? ''
      : ` and e.actor_kind = 'staff' and e.actor_id = ${value(who)}`;
  return `o.id in (select e.order_id from ${turns}${by})`;
}

/** The orders behind a week's figures, from the same rows that the figures are counted from (packages/reporting/src/board/roll-board.ts). */
function approvedSql(approved: string, value: (one: unknown) => string): string {
  const week = readApproved(approved);
  if (week === undefined) throw new TypeError('filter: `approved` was not checked');
  const { party, share } = week;
  const monday = `${value(week.monday)}::date`;
  const took =
    party === undefined
      ? ''
      : share === undefined
        ? ` and k.${party} > 0`
        : ` and k.${party} > (select w.${share} from app.board_weeks w where w.week = ${monday} and w.party = '${party}')`;
  return `o.id in (select k.order_id from app.order_clocks k where k.day >= ${monday} and k.day < ${monday} + 7${took})`;
}

/** A partner cannot filter by a flag that its rows do not show. */
const flagSql = (flag: OrderFlag, actor: Actor): string =>
  actor.kind !== 'staff' && (rowFlags as readonly OrderFlag[]).includes(flag) ? 'false' : `(${flags[flag]})`;

/** A list of everything, or of what is finished, grows with the years: it is searched by indexes alone. */
const isLarge = ({ stage }: OrderFilter, actor: Actor): boolean =>
  actor.kind === 'staff' && (stage === undefined || stage === 'DONE');

function indexedSearchSql(value: (one: unknown) => string, text: string): string {
  const { part, number } = parseSearch(text);
  return `o.id = any(array(select f.id from app.find_orders(${value(part)}, ${value(number)}, null, null) f
    union select r.id from app.orders r where r.reference = ${value(text)}))`;
}

const searchSql = (value: (one: unknown) => string, text: string): string => {
  const holding = (one: string) => value(`%${one.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const part = holding(text);
  const number = holding(parseSearch(text).number ?? text);
  // `offset 0`: looked up for each row of the list; otherwise the planner may read the contents of every order for a list of a few.
  return `(o.number ilike ${number} or o.reference ilike ${part} or o.filing_number ilike ${part} or o.subject_name ilike ${part} or exists (
    select 1 from app.order_contents c where c.order_id = o.id and ${value(text.toLowerCase())} = any(c.domains) offset 0))`;
};
