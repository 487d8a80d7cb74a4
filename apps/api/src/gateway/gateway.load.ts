import { type Actor, submissionLifeCycle } from '@beian/domain';
import {
  type ConnectionOutcome,
  inTransaction,
  type SettleOutcome,
  settleUnknownSubmission,
  type Tx,
} from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { refused } from '../words.ts';

/** Settles one file's outcome, and says how it stands then. */
export async function settleSubmission(
  context: Context,
  call: { submissionId: string; accepted: boolean; note: string; key: string },
) {
  const actor = actorOf(context);
  const outcome: SettleOutcome = await inTransaction(context.ctx, actor, (tx) =>
    settleUnknownSubmission(context.ctx, tx, { ...call, actor }),
  );
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  const { label } = submissionLifeCycle.states[outcome.state];
  return { id: outcome.submissionId, state: outcome.state, stateLabel: label[context.language] };
}

/** Pauses or resumes a connection. */
export async function changeConnection(
  context: Context,
  work: (tx: Tx, actor: Actor) => Promise<ConnectionOutcome>,
  paused: boolean,
) {
  const actor = actorOf(context);
  const outcome = await inTransaction(context.ctx, actor, (tx) => work(tx, actor));
  return outcome.ok ? { id: outcome.bureauId, paused } : refused(outcome.refusal, context.language);
}
