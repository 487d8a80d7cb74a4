import { newId } from '@beian/database/ids';
import type { EventWrite } from '../event/write.ts';

/**
 * Stores who skipped the order and why: take-next does not offer it to this person again until the order changes or
 * `skipHours` (settings) have passed. Typed text may name a person, so it is sealed.
 */
export const skip: EventWrite<'skip'> = async ({ ctx, tx, loaded, actor, input }) => {
  const { reason, note } = input;
  const id = newId('skip');
  await tx.client.query(
    `/* skip */ insert into app.skips (id, order_id, staff_id, staff_name, reason, note, order_version, until)
     select $1, $2, $3, $4, $5, $6, $7, app.now() + value::text::numeric * interval '1 hour'
     from app.settings where name = 'skipHours'`,
    [
      id,
      loaded.row.id,
      actor.id,
      actor.name,
      reason,
      note === undefined ? null : ctx.keys.seal(`skips.note:${id}`, note),
      loaded.row.version,
    ],
  );
  return { logged: { reason } };
};
