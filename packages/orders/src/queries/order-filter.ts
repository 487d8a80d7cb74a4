import {
  type Actor,
  type Duty,
  eventRow,
  LATE_WINDOW_DAYS,
  type OrderFlag,
  type OrderState,
  ourDuties,
  type QueueClock,
  type QueueStage,
  queueFilterPatterns,
  rowFlags,
  stateRow,
  statesOfDuty,
  states as statesOfOrders,
  statesOfOurDuties,
} from '@beian/domain';
import { endsOurTurnSql } from '../sql/clock.ts';

/** The ministry does not tell the outcome of an SMS: the desk looks it up. */
const smsAsked = `o.state = 'SMS_PENDING' and exists (select 1 from app.sms_checks k where k.order_id = o.id
    and k.closed_at is null and k.desk_asked_at is not null)`;

/** Stages of the queue: whose move it is, in the words of the desk. */
export const stages = {
  ALL: `o.locked and (o.state in ('INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'SUBMITTING', 'UPLOAD_FAILED',
    'SMS_RETURNED', 'BUREAU_REJECTED') or ${smsAsked})`,
  MINE: `o.locked and o.lease_holder = current_setting('app.actor', true) and o.lease_until > app.now()`,
  INITIAL: `o.locked and o.state = 'INITIAL_REVIEW'`,
  PHOTO: `o.locked and o.state = 'PHOTO_REVIEW'`,
  HANDOVER: `o.locked and (o.state in ('SUBMISSION_PENDING', 'SUBMITTING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED')
    or ${smsAsked})`,
  AT_BUREAU: `o.locked and o.state in ('SMS_PENDING', 'BUREAU_REVIEW')`,
  DONE: `not o.locked`,
  OPEN: `o.locked`,
} as const satisfies Record<QueueStage, string>;

/** Beginning of a Shanghai day, so many after today; asked once for a statement. */
export const startOfDay = (after = 0): string =>
  `(select (date_trunc('day', app.now() at time zone 'Asia/Shanghai') + interval '${after} days') at time zone 'Asia/Shanghai')`;

/** Whose clock runs: a state says it. */
export const dutyFilterSql = (clock: QueueClock): string =>
  `o.locked and o.state in ('${(clock === 'OURS' ? statesOfOurDuties : statesOfDuty(clock)).join("', '")}')`;

/** SQL: the late turn `l` counts. Day by day, so that an index finds them and nothing older is looked at. */
export const countsAsLateSql = `l.day = any(array(select (app.now() at time zone 'Asia/Shanghai')::date - n
  from generate_series(0, ${LATE_WINDOW_DAYS - 1}) n))`;

/** When the second call is due. The clock is a function that is called again for each row unless it is asked for by itself. */
const callDue = 'o.call_again_at <= (select app.now())';
/** Asked of the reader, or of the supervisors where the reader is one; never one's own question. */
const adviceAsked = `exists (select 1 from app.advice v where v.order_id = o.id and v.answered_at is null
    and v.asked_by <> current_setting('app.actor', true) and (v.of_staff = current_setting('app.actor', true)
      or v.of_staff is null and exists (select 1 from app.staff p where p.id = current_setting('app.actor', true)
        and 'supervisor' = any(p.roles))))`;

/** Marks of a row `app.orders o`, as conditions. */
export const flags: Readonly<Record<OrderFlag, string>> = {
  OVERDUE: 'o.due_level >= 100',
  AT_RISK: 'o.due_level >= 75 and o.due_level < 100',
  RISK: 'o.due_level >= 75',
  // What is due by the end of the day is stored as 00:00 of the next.
  DUE_TODAY: `o.due_at > ${startOfDay()} and o.due_at <= ${startOfDay(1)}`,
  PROVISIONAL: 'o.due_provisional',
  RESUBMITTED: 'o.round > 1',
  ESCALATED: 'o.escalation_id is not null',
  CALL_DUE: callDue,
  // Where it can be answered: an order that has gone back to its applicant asks nobody.
  ADVICE_ASKED: `o.locked and o.state in ('${eventRow('answerAdvice').from.join("', '")}') and ${adviceAsked}`,
  RECTIFICATION: `o.record_id in (
    select r.id from app.rectifications n join app.records r on r.bureau_id = n.filed_id or r.filing_number = n.filing_number
      where n.handled_at is null and n.about = 'subject'
    union all select w.record_id from app.rectifications n
      join app.websites w on w.bureau_id = n.filed_id or w.filing_number = n.filing_number
      where n.handled_at is null and n.about = 'website')`,
};

export interface OrderFilter {
  /** These orders alone, at most 100: what was pushed together is followed so. */
  readonly ids?: readonly string[];
  readonly stage?: QueueStage;
  readonly states?: readonly OrderState[];
  readonly province?: string;
  readonly kind?: string;
  /** Who holds the lease: `ME`, `NOBODY`, or an id of a member of staff. Staff alone ask; others get no row. */
  readonly holder?: string;
  /** Who should see to it: the same. */
  readonly assignee?: string;
  readonly flag?: OrderFlag;
  /** Whose clock runs. */
  readonly clock?: QueueClock;
  readonly partner?: string;
  /** Due at or after, and before: ISO 8601, UTC. */
  readonly dueFrom?: string;
  readonly dueBefore?: string;
  /** With a late turn in the last 30 days: `ALL`, those of a duty, or those that a member of staff ended. For staff alone. */
  readonly late?: string;
  /** With a turn of the desk that ended between two instants, of a duty or by somebody where it says so: `queueFilterForms.ended`. Staff. */
  readonly ended?: string;
  /** Approved in the week of this Monday, and how much of a party's time it took: `queueFilterForms.approved`. Staff. */
  readonly approved?: string;
  /** A part of the number, filing number or subject's name; or a whole domain that the order has. */
  readonly search?: string;
}

