import { readOnly, transaction } from '@beian/database/transaction';
import { listRevealAlarms, mayReadRevealAlarms, seeRevealAlarm } from '@beian/orders/openings';
import { type RevealCall, reveal } from '@beian/privacy/reveals';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';

/** One field in clear, or the refusal. */
export async function showField(context: RequestContext, call: Omit<RevealCall, 'actor' | 'language'>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => reveal(ctx, tx, { ...call, actor, language }));
  return outcome.ok ? outcome.reveal : toActionRefused(outcome.refusal, language);
}

/** @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator */
export function findRevealAlarms(context: RequestContext) {
  const { ctx, language } = context;
  return readOnly(ctx, requireActor(context, mayReadRevealAlarms), (tx) => listRevealAlarms(tx, language));
}

export async function markAlarmSeen(context: RequestContext, alarmId: string, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => seeRevealAlarm(ctx, tx, { actor, alarmId, key, language }));
  return outcome.ok ? outcome.alarm : toActionRefused(outcome.refusal, language);
}
