import { type AppContext, settleAll, system, type Tx } from '@beian/database/transaction';
import { startOfShanghaiDay } from '@beian/domain/calendar';
import { type ClockInputs, calendarDuties, countDue, dutyRow, spanOf } from '@beian/domain/clock';
import { eventRow, eventsThatPause } from '@beian/domain/order';
import { type Duty, type OrderState, stateRow } from '@beian/domain/order-names';
import type { EditionId, Rules } from '@beian/domain/province';
import { clockEditionSql, type DueTime, suspensionsOf, suspensionsSql } from '../clock/due-time.ts';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { nullsLastSql } from '../part/order-keyset.ts';
import { perform } from '../perform/perform.ts';

/** An open order whose due time, provisional flag or open timers change when recalculated. */
export interface DueMove {
  readonly orderId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly duty: Duty;
  readonly from: DueTime;
  readonly to: DueTime;
  /** Open timers that move with it. */
  readonly timers: readonly (DueTime & { readonly id: string })[];
}

interface Row {
  id: string;
  number: string;
  state: OrderState;
  duty: Duty;
  edition: EditionId;
  since: string;
  due: string;
  provisional: boolean;
  parts: { from: string; until: string }[];
  timers: { id: string; share: number; due: string; provisional: boolean }[];
}

export interface DueMoveFilter {
  /** YYYY-MM-DD: the first day that changes, so due times before it stay. When omitted, everything is recalculated. */
  readonly since?: string;
  /** Only these orders. */
  readonly ids?: readonly string[];
  /** Only spans in working hours; whole working days do not depend on the hours. */
  readonly workingHoursOnly?: boolean;
}

/** Duties whose clock a closure of the bureau or a wait of the order may stop. */
const suspendedDuties = [
  'handOver',
  ...eventsThatPause.flatMap((event) => eventRow(event).from.map((state) => stateRow(state).duty)),
];

const dueKey = nullsLastSql('o.due_at');

/** Recalculates open orders with a calendar and hours; returns those that would move, the earliest due time first. */
export async function findDueMoves(tx: Tx, clockInputs: ClockInputs, asked: DueMoveFilter): Promise<DueMove[]> {
  const duties = calendarDuties.filter(
    (duty) => !asked.workingHoursOnly || spanOf(duty, '2018-06')?.kind === 'workingTime',
  );
  const since = asked.since === undefined ? '-infinity' : new Date(startOfShanghaiDay(asked.since)).toISOString();
  const { rows } = await tx.client.query<Row>(
    `/* findMoves */ select o.id, o.number, o.state, o.duty, ${clockEditionSql} as edition, app.iso(o.duty_since) as since, app.iso(o.due_at) as due,
       o.due_provisional as provisional, case when o.duty = any('{${suspendedDuties.join()}}') then ${suspensionsSql} else '[]' end as parts,
       coalesce((select json_agg(json_build_object('id', t.id, 'share', t.share, 'due', app.iso(t.due_at), 'provisional', t.provisional))
         from app.timers t where t.order_id = o.id and t.fired_at is null and t.closed_at is null), '[]') as timers
     from app.orders o where o.locked and o.duty = any($1) and o.due_at is not null and ${dueKey} > $2::timestamptz and ($3::text[] is null or o.id = any($3))
     order by ${dueKey}, o.id`,
    [duties, since, asked.ids ?? null],
  );
  const of = await tx.ruleBook.for(tx.client, ...rows.map(({ edition }) => edition));
  return rows.flatMap((row) => dueMoveOf(row, of(row.edition), clockInputs) ?? []);
}

function dueMoveOf(row: Row, rules: Rules, clockInputs: ClockInputs): DueMove | undefined {
  const suspensions = suspensionsOf(row.parts);
  const at = (share: number): DueTime => {
    const clock = { duty: row.duty, edition: rules, since: Date.parse(row.since), suspensions };
    const due = countDue(clockInputs, clock, exactShareOf(row.duty, share));
    if (due === null) throw new Error(`${row.duty} has a due time and no span`);
    return { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
  };
  const from = { dueAt: row.due, provisional: row.provisional };
  const to = at(1);
  const timers = row.timers.flatMap(({ id, share, due, provisional }) => {
    const counted = at(share);
    return isSameDueTime(counted, { dueAt: due, provisional }) ? [] : [{ id, ...counted }];
  });
  if (isSameDueTime(from, to) && timers.length === 0) return undefined;
  return { orderId: row.id, number: row.number, state: row.state, duty: row.duty, from, to, timers };
}

/** The exact share of the duty's timer: the database stores a real, 1/3 as 0.33333334. */
const exactShareOf = (duty: Duty, share: number): number =>
  dutyRow(duty).timers.find((timer) => Math.abs(timer.share - share) < 1e-6)?.share ?? share;

const isSameDueTime = (a: DueTime, b: DueTime): boolean =>
  Date.parse(a.dueAt) === Date.parse(b.dueAt) && a.provisional === b.provisional;

/** Orders whose facts are read in one query. */
const BATCH_SIZE = 100;

export interface RecountCause {
  /** Version of the calendar used. */
  readonly calendar: number;
  /** The cause for the timeline: the notice's number, or the hours. */
  readonly cause: string;
}

/**
 * Moves the due times that `find` returns, in this transaction and through `perform`, each as an event of the clock.
 * Orders are first locked by ascending id, and read again under the lock.
 */
export async function applyDueMoves(
  ctx: AppContext,
  tx: Tx,
  find: (ids?: readonly string[]) => Promise<DueMove[]>,
  cause: RecountCause,
): Promise<DueMove[]> {
  const ids = (await find()).map(({ orderId }) => orderId);
  if (ids.length === 0) return [];
  await tx.client.query('/* lockMoving */ select 1 from app.orders where id = any($1) order by id for update', [ids]);
  const moves = await find(ids);
  for (let at = 0; at < moves.length; at += BATCH_SIZE) {
    const some = moves.slice(at, at + BATCH_SIZE);
    const facts = await findFacts(
      tx,
      some.map(({ orderId }) => orderId),
    );
    // Concurrently, so that the statements of several orders are pipelined.
    await settleAll(some.map((move) => applyDueMove(ctx, tx, move, { cause, loaded: facts.get(move.orderId) })));
  }
  return moves;
}

async function applyDueMove(
  ctx: AppContext,
  tx: Tx,
  { orderId, to, timers }: DueMove,
  { cause, loaded }: { readonly cause: RecountCause; readonly loaded: LoadedOrder | undefined },
): Promise<void> {
  const input = { ...cause, due: to, timers: [...timers] };
  const outcome = await perform(ctx, tx, { event: 'recountDue', orderId, actor: system('clock'), input }, loaded);
  if (!outcome.ok) throw new Error(`a due time cannot be counted anew: ${outcome.refusal.code}`);
}
