import { startOfDay, toStorableText } from '@beian/database/sql';
import { statesOfDuty, statesOfOurDuties } from '@beian/domain/board';
import { type FilterRow, filterNamesOf } from '@beian/domain/filter';
import { PAPER_END_DAYS } from '@beian/domain/follow-ups';
import {
  eventRow,
  isOurDuty,
  LATE_WINDOW_DAYS,
  MAX_PUSHED_ORDERS,
  type OrderFilter,
  type OrderFilterName,
  type OrderFlag,
  orderFilters,
  type QueueClock,
  readApproved,
  readEnded,
  readWaited,
  statesOfWaiting,
} from '@beian/domain/order';
import { type OrderState, stateRow, states as statesOfOrders } from '@beian/domain/order-names';
import { parseSearch } from '@beian/domain/search';
import type { Actor } from '@beian/domain/staff';
import { endsOurTurnSql, stretchStartSql } from '../clock/clock-sql.ts';
import { manualStageSql } from '../facts/manual-stage.ts';
import { bucketSql, nullsLastSql } from '../part/order-keyset.ts';
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

/** The filing of an order whose server ends, while its access is ours and no later filing of the website has another server. */
const serverEnds = (
  when: string,
): string => `o.id in (select k.order_id from app.service_codes k where k.standing = 'FILED' and k.replaced_at is null and ${when})
    and exists (select from app.websites w where w.id = o.website_id and w.ours and not w.gone)`;

/** When an order is due, as in the indexes of lists; `infinity` without a due time. */
export const dueKey = nullsLastSql('o.due_at');
const submittedKey = nullsLastSql('o.submitted_at');

/** Flags of a row `app.orders o`, as conditions. */
export const flags: Readonly<Record<OrderFlag, string>> = {
  OVERDUE: 'o.due_level >= 100',
  AT_RISK: 'o.due_level >= 75 and o.due_level < 100',
  RISK: 'o.due_level >= 75',
  // A due time at the end of a day is stored as 00:00 of the next day.
  DUE_TODAY: `${dueKey} > ${startOfDay()} and ${dueKey} <= ${startOfDay(1)}`,
  PROVISIONAL: 'o.due_provisional',
  RESUBMITTED: 'o.round > 1',
  ESCALATED: 'o.escalation_id is not null',
  CALL_DUE: callDue,
  // Only in states in which it can be answered: not after the order was returned to the applicant.
  ADVICE_ASKED: `o.locked and ${inStatesSql(eventRow('answerAdvice').from)} and ${adviceAsked}`,
  RECTIFICATION:
    'o.record_id in (select n.record_id from app.rectifications n where n.for_subject and n.closed_at is null)',
  PAUSED: 'o.paused_clock is not null',
  SERVER_ENDING: serverEnds(
    `k.paid_until > app.now() and k.paid_until <= app.now() + ${PAPER_END_DAYS} * interval '1 day'`,
  ),
  SERVER_ENDED: serverEnds('k.paid_until <= app.now()'),
};

/** Bounds of instants: the lower one is inclusive, the upper one exclusive, so that adjacent spans miss and repeat nothing. */
const since = (key: string, at: string) => `${key} >= ${at}::timestamptz`;
const until = (key: string, at: string) => `${key} < ${at}::timestamptz`;
// By the keys of the lists, so that their indexes find the rows; an order without the time is in no span.
const dueSince = (at: string) => `o.due_at is not null and ${since(dueKey, at)}`;

// The indexes have the bucket of the last change in place of its instant.
const updatedSince = (at: string) =>
  `o.updated_bucket >= ${bucketSql(`${at}::timestamptz`)} and ${since('o.updated_at', at)}`;
const updatedUntil = (at: string) =>
  `o.updated_bucket <= ${bucketSql(`${at}::timestamptz`)} and ${until('o.updated_at', at)}`;

interface Asked {
  readonly actor: Actor;
  readonly filter: OrderFilter;
  /** Adds a parameter and returns its placeholder. */
  readonly value: (one: unknown) => string;
}
type Conditions = {
  readonly [N in OrderFilterName]: (given: NonNullable<OrderFilter[N]>, asked: Asked) => string;
};

/** The condition of each filter on `app.orders o`. The rows, and who may use them, are `orderFilters` of the domain. */
const conditions: Conditions = {
  ids: (ids, { value }) => `o.id = any(${value(ids.slice(0, MAX_PUSHED_ORDERS))})`,
  stage: (stage) => stages[stage],
  states: ofStates,
  province: (province, { value }) => `o.province = ${value(province)}`,
  kind: (kind, { value }) => `o.kind = ${value(kind)}`,
  kinds: (kinds, { value }) => `o.kind = any(${value(kinds)})`,
  holder: holderSql,
  assignee: (assignee, { actor, value }) =>
    assignee === 'NOBODY' ? 'o.assignee is null' : `o.assignee = ${value(assignee === 'ME' ? actor.id : assignee)}`,
  flag: (flag) => `(${flags[flag]})`,
  manual: (stages, { value }) =>
    `o.locked and o.id in (select h.order_id from app.manual_hand_overs h where h.ended_at is null and ${manualStageSql} = any(${value(stages)}))`,
  clock: dutyFilterSql,
  reference: (reference, { value }) => `o.reference = ${value(reference)}`,
  partner: (partner, { value }) => `o.partner_id = ${value(partner)}`,
  dueFrom: (at, { value }) => dueSince(value(at)),
  dueAfter: (at, { value }) => dueSince(value(at)),
  dueBefore: (at, { value }) => until(dueKey, value(at)),
  createdAfter: (at, { value }) => since('o.created_at', value(at)),
  createdBefore: (at, { value }) => until('o.created_at', value(at)),
  updatedAfter: (at, { value }) => updatedSince(value(at)),
  updatedBefore: (at, { value }) => updatedUntil(value(at)),
  submittedAfter: (at, { value }) => `o.submitted_at is not null and ${since(submittedKey, value(at))}`,
  submittedBefore: (at, { value }) => until(submittedKey, value(at)),
  late: lateSql,
  ended: endedSql,
  waited: waitedSql,
  approved: approvedSql,
  search: searchSql,
};

