import type { RefusedFileStep } from '@beian/domain/submission';
import { formatCount, textLengths } from '@beian/domain/text';
import { pauseBureau, resumeBureau } from '@beian/submissions/connections';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RefusedFileSteps } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { changeConnection, endRefused, settleSubmission } from './gateway.load.ts';
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
    return settleSubmission(context, { submissionId, accepted, note, key });
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
    return endRefused(context, { submissionId, step, note, key });
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
