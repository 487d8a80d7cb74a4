import { readOnly, transaction } from '@beian/database/transaction';
import type { RetentionKind } from '@beian/domain/personal';
import { changeRetention, loadFileSweep, loadRetention, previewRetention } from '@beian/privacy/retention';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, isStaff, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { RetentionKinds } from '../person/person-enums.ts';
import { RetentionPage, RetentionPreview, RetentionResult } from './retention.type.ts';

/** Retention periods: staff read them, administrators set them. */
@Resolver()
export class RetentionResolver {
  @Query(() => RetentionPage, { description: 'How long each kind is kept 保存期限, for staff. Since 2026-11.' })
  retention(@Ctx() context: RequestContext) {
    const actor = requireActor(context, isStaff);
    return readOnly(context.ctx, actor, async (tx) => ({
      kinds: await loadRetention(tx, actor, context.language),
      fileSweep: await loadFileSweep(tx),
    }));
  }

  @Query(() => RetentionPreview, {
    nullable: true,
    description:
      'What would be deleted now if a kind were kept so many days; null for whoever may not set it. Since 2026-11.',
  })
  retentionPreview(
    @Arg('kind', () => RetentionKinds, { description: 'Which kind.' }) kind: RetentionKind,
    @Arg('days', () => Int, { description: 'Days.' }) days: number,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    return transaction(context.ctx, actor, (tx) => previewRetention(tx, actor, kind, days));
  }

  @Mutation(() => RetentionResult, {
    description:
      'Sets how many days a kind is kept 更改保存期限; fewer than its source asks for are refused. Administrators only, audited. Since 2026-11.',
  })
  changeRetention(
    @Arg('kind', () => RetentionKinds, { description: 'Which kind.' }) kind: RetentionKind,
    @Arg('days', () => Int, { description: 'Days.' }) days: number,
    @Arg('from', () => Int, { description: 'The days that the caller saw; `STALE` where they are others by now.' })
    from: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return transaction(ctx, actor, async (tx) => {
      const outcome = await changeRetention(ctx, tx, { actor, kind, days, from, key });
      if (!outcome.ok) return toActionRefused(outcome.refusal, language);
      const found = (await loadRetention(tx, actor, language)).find((one) => one.kind === kind);
      if (found === undefined) throw new Error('a kind is gone');
      return found;
    });
  }
}