/** Conditions on `app.orders o`; `value` adds a parameter and returns its placeholder. */
export function conditionsOf(filter: OrderFilter, actor: Actor, value: (one: unknown) => string): string[] {
  const asked = { actor, filter, value };
  const conditionOf = <N extends OrderFilterName>(name: N): string[] => {
    const given = filter[name];
    if (given === undefined) return [];
    const row: FilterRow = orderFilters[name];
    const hidden = row.staffOnly === true || ('enum' in row && row.staffValues?.includes(String(given)) === true);
    // A partner cannot filter by what its rows do not show.
    return [hidden && actor.kind !== 'staff' ? 'false' : conditions[name](given, asked)];
  };
  return [
    // Row-level security has the same condition, but with an alternative (or), which prevents use of the indexes.
    ...(actor.kind === 'partner' ? [`o.partner_id = ${value(actor.id)}`] : []),
    ...filterNamesOf(orderFilters).flatMap((name) => conditionOf(name)),
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

function holderSql(holder: string, { actor, value }: Asked): string {
  if (holder === 'NOBODY') return '(o.lease_holder is null or o.lease_until <= app.now())';
  return `(o.lease_holder = ${value(holder === 'ME' ? actor.id : holder)} and o.lease_until > app.now())`;
}

function lateSql(late: string, { value }: Asked): string {
  const which = late === 'ALL' ? '' : ` and l.${isOurDuty(late) ? 'duty' : 'ended_by'} = ${value(late)}`;
  return `o.id in (select l.order_id from app.late_turns l where ${countsAsLateSql}${which})`;
}

/** Up to this many days a span has few turns. */
const FEW_ENDED_DAYS = 2;
/**
 * Orders with a turn that ended in a span. Turns of a few days, or by one person, are few and are found by the index
 * of moves. For all turns of a month, most orders changed since then have one, so each order is checked in the
 * sequence of its last change; `offset 0` keeps the subquery as it is.
 */
function endedSql(ended: string, { value }: Asked): string {
  const span = readEnded(ended);
  if (span === undefined) throw new TypeError('filter: `ended` was not checked');
  const { from, before, days, who } = span;
  const first = value(from);
  const turns = `app.order_events e where ${since('e.at', first)} and e.at < ${value(before)}::timestamptz and ${endsOurTurnSql}`;
  if (who === undefined && days > FEW_ENDED_DAYS)
    return `${updatedSince(first)} and exists (select from ${turns} and e.order_id = o.id offset 0)`;
  return `o.id in (select e.order_id from ${turns}${ofWhomSql('e', who, value)})`;
}

/** Events `e` that leave a state of this duty, or that this member of staff raised. */
function ofWhomSql(e: string, who: string | undefined, value: Asked['value']): string {
  if (who === undefined) return '';
  if (isOurDuty(who)) return ` and ${e}.from_state in ('${statesOfDuty(who).join("', '")}')`;
  return ` and ${e}.actor_kind = 'staff' and ${e}.actor_id = ${value(who)}`;
}

/** The orders behind the board's `held`: waits that ended in a span, by what event `s` interrupted and who raised it. */
function waitedSql(waited: string, { value }: Asked): string {
  const span = readWaited(waited);
  if (span === undefined) throw new TypeError('filter: `waited` was not checked');
  const { from, before, who } = span;
  return `o.id in (select e.order_id from app.order_events e cross join ${stretchStartSql} where e.to_state is not null
    and e.from_state in ('${statesOfWaiting.join("', '")}') and ${since('e.at', value(from))} and e.at < ${value(before)}::timestamptz${ofWhomSql('s', who, value)})`;
}

/** The orders behind a week's figures, from the same rows that the figures are counted from (packages/reporting/src/board/roll-board.ts). */
function approvedSql(approved: string, { value }: Asked): string {
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

/** A list of everything, or of what is finished, grows with the years: it is searched by indexes alone. */
const isLarge = ({ filter: { stage }, actor }: Asked): boolean =>
  actor.kind === 'staff' && (stage === undefined || stage === 'DONE');

function searchSql(given: string, asked: Asked): string {
  const text = toStorableText(given);
  if (text === '') return 'true';
  const { value } = asked;
  const { part, number } = parseSearch(text);
  if (isLarge(asked))
    return `o.id = any(array(select f.id from app.find_orders(${value(part)}, ${value(number)}, null, null) f
      union select r.id from app.orders r where r.reference = ${value(text)}))`;
  const holding = (one: string) => value(`%${one.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const held = holding(text);
  const ofNumber = holding(number ?? text);
  // `offset 0`: looked up for each row of the list; otherwise the planner may read the contents of every order for a list of a few.
  return `(o.number ilike ${ofNumber} or o.reference ilike ${held} or o.filing_number ilike ${held} or o.subject_name ilike ${held} or exists (
    select 1 from app.order_contents c where c.order_id = o.id and ${value(text.toLowerCase())} = any(c.domains) offset 0))`;
}
