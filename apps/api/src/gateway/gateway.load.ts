import { type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { submissionLifeCycle } from '@beian/domain/submission';
import type { ConnectionOutcome } from '@beian/submissions/connections';
import { type SettleOutcome, settleUnknownSubmission } from '@beian/submissions/submissions';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';

/** Settles the outcome of one file and returns the file's new state. */
export async function settleSubmission(
  context: RequestContext,
  call: { submissionId: string; accepted: boolean; note: string; key: string },
) {
  const actor = actorOf(context);
  const outcome: SettleOutcome = await transaction(context.ctx, actor, (tx) =>
    settleUnknownSubmission(context.ctx, tx, { ...call, actor }),
  );
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  const { label } = submissionLifeCycle.states[outcome.state];
  return { id: outcome.submissionId, state: outcome.state, stateLabel: label[context.language] };
}

/** Pauses or resumes a connection. */
export async function changeConnection(
  context: RequestContext,
  work: (tx: Tx, actor: Actor) => Promise<ConnectionOutcome>,
  paused: boolean,
) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => work(tx, actor));
  return outcome.ok ? { id: outcome.bureauId, paused } : toActionRefused(outcome.refusal, context.language);
}
