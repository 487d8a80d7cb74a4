import { type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type RefusedFileStep, submissionLifeCycle } from '@beian/domain/submission';
import type { ConnectionOutcome } from '@beian/submissions/connections';
import { endRefusedSubmission, type SettleOutcome, settleUnknownSubmission } from '@beian/submissions/submissions';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';

/** Settles the outcome of one file and returns the file's new state. */
export const settleSubmission = (
  context: RequestContext,
  call: { submissionId: string; accepted: boolean; note: string; key: string },
) => settle(context, (tx, actor) => settleUnknownSubmission(context.ctx, tx, { ...call, actor }));

async function settle(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<SettleOutcome>) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => step(tx, actor));
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  const { label } = submissionLifeCycle.states[outcome.state];
  return { id: outcome.submissionId, state: outcome.state, stateLabel: label[context.language] };
}

/** Ends a file that its bureau refuses and returns the file's new state. */
export const endRefused = (
  context: RequestContext,
  call: { submissionId: string; step: RefusedFileStep; note: string; key: string },
) => settle(context, (tx, actor) => endRefusedSubmission(context.ctx, tx, { ...call, actor }));

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
