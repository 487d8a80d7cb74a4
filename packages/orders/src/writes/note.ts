import { type CallOutcome, callAgainAfterMs, missesCounted, missesThatSuffice } from '@beian/domain';
import { sql } from 'drizzle-orm';
import { newId } from '../ids.ts';
import { calls, notes } from '../schema/order.ts';
import type { Write, WriteContext } from './write.ts';

/** What a person types may name somebody: it is sealed, and the event says only that it is there. */
export const addNote: Write = async ({ ctx, tx, hand, actor, input }) => {
  const id = newId('note');
  await tx.insert(notes).values({
    id,
    orderId: hand.row.id,
    staffId: actor.id,
    staffName: actor.name,
    body: ctx.keys.seal(`notes.body:${id}`, (input as { text: string }).text),
  });
  return {};
};

/** After the first miss of a round a second call is awaited an hour later (rules.md §3.4); after the second none is. */
export const logCall: Write = async (context) => {
  const { outcome } = context.input as { outcome: CallOutcome };
  const again = outcome === 'MISSED' && missesCounted(context.facts) + 1 < missesThatSuffice;
  const at = again ? sql`app.now() + ${callAgainAfterMs} * interval '1 millisecond'` : null;
  return { ...(await keepCall(context)), set: { callAgainAt: at as unknown as string | null } };
};

/** Whoever was not reached rings back. */
export const logCallback: Write = async (context) => ({ ...(await keepCall(context)), set: { callAgainAt: null } });

async function keepCall({ ctx, tx, hand, actor, input }: WriteContext) {
  const { outcome, note } = input as { outcome: CallOutcome; note?: string };
  const id = newId('call');
  await tx.insert(calls).values({
    id,
    orderId: hand.row.id,
    round: hand.row.round,
    outcome,
    staffId: actor.id,
    staffName: actor.name,
    note: note === undefined ? null : ctx.keys.seal(`calls.note:${id}`, note),
  });
  return { logged: { outcome } };
}
