import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { connectionEvents, connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { connectionNotFound, runIdempotent } from './connection-step.ts';
import type { ConnectionOutcome, PauseCall } from './pause.ts';

const input = z.strictObject({ why: z.string().trim().min(1).max(textLengths.connectionStep) });

/**
 * Decides by which channel orders leave that are pushed from now on (docs/spec/life-cycle.md L-manual); a supervisor, with a reason.
 * Orders that were pushed before keep theirs.
 */
const changeChannel =
  (event: 'enterOrdersByHand' | 'sendOrdersByInterface') =>
  (ctx: AppContext, tx: Tx, { actor, bureauId, why, key }: PauseCall): Promise<ConnectionOutcome> =>
    runIdempotent(ctx, tx, event, { actor, key }, bureauId, { why }, async (row) => {
      if (row === undefined) return connectionNotFound;
      const checked = checkInput(input, { why });
      if ('reasons' in checked) return checked;
      const id = newId('event');
      await tx.insert(connectionEvents).values({
        id,
        bureauId,
        event,
        note: ctx.keys.seal(connectionNoteAad(id), checked.value.why),
        staffId: actor.id,
        staffName: actor.name,
      });
      await tx.client.query('/* changeChannel */ update app.bureaus set manual = $2 where id = $1', [
        bureauId,
        event === 'enterOrdersByHand' ? id : null,
      ]);
      return { bureauId, details: {} };
    });

export const enterOrdersByHand = changeChannel('enterOrdersByHand');
export const sendOrdersByInterface = changeChannel('sendOrdersByInterface');
