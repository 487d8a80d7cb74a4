import {
  inTransaction,
  listRevealAlarms,
  mayReadRevealAlarms,
  type RevealCall,
  reveal,
  seeRevealAlarm,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

/** One field in clear, with its rows, or why not. */
export async function showField(context: Context, call: Omit<RevealCall, 'actor' | 'language'>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(ctx, actor, (tx) => reveal(ctx, tx, { ...call, actor, language }));
  return outcome.ok ? outcome.reveal : refused(outcome.refusal, language);
}

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function findRevealAlarms(context: Context) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadRevealAlarms(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(ctx, actor, (tx) => listRevealAlarms(tx, language));
}

export async function markAlarmSeen(context: Context, alarmId: string, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(ctx, actor, (tx) =>
    seeRevealAlarm(ctx, tx, { actor, alarmId, key, language }),
  );
  return outcome.ok ? outcome.alarm : refused(outcome.refusal, language);
}
