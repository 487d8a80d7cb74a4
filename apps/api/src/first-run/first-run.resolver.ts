import type { FirstRunItem } from '@beian/domain/first-run';
import type { TestedChannel } from '@beian/domain/notices';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { confirm, loadFirstRun, sendTest } from './first-run.load.ts';
import { FirstRunItems, FirstRunList, FirstRunResult, TestedChannels } from './first-run.type.ts';

@Resolver()
export class FirstRunResolver {
  @Query(() => FirstRunList, {
    description:
      'What this installation must have before its first push 首次运行清单; for supervisors and administrators. Since 2026-12.',
  })
  firstRun(@Ctx() context: RequestContext) {
    return loadFirstRun(context);
  }

  @Mutation(() => FirstRunResult, {
    description:
      'Confirms an item that the data do not show, or the list as a whole 确认首次运行清单; administrators only, audited. Since 2026-12.',
  })
  confirmFirstRun(
    @Arg('item', () => FirstRunItems, { nullable: true, description: 'Which item; null: the list, once all is done.' })
    item: FirstRunItem | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return confirm(context, item ?? null, key);
  }

  @Mutation(() => FirstRunResult, {
    description:
      'Sends a test mail or SMS to the caller 发送测试消息; a worker sends it and its answer stands in the list. Administrators only, audited without the address. Since 2026-12.',
  })
  testChannel(
    @Arg('channel', () => TestedChannels, { description: 'By what.' }) channel: TestedChannel,
    @Arg('address', () => String, { description: "The caller's own mail address or mobile number." }) address: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return sendTest(context, channel, address, key);
  }
}
