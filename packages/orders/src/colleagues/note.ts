import { newId } from '@beian/database/ids';
import { calls, notes } from '@beian/database/schema';
import { callAgainAfterMs, countMissedCalls, minMissedCalls } from '@beian/domain/order';
import { sql } from 'drizzle-orm';
import type { EventWrite, WriteContext } from '../event/write.ts';

/** Typed text may name a person, so it is sealed; the event holds only that a note exists. */
export const addNote: EventWrite<'addNote'> = async ({ ctx, tx, loaded, actor, input }) => {
  const id = newId('note');
  await tx.insert(notes).values({
    id,
    orderId: loaded.row.id,
    staffId: actor.id,
    staffName: actor.name,
    body: ctx.keys.seal(`notes.body:${id}`, input.text),
  });
  return {};
};

/**
 * After the first missed call of a round a second call is due an hour later (docs/spec/rules.md ); after the second none is.
 */
export const logCall: EventWrite<'logCall'> = async (context) => {
  const { outcome } = context.input;
  const needsSecondCall = outcome === 'MISSED' && countMissedCalls(context.facts) + 1 < minMissedCalls;
  const at = needsSecondCall ? sql<string>`app.now() + ${callAgainAfterMs} * interval '1 millisecond'` : null;
  return { ...(await insertCall(context)), set: { callAgainAt: at } };
};

/** A person who was called and not reached has called back. */
export const logCallback: EventWrite<'logCallback'> = async (context) => ({
  ...(await insertCall(context)),
  set: { callAgainAt: null },
});

async function insertCall({ ctx, tx, loaded, actor, input }: WriteContext<'logCall' | 'logCallback'>) {
  const { outcome, note } = input;
  const id = newId('call');
  await tx.insert(calls).values({
    id,
    orderId: loaded.row.id,
    round: loaded.row.round,
    outcome,
    staffId: actor.id,
    staffName: actor.name,
    note: note === undefined ? null : ctx.keys.seal(`calls.note:${id}`, note),
  });
  return { logged: { outcome } };
}
