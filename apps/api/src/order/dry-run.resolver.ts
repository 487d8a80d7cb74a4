import { auditRefusal } from '@beian/database/audit';
import { dryRun } from '@beian/orders/dry-run';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { localizeDryRun } from './dry-run.load.ts';
import { DryRunResult } from './dry-run.type.ts';
import { Id } from './order.arguments.ts';

@Resolver()
export class DryRunResolver {
  @Query(() => DryRunResult, {
    description:
      'What would become of an order that is handed in now 预检: the rules and checks of `submitOrder` and of the desk, with nothing written, queued or asked. Save the draft first. Since 2026-11.',
  })
  async changeOrderDryRun(
    @Id() orderId: string,
    @Arg('acknowledged', () => [String], {
      nullable: true,
      description: 'Codes of warnings that the applicant accepts, as for `submitOrder`.',
    })
    acknowledged: string[] | null,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    const run = await dryRun(context.ctx, actor, { orderId, input: omitNullish({ acknowledged }) });
    if ('code' in run) await auditRefusal(context.ctx, actor, 'changeOrderDryRun', { code: run.code }, orderId);
    return localizeDryRun(context, run);
  }
}
