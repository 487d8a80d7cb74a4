import { newId } from '../ids.ts';
import { calls, notes } from '../schema/order.ts';
import type { Write } from './write.ts';

/** What a person types may name somebody: it is sealed, and the event says only that it is there. */
export const addNote: Write = async ({ house, tx, hand, actor, input }) => {
  const id = newId('note');
  await tx.insert(notes).values({
    id,
    orderId: hand.row.id,
    staffId: actor.id,
    staffName: actor.name,
    body: house.keys.seal(`notes.body:${id}`, (input as { text: string }).text),
  });
  return {};
};

export const logCall: Write = async ({ house, tx, hand, actor, input }) => {
  const { outcome, note } = input as { outcome: string; note?: string };
  const id = newId('call');
  await tx.insert(calls).values({
    id,
    orderId: hand.row.id,
    round: hand.row.round,
    outcome,
    staffId: actor.id,
    staffName: actor.name,
    note: note === undefined ? null : house.keys.seal(`calls.note:${id}`, note),
  });
  return { logged: { outcome } };
};
