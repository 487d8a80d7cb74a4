import {
  type ClockGround,
  countDue,
  countedByCalendar,
  type Duty,
  dutyRow,
  type EditionId,
  type OrderState,
  spanOf,
  startOfShanghaiDay,
} from '@beian/domain';
import { type AppContext, system, type Tx, together } from '../context.ts';
import { perform } from '../perform.ts';
import { findFacts, type OrderInHand } from '../sql/facts.ts';
import { type Counted, stillsOf, stillsSql } from './counted.ts';

/** An open order whose due time, mark or open timers come out otherwise when counted anew. */
export interface DueMove {
  readonly orderId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly duty: Duty;
  readonly from: Counted;
  readonly to: Counted;
  /** Open timers that move with it. */
  readonly timers: readonly (Counted & { readonly id: string })[];
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

export interface MovesAsked {
  /** YYYY-MM-DD: nothing counts otherwise before it, so what is due before it stays. Left out: everything is counted. */
  readonly since?: string;
  /** Only these orders. */
  readonly ids?: readonly string[];
  /** Only what is counted in working hours: whole working days know none. */
  readonly hoursAlone?: boolean;
}

/** Holds open orders against a calendar and hours: what would move, what is due first first. */
export async function findMoves(tx: Tx, ground: ClockGround, asked: MovesAsked): Promise<DueMove[]> {
  const duties = countedByCalendar.filter(
    (duty) => !asked.hoursAlone || spanOf(duty, '2018-06')?.kind === 'workingTime',
  );
  const since = asked.since === undefined ? '-infinity' : new Date(startOfShanghaiDay(asked.since)).toISOString();
  const { rows } = await tx.client.query<Row>(
    `/* findMoves */ select o.id, o.number, o.state, o.duty, o.edition, app.iso(o.duty_since) as since, app.iso(o.due_at) as due,
       o.due_provisional as provisional, case when o.duty = 'handOver' then ${stillsSql} else '[]' end as parts,
       coalesce((select json_agg(json_build_object('id', t.id, 'share', t.share, 'due', app.iso(t.due_at), 'provisional', t.provisional))
         from app.timers t where t.order_id = o.id and t.fired_at is null and t.closed_at is null), '[]') as timers
     from app.orders o where o.locked and o.duty = any($1) and o.due_at > $2::timestamptz and ($3::text[] is null or o.id = any($3))
     order by o.due_at, o.id`,
    [duties, since, asked.ids ?? null],
  );
  return rows.flatMap((row) => moveOf(row, ground) ?? []);
}

function moveOf(row: Row, ground: ClockGround): DueMove | undefined {
  const stills = stillsOf(row.parts);
  const at = (share: number): Counted => {
    const clock = { duty: row.duty, edition: row.edition, since: Date.parse(row.since), stills };
    const due = countDue(ground, clock, shareOf(row.duty, share));
    if (due === null) throw new Error(`${row.duty} has a due time and no span`);
    return { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
  };
  const from = { dueAt: row.due, provisional: row.provisional };
  const to = at(1);
  const timers = row.timers.flatMap(({ id, share, due, provisional }) => {
    const counted = at(share);
    return same(counted, { dueAt: due, provisional }) ? [] : [{ id, ...counted }];
  });
  if (same(from, to) && timers.length === 0) return undefined;
  return { orderId: row.id, number: row.number, state: row.state, duty: row.duty, from, to, timers };
}

/** The share as its row says it: the database keeps it as a real, 1/3 as 0.33333334. */
const shareOf = (duty: Duty, share: number): number =>
  dutyRow(duty).timers.find((timer) => Math.abs(timer.share - share) < 1e-6)?.share ?? share;

const same = (a: Counted, b: Counted): boolean =>
  Date.parse(a.dueAt) === Date.parse(b.dueAt) && a.provisional === b.provisional;

/** Orders whose facts are read at once. */
const AT_ONCE = 100;

export interface Cause {
  /** Version of the calendar that is counted by. */
  readonly calendar: number;
  /** What moved it, for the timeline: the notice's number, or the hours. */
  readonly cause: string;
}

/**
 * Moves what `find` says, in this transaction and through `perform`: each as an event of the clock. Orders are locked in the
 * sequence of their ids first, and looked at again under the lock.
 */
export async function performMoves(
  ctx: AppContext,
  tx: Tx,
  find: (ids?: readonly string[]) => Promise<DueMove[]>,
  cause: Cause,
): Promise<DueMove[]> {
  const ids = (await find()).map(({ orderId }) => orderId);
  if (ids.length === 0) return [];
  await tx.client.query('/* lockMoving */ select 1 from app.orders where id = any($1) order by id for update', [ids]);
  const moves = await find(ids);
  for (let at = 0; at < moves.length; at += AT_ONCE) {
    const some = moves.slice(at, at + AT_ONCE);
    const facts = await findFacts(
      tx,
      some.map(({ orderId }) => orderId),
    );
    // Side by side: what one of them waits for, the others use.
    await together(some.map((move) => performMove(ctx, tx, move, { cause, held: facts.get(move.orderId) })));
  }
  return moves;
}

async function performMove(
  ctx: AppContext,
  tx: Tx,
  { orderId, to, timers }: DueMove,
  { cause, held }: { readonly cause: Cause; readonly held: OrderInHand | undefined },
): Promise<void> {
  const input = { ...cause, due: to, timers: [...timers] };
  const outcome = await perform(ctx, tx, { event: 'recountDue', orderId, actor: system('clock'), input }, held);
  if (!outcome.ok) throw new Error(`a due time cannot be counted anew: ${outcome.refusal.code}`);
}
