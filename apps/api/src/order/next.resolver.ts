import { LEASE_MINUTES, LEASE_RENEWAL_SECONDS } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import { heartbeat } from '@beian/orders/colleagues';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { findDeskDraft, listSkips, previewNextOrder, takeNextOrder, writeDeskDraft } from './next.load.ts';
import { DeskDraft, DeskDraftResult, NextPreviewResult, NextResult, SkipConnection } from './next.type.ts';
import { Id, Key, Token } from './order.arguments.ts';
import { performAndRead } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** A reviewer's next order and lease, skips, and drafts that are typed but not sent. */
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
    description: `Prolongs the lease to ${LEASE_MINUTES} minutes from now; an open page sends it every ${LEASE_RENEWAL_SECONDS} s. No event. Since 2026-11.`,
  })
  heartbeat(
    @Id() orderId: string,
    @Token() token: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndRead(context, info, (tx, actor) => heartbeat(tx, actor, orderId, token));
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
