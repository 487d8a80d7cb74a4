import { inTransaction, type RevealCall, reveal } from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { refused } from '../words.ts';

/** One field in clear, with its rows, or why not. */
export async function showField(context: Context, call: Omit<RevealCall, 'actor' | 'language'>) {
  const { house, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(house, actor, (tx) => reveal(house, tx, { ...call, actor, language }));
  return outcome.ok ? outcome.reveal : refused(outcome.refusal, language);
}