/** Conditions on `app.orders o`; `value` takes a value and gives its place. */
export function conditionsOf(filter: OrderFilter, actor: Actor, value: (one: unknown) => string): string[] {
  const {
    stage,
    states,
    province,
    kind,
    holder,
    assignee,
    flag,
    clock,
    partner,
    dueFrom,
    dueBefore,
    late,
    ended,
    approved,
  } = filter;
  const search = toStorableText(filter.search);
  return [
    // Row-level security says the same; this is for the indexes, which an alternative keeps out.
    ...(actor.kind === 'partner' ? [`o.partner_id = ${value(actor.id)}`] : []),
    ...(filter.ids === undefined ? [] : [`o.id = any(${value(filter.ids.slice(0, 100))})`]),
    ...(stage === undefined ? [] : [stages[stage]]),
    ...(states === undefined ? [] : [ofStates(states)]),
    ...(province === undefined ? [] : [`o.province = ${value(province)}`]),
    ...(kind === undefined ? [] : [`o.kind = ${value(kind)}`]),
    ...(holder === undefined ? [] : [actor.kind === 'staff' ? holderSql(holder, actor, value) : 'false']),
    ...(assignee === undefined ? [] : [actor.kind === 'staff' ? assigneeSql(assignee, actor, value) : 'false']),
    ...(flag === undefined ? [] : [flagSql(flag, actor)]),
    ...(clock === undefined ? [] : [dutyFilterSql(clock)]),
    ...(partner === undefined ? [] : [`o.partner_id = ${value(partner)}`]),
    ...(dueFrom === undefined ? [] : [due('>=', dueFrom, value)]),
    ...(dueBefore === undefined ? [] : [due('<', dueBefore, value)]),
    ...(late === undefined ? [] : [actor.kind === 'staff' ? lateSql(late, value) : 'false']),
    ...(ended === undefined ? [] : [actor.kind === 'staff' ? endedSql(ended, value) : 'false']),
    ...(approved === undefined ? [] : [actor.kind === 'staff' ? approvedSql(approved, value) : 'false']),
    ...(search === '' ? [] : [searchSql(value, search)]),
  ];
}

/**
 * States as literals: a plan that is kept does not know how few rows a parameter means, and counted open orders by reading all there are.
 * What is open says so for the partial indexes.
 */
function ofStates(states: readonly OrderState[]): string {
  const known = (Object.keys(statesOfOrders) as OrderState[]).filter((state) => states.includes(state));
  const open = known.every(
    (state) => stateRow(state).terminal !== true && stateRow(state).releasesSubjectLock !== true,
  );
  return known.length === 0 ? 'false' : `${open ? 'o.locked and ' : ''}o.state in ('${known.join("', '")}')`;
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

/** Days of a span that `ended` takes: what the board counts. */
const MOST_ENDED_DAYS = LATE_WINDOW_DAYS;
/** Days of which all turns are few. Of one duty no more: a month's are many, or far between, and no list of both kinds comes within R1's 300 ms. */
const FEW_ENDED_DAYS = 2;
/**
 * Orders with a turn that ended in a span. What ended in a few days, or by somebody, is not much, and found by the index of moves; of all
 * that ended in a month, most orders that changed since have one: each is asked (which the offset sees to), from the latest change on.
 */
function endedSql(ended: string, value: (one: unknown) => string): string {
  const [, from, before, who] = queueFilterPatterns.ended.exec(ended) ?? [];
  if (from === undefined || before === undefined) return 'false';
  const duty = (ourDuties as readonly (string | undefined)[]).includes(who);
  const days = (Date.parse(before) - Date.parse(from)) / 86_400_000;
  if (Number.isNaN(days) || days > (duty ? FEW_ENDED_DAYS : MOST_ENDED_DAYS)) return 'false';
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

/** The orders behind a week's figures, by the same rows that they are counted from (board/roll.ts). */
function approvedSql(approved: string, value: (one: unknown) => string): string {
  const [, week, party, share] = queueFilterPatterns.approved.exec(approved) ?? [];
  if (week === undefined || Number.isNaN(Date.parse(week))) return 'false';
  const monday = `${value(week)}::date`;
  const took =
    party === undefined
      ? ''
      : share === undefined
        ? ` and k.${party} > 0`
        : ` and k.${party} > (select w.${share} from app.board_weeks w where w.week = ${monday} and w.party = '${party}')`;
  return `o.id in (select k.order_id from app.order_clocks k where k.day >= ${monday} and k.day < ${monday} + 7${took})`;
}

/** What is no instant is no order's due time. */
const due = (sign: '>=' | '<', at: string, value: (one: unknown) => string): string =>
  queueFilterPatterns.instant.test(at) && !Number.isNaN(Date.parse(at))
    ? `o.due_at ${sign} ${value(at)}::timestamptz`
    : 'false';

/** A typed text as PostgreSQL takes it: it refuses a NUL. */
export const toStorableText = (typed = ''): string => typed.replaceAll('\0', ' ').trim();

/** What a partner's row does not show it cannot be asked for by cutting a list to it either. */
const flagSql = (flag: OrderFlag, actor: Actor): string =>
  actor.kind !== 'staff' && (rowFlags as readonly OrderFlag[]).includes(flag) ? 'false' : `(${flags[flag]})`;

const searchSql = (value: (one: unknown) => string, text: string): string => {
  const part = value(`%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return `(o.number ilike ${part} or o.filing_number ilike ${part} or o.subject_name ilike ${part} or exists (
    select 1 from app.order_contents c where c.order_id = o.id and ${value(text.toLowerCase())} = any(c.domains)))`;
};
