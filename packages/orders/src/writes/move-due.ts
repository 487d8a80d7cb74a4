import { addWorking } from '@beian/domain';
import { calendarInForce } from '../calendar.ts';
import type { Write } from './write.ts';

interface Still {
  readonly closureId: string;
  readonly code: string;
  readonly since: string;
  readonly until: string;
  /** Working time that stood still, milliseconds. */
  readonly workingMs: number;
}

/** What was not due yet when the clock began to stand still falls due later by the working time that it stood. */
export const moveDue: Write = async ({ house, tx, hand, input }) => {
  const still = input as Still;
  const calendar = await calendarInForce(house, tx, hand.calendar);
  const later = (at: string) => {
    const { due, provisional } = addWorking(calendar, hand.hours, Date.parse(at), still.workingMs);
    return { dueAt: new Date(due).toISOString(), provisional };
  };
  const { rows } = await tx.client.query<{ id: string; due: string }>(
    `/* timersToMove */ select id, app.iso(due_at) as due from app.timers
     where order_id = $1 and closed_at is null and fired_at is null and due_at > $2::timestamptz`,
    [hand.row.id, still.since],
  );
  for (const { id, due } of rows) {
    const { dueAt, provisional } = later(due);
    await tx.client.query('/* moveTimer */ update app.timers set due_at = $2, provisional = $3 where id = $1', [
      id,
      dueAt,
      provisional,
    ]);
  }
  const { rows: orders } = await tx.client.query<{ due: string | null }>(
    '/* dueOf */ select app.iso(due_at) as due from app.orders where id = $1',
    [hand.row.id],
  );
  const before = orders[0]?.due ?? null;
  const moved = before !== null && before > still.since ? later(before) : null;
  return {
    ...(moved === null ? {} : { set: { dueAt: moved.dueAt, dueProvisional: moved.provisional } }),
    logged: { ...still, due: { from: before, to: moved?.dueAt ?? before } },
  };
};
