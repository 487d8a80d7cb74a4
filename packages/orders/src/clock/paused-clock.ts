import type { Tx } from '@beian/database/transaction';
import { type Calendar, workingBetween } from '@beian/domain/calendar';
import { countDue } from '@beian/domain/clock';
import type { LiveEvent, PausedClock } from '@beian/domain/order';
import { type OrderState, stateRow } from '@beian/domain/order-names';
import type { OrderChange } from '../event/event-rows.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { suspensionsOf, suspensionsSinceSql } from './due-time.ts';

export interface StateTransition {
  readonly orderId: string;
  readonly loaded: LoadedOrder;
  readonly from: OrderState | null;
  readonly to: OrderState;
  readonly event: LiveEvent;
}

/** Clock columns of the order's row, and what the event logs of its clock. */
export interface ClockChange {
  readonly set: OrderChange;
  readonly logged?: Record<string, unknown>;
}

/** The clock of the duty that is left, as it stands still from now on. */
export function pauseClock(calendar: Calendar, { loaded: { facts, row, hours }, from }: StateTransition): PausedClock {
  if (from === null || row.dutySince === null || facts.dueAt === null)
    throw new Error('an order without a clock has none to pause');
  const leftMs = workingBetween(calendar, hours, Date.parse(facts.now), Date.parse(facts.dueAt));
  return { state: from, since: row.dutySince, level: row.dueLevel, leftMs };
}

interface Row {
  readonly earlier: { from: string; until: string }[];
  readonly timers: { id: string; share: number }[];
}

/**
 * The paused clock runs on: its due time and the timers that had not fired are counted anew from its start, leaving out the wait,
 * so that a calendar that changed meanwhile counts. The wait is logged as a suspension, as a closure of the bureau is.
 */
export async function resumeClock(
  tx: Tx,
  calendar: Calendar,
  { orderId, loaded: { facts, row, hours }, to }: StateTransition,
): Promise<ClockChange> {
  const { pausedClock, dutySince } = row;
  const { duty } = stateRow(to);
  if (pausedClock === null || dutySince === null || duty === null) throw new Error('there is no clock to resume');
  // The clock of the wait began when this one stopped.
  const wait = { from: dutySince, until: facts.now };
  const { rows } = await tx.client.query<Row>(
    `/* pausedTimers */ select ${suspensionsSinceSql('$2::timestamptz')} as earlier,
       coalesce((select json_agg(json_build_object('id', t.id, 'share', t.share)) from app.timers t
         where t.order_id = o.id and t.duty = $3 and t.fired_at is null and t.closed_at = $4), '[]') as timers
     from app.orders o where o.id = $1`,
    [orderId, pausedClock.since, duty, dutySince],
  );
  const { earlier = [], timers = [] } = rows[0] ?? {};
  const clock = {
    duty,
    edition: facts.handOverEdition,
    since: Date.parse(pausedClock.since),
    suspensions: suspensionsOf([...earlier, wait]),
  };
  const dueAtShare = (share: number) => {
    const due = countDue({ calendar, hours }, clock, share);
    if (due === null) throw new Error(`${duty} has no clock`);
    return { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
  };
  await tx.client.query(
    `/* reopenTimers */ update app.timers t set closed_at = null, due_at = m."dueAt", provisional = m.provisional
     from json_to_recordset($2) as m (id text, "dueAt" timestamptz, provisional boolean) where t.order_id = $1 and t.id = m.id`,
    [orderId, JSON.stringify(timers.map(({ id, share }) => ({ id, ...dueAtShare(share) })))],
  );
  const { dueAt, provisional } = dueAtShare(1);
  return {
    set: {
      duty,
      dutySince: pausedClock.since,
      dueAt,
      dueProvisional: provisional,
      dueLevel: pausedClock.level,
      pausedClock: null,
    },
    logged: { parts: [wait], due: { from: null, to: dueAt } },
  };
}
