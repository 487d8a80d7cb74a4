import { noteWritten } from '@beian/database/covered-rows';
import { itemsTouchedByPublication, photographedFields } from '@beian/domain/order';
import { readRebasedContent } from '../content/content.ts';
import type { EventWrite } from '../event/write.ts';
import { storeContent } from './store-content.ts';

/**
 * The base of the order follows what the bureau published; the proposed values stay, even when they equal what is filed
 * now. Verdicts on items that the publication touches are voided, because they were given against other values.
 */
export const takePublication: EventWrite<'takePublication'> = async ({ ctx, tx, loaded, input }) => {
  const { standing } = input;
  const { facts, row } = loaded;
  const { base, now, sent, outdated } = await readRebasedContent(ctx, tx, { ...row, kind: facts.kind });
  const changed = await storeContent(ctx, tx, loaded, { base, now, sent });
  const { rows } = await tx.client.query<{ id: string; item: string }>(
    `/* fellVerdicts */ update app.verdicts set fell_at = $3
     where order_id = $1 and item = any($2) and fell_at is null returning id, item`,
    [row.id, itemsTouchedByPublication(outdated), facts.now],
  );
  noteWritten(tx, 'verdicts', ...rows.map(({ id }) => id));
  const photo = outdated.some((id) => photographedFields.includes(id) && !facts.changed.includes(id));
  return {
    set: { changed, ...(photo ? { standingPhoto: null } : {}) },
    contentChanged: true,
    logged: { fields: outdated, fell: [...new Set(rows.map(({ item }) => item))].sort(), standing },
  };
};
