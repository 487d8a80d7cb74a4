import { photographed, touchedItems } from '@beian/domain';
import { readCurrent } from '../content.ts';
import { storeContent } from './store-content.ts';
import type { Write } from './write.ts';

/**
 * What the order is compared with follows what the bureau published; what it changes stays as it was typed, even where
 * that is what is filed now. The verdicts on what the publication touches fall: they were given beside other values.
 */
export const takePublication: Write = async ({ ctx, tx, hand, input }) => {
  const { standing } = input as { standing?: string };
  const { facts, row } = hand;
  const { base, now, sent, outdated } = await readCurrent(ctx, tx, { ...row, kind: facts.kind });
  const changed = await storeContent(ctx, tx, hand, { base, now, sent });
  const { rows } = await tx.client.query<{ item: string }>(
    `/* fellVerdicts */ with fell as (update app.verdicts set fell_at = $3
       where order_id = $1 and item = any($2) and fell_at is null returning item)
     select distinct item from fell order by item`,
    [row.id, touchedItems(outdated), facts.now],
  );
  const photo = outdated.some((id) => photographed.includes(id) && !facts.changed.includes(id));
  return {
    set: { changed, ...(photo ? { standingPhoto: null } : {}) },
    content: true,
    logged: { fields: outdated, fell: rows.map(({ item }) => item), standing },
  };
};
