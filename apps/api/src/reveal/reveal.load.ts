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
  const { house, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(house, actor, (tx) => reveal(house, tx, { ...call, actor, language }));
  return outcome.ok ? outcome.reveal : refused(outcome.refusal, language);
}

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function findRevealAlarms(context: Context) {
  const { house, language } = context;
  const actor = actorOf(context);
  if (!mayReadRevealAlarms(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(house, actor, (tx) => listRevealAlarms(tx, language));
}

export async function markAlarmSeen(context: Context, alarmId: string, key: string) {
  const { house, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(house, actor, (tx) =>
    seeRevealAlarm(house, tx, { actor, alarmId, key, language }),
  );
  return outcome.ok ? outcome.alarm : refused(outcome.refusal, language);
}
