import type { EventWrite } from '../event/write.ts';

/** The due time and the timers that have not fired get the new instants; fired timers stay unchanged. */
export const recountDue: EventWrite<'recountDue'> = async ({ tx, loaded, input }) => {
  const { calendar, cause, due, timers } = input;
  const { rows } = await tx.client.query<{ due: string; provisional: boolean }>(
    '/* dueOf */ select app.iso(due_at) as due, due_provisional as provisional from app.orders where id = $1',
    [loaded.row.id],
  );
  if (timers.length > 0)
    await tx.client.query(
      `/* moveTimers */ update app.timers t set due_at = m."dueAt", provisional = m.provisional
       from json_to_recordset($2) as m (id text, "dueAt" timestamptz, provisional boolean)
       where t.order_id = $1 and t.id = m.id and t.fired_at is null and t.closed_at is null`,
      [loaded.row.id, JSON.stringify(timers)],
    );
  const was = rows[0];
  return {
    set: { dueAt: due.dueAt, dueProvisional: due.provisional },
    logged: {
      calendar,
      cause,
      due: { from: was?.due ?? null, to: due.dueAt },
      provisional: { from: was?.provisional ?? false, to: due.provisional },
    },
  };
};
