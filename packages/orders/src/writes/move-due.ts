import { countDue, type Duty, type DutyClock, type EditionId } from '@beian/domain';
import { stillsOf, stillsSql } from '../calendar/counted.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import type { Write } from './write.ts';

interface Stood {
  readonly closureId: string;
  readonly code: string;
  readonly since: string;
  readonly until: string;
  /** Working time that stood still, milliseconds. */
  readonly workingMs: number;
  readonly parts: readonly { readonly from: string; readonly until: string }[];
}

interface Row {
  readonly duty: Duty;
  readonly edition: EditionId;
  readonly dutySince: string;
  readonly due: string | null;
  readonly earlier: { from: string; until: string }[];
  readonly timers: { id: string; share: number }[];
}

/** What was not due yet when the clock began to stand still is counted anew, without the time that it stood. */
export const moveDue: Write = async ({ ctx, tx, hand, input }) => {
  const stood = input as Stood;
  const calendar = await calendarInForce(ctx, tx, hand.calendar);
  const { rows } = await tx.client.query<Row>(
    `/* clockToMove */ select o.duty, o.edition, app.iso(o.duty_since) as "dutySince", app.iso(o.due_at) as due, ${stillsSql} as earlier,
       coalesce((select json_agg(json_build_object('id', t.id, 'share', t.share)) from app.timers t
         where t.order_id = o.id and t.closed_at is null and t.fired_at is null and t.due_at > $2::timestamptz), '[]') as timers
     from app.orders o where o.id = $1`,
    [hand.row.id, stood.since],
  );
  const [row] = rows;
  if (row === undefined || row.dutySince === null) throw new Error('an order without a clock has nothing to move');
  const clock: DutyClock = {
    duty: row.duty,
    edition: row.edition,
    since: Date.parse(row.dutySince),
    stills: stillsOf([...row.earlier, ...stood.parts]),
  };
  const counted = (share: number) => {
    const due = countDue({ calendar, hours: hand.hours }, clock, share);
    return due === null ? null : { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
  };
  for (const { id, share } of row.timers) {
    const timer = counted(share);
    if (timer === null) continue;
    await tx.client.query('/* moveTimer */ update app.timers set due_at = $2, provisional = $3 where id = $1', [
      id,
      timer.dueAt,
      timer.provisional,
    ]);
  }
  const moved = row.due !== null && row.due > stood.since ? counted(1) : null;
  return {
    ...(moved === null ? {} : { set: { dueAt: moved.dueAt, dueProvisional: moved.provisional } }),
    logged: { ...stood, due: { from: row.due, to: moved?.dueAt ?? row.due } },
  };
};
