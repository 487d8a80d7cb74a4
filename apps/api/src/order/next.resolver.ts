import type { SkipReason } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { findDeskDraft, listSkips, previewNextOrder, takeNextOrder, writeDeskDraft } from './next.load.ts';
import { DeskDraft, DeskDraftResult, NextPreviewResult, NextResult, SkipConnection, SkipReasons } from './next.type.ts';
import { Id, Key } from './order.arguments.ts';
import { performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** A reviewer's next order, skips, and drafts that are typed but not sent. */
@Resolver()
export class NextResolver {
  @Mutation(() => NextResult, {
    description:
      'Takes the order with the greatest breach risk among those that the caller may decide 取下一单, under a lease. Since 2026-11.',
  })
  takeNext(@Key() key: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return takeNextOrder(context, info, key);
  }

  @Query(() => NextPreviewResult, {
    description: 'What `takeNext` would take now 下一单预览; claims nothing. Since 2026-11.',
  })
  nextOrder(@Ctx() context: RequestContext) {
    return previewNextOrder(context);
  }

  @Mutation(() => OrderResult, {
    description:
      'Passes an order over 跳过: it is not offered again to the caller until it changes or hours have gone by. Supervisors see why. Since 2026-11.',
  })
  skip(
    @Id() orderId: string,
    @Arg('reason', () => SkipReasons, { description: 'Why.' }) reason: SkipReason,
    @Arg('note', () => String, {
      nullable: true,
      description: `In words, at most ${formatCount(textLengths.skipNote)} characters; \`OTHER\` needs it.`,
    })
    note: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'skip', orderId, input: omitNullish({ reason, note }), key });
  }

  @Query(() => SkipConnection, {
    description: 'Skips, the latest first, for supervisors and administrators; empty for others. Since 2026-11.',
  })
  skips(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listSkips(context, { first, after, last, before });
  }

  @Query(() => DeskDraft, { description: 'What the caller has typed at an order and not sent. Since 2026-11.' })
  deskDraft(@Id() orderId: string, @Ctx() context: RequestContext) {
    return findDeskDraft(context, orderId);
  }

  @Mutation(() => DeskDraftResult, {
    description:
      'Keeps what the caller has typed at an order, sealed; empty forgets it. Needs no lease; ends with the caller’s decision. Since 2026-11.',
  })
  saveDeskDraft(
    @Id() orderId: string,
    @Arg('body', () => String, {
      description: `Everything typed, at most ${formatCount(textLengths.deskDraft)} characters.`,
    })
    body: string,
    @Ctx() context: RequestContext,
  ) {
    return writeDeskDraft(context, orderId, body);
  }
}
