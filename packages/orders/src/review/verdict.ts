import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { withOwnTexts } from '@beian/database/rules';
import { leavePending } from '@beian/database/transaction';
import type { EventWrite } from '../event/write.ts';

/** The verdicts stay in the history and count no more. Later readings of the same paper find none to reopen. */
export const reopenVerdicts: EventWrite<'reopenVerdicts'> = async ({ tx, loaded, facts, input }) => {
  const { rows } = await tx.client.query<{ id: string }>({
    text: `/* reopenVerdicts */ update app.verdicts set fell_at = $3, fell_why = 'READING'
      where order_id = $1 and item = any($2) and fell_at is null returning id`,
    values: [loaded.row.id, input.items, facts.now],
  });
  noteWritten(tx, 'verdicts', ...rows.map(({ id }) => id));
  return { logged: input };
};

/** A verdict is bound to the item's content hash, which the guard has just compared. Typed text is sealed. */
export const recordVerdict: EventWrite<'recordVerdict'> = async ({ ctx, tx, loaded, actor, input }) => {
  const { item, hash, verdict, reasons, grouped } = input;
  const id = newId('verdict');
  const given = verdict === 'return' ? await withOwnTexts(tx, reasons) : [];
  const codes = given.map((reason) => reason.code);
  // Most verdicts pass and have no advice; storing null avoids unsealing whenever the order is read.
  const advice = given.length === 0 ? null : ctx.keys.sealJson(`verdicts.advice:${id}`, given);
  const written = tx.client.query({
    name: 'record-verdict',
    text: `/* recordVerdict */ insert into app.verdicts (id, order_id, item, hash, verdict, codes, advice, staff_id, staff_name, grouped)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [id, loaded.row.id, item, hash, verdict, codes, advice, actor.id, actor.name, grouped],
  });
  leavePending(tx, written);
  noteWritten(tx, 'verdicts', id);
  return { logged: { item, verdict, codes, ...(grouped ? { grouped } : {}) } };
};
