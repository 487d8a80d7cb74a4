import { calendarInForce } from '@beian/database/calendar';
import { countDue, type DutyClock } from '@beian/domain/clock';
import type { Duty } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import type { EventWrite } from '../event/write.ts';
import { clockEditionSql, suspensionsOf, suspensionsSql } from './due-time.ts';

interface Row {
  readonly duty: Duty;
  readonly edition: EditionId;
  readonly dutySince: string;
  readonly due: string | null;
  readonly earlier: { from: string; until: string }[];
  readonly timers: { id: string; share: number }[];
}

/** Recalculates due times that had not passed when the clock stopped, leaving out the stopped time. */
export const moveDue: EventWrite<'moveDue'> = async ({ ctx, tx, loaded, input: pause }) => {
  const calendar = await calendarInForce(ctx, tx, loaded.calendar);
  const { rows } = await tx.client.query<Row>(
    `/* clockToMove */ select o.duty, ${clockEditionSql} as edition, app.iso(o.duty_since) as "dutySince", app.iso(o.due_at) as due, ${suspensionsSql} as earlier,
       coalesce((select json_agg(json_build_object('id', t.id, 'share', t.share)) from app.timers t
         where t.order_id = o.id and t.closed_at is null and t.fired_at is null and t.due_at > $2::timestamptz), '[]') as timers
     from app.orders o where o.id = $1`,
    [loaded.row.id, pause.since],
  );
  const [row] = rows;
  if (row === undefined || row.dutySince === null) throw new Error('an order without a clock has nothing to move');
  const clock: DutyClock = {
    duty: row.duty,
    edition: (await tx.ruleBook.for(tx.client, row.edition))(row.edition),
    since: Date.parse(row.dutySince),
    suspensions: suspensionsOf([...row.earlier, ...pause.parts]),
  };
  const dueAtShare = (share: number) => {
    const due = countDue({ calendar, hours: loaded.hours }, clock, share);
    return due === null ? null : { dueAt: new Date(due.due).toISOString(), provisional: due.provisional };
  };
  for (const { id, share } of row.timers) {
    const timer = dueAtShare(share);
    if (timer === null) continue;
    await tx.client.query('/* moveTimer */ update app.timers set due_at = $2, provisional = $3 where id = $1', [
      id,
      timer.dueAt,
      timer.provisional,
    ]);
  }
  const moved = row.due !== null && row.due > pause.since ? dueAtShare(1) : null;
  return {
    ...(moved === null ? {} : { set: { dueAt: moved.dueAt, dueProvisional: moved.provisional } }),
    logged: { ...pause, due: { from: row.due, to: moved?.dueAt ?? row.due } },
  };
};
