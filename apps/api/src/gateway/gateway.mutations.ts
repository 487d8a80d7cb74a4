import { type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type RefusedFileStep, submissionLifeCycle } from '@beian/domain/submission';
import { formatCount, textLengths } from '@beian/domain/text';
import { type ConnectionOutcome, pauseBureau, resumeBureau } from '@beian/submissions/connections';
import { endRefusedSubmission, type SettleOutcome, settleUnknownSubmission } from '@beian/submissions/submissions';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RefusedFileSteps } from '../common/enums.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { ConnectionResult, SettleSubmissionResult } from './gateway.type.ts';

const BureauId = () => Arg('bureauId', () => ID, { description: "The connection's global id." });
const Why = () =>
  Arg('why', () => String, { description: `Why, 1 to ${formatCount(textLengths.connectionStep)} characters.` });

/** Actions on a connection to a bureau, and on a file whose outcome is unknown. */
@Resolver()
export class GatewayMutations {
  @Mutation(() => SettleSubmissionResult, {
    description:
      'Says what became of a file whose outcome is unknown 认定结果: the bureau has it, or it is sent again under its number; supervisors only, audited. Since 2026-11.',
  })
  settleUnknownSubmission(
    @Arg('submissionId', () => ID, { description: "The file's global id." }) submissionId: string,
    @Arg('accepted', () => Boolean, { description: 'The bureau has it.' }) accepted: boolean,
    @Arg('note', () => String, {
      description: `What it rests on, 1 to ${formatCount(textLengths.writeOff)} characters; sealed.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const call = { submissionId, accepted, note, key };
    return settle(context, (tx, actor) => settleUnknownSubmission(context.ctx, tx, { ...call, actor }));
  }

  @Mutation(() => SettleSubmissionResult, {
    description:
      'Ends a file that its bureau refuses 改号重报或撤下, after a comparison showed that the bureau does not have it: `renumber` sends its orders in a new file after the bureau’s last number, `withdraw` leaves them to a person. Supervisors only, audited. Since 2026-11.',
  })
  endRefusedSubmission(
    @Arg('submissionId', () => ID, { description: "The file's global id." }) submissionId: string,
    @Arg('step', () => RefusedFileSteps, { description: 'What becomes of its orders.' }) step: RefusedFileStep,
    @Arg('note', () => String, {
      description: `What it rests on, 1 to ${formatCount(textLengths.writeOff)} characters; sealed.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const call = { submissionId, step, note, key };
    return settle(context, (tx, actor) => endRefusedSubmission(context.ctx, tx, { ...call, actor }));
  }

  @Mutation(() => ConnectionResult, {
    description:
      'Pauses a connection 暂停连接: nothing is sent or fetched, orders wait; supervisors and administrators, audited. Since 2026-11.',
  })
  pauseBureau(@BureauId() bureauId: string, @Why() why: string, @Key() key: string, @Ctx() context: RequestContext) {
    const { ctx } = context;
    return changeConnection(context, (tx, actor) => pauseBureau(ctx, tx, { actor, bureauId, why, key }), true);
  }

  @Mutation(() => ConnectionResult, {
    description:
      'Resumes a connection that was paused, or stopped for a fault 恢复连接; supervisors and administrators, audited. Since 2026-11.',
  })
  resumeBureau(@BureauId() bureauId: string, @Why() why: string, @Key() key: string, @Ctx() context: RequestContext) {
    const { ctx } = context;
    return changeConnection(context, (tx, actor) => resumeBureau(ctx, tx, { actor, bureauId, why, key }), false);
  }
}

/** The file's state after a step about it. */
async function settle(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<SettleOutcome>) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => step(tx, actor));
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  const { label } = submissionLifeCycle.states[outcome.state];
  return { id: outcome.submissionId, state: outcome.state, stateLabel: label[context.language] };
}

/** Pauses or resumes a connection. */
async function changeConnection(
  context: RequestContext,
  work: (tx: Tx, actor: Actor) => Promise<ConnectionOutcome>,
  paused: boolean,
) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => work(tx, actor));
  return outcome.ok ? { id: outcome.bureauId, paused } : toActionRefused(outcome.refusal, context.language);
}
