import { readOnly, transaction } from '@beian/database/transaction';
import type { Language } from '@beian/domain/text';
import { changeDigest, findDigestPreference } from '@beian/reporting/digest';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { DigestPreference, DigestResult } from './digest.type.ts';

/** The caller's daily digest. */
@Resolver()
export class DigestResolver {
  @Query(() => DigestPreference, {
    nullable: true,
    description: "The caller's own daily digest; null for all but supervisors. Since 2026-11.",
  })
  digestPreference(@Ctx() context: RequestContext) {
    return own(context);
  }

  @Mutation(() => DigestResult, {
    description:
      'Says whether, when, where and how the caller wants the daily digest 更改每日摘要; audited. Since 2026-11.',
  })
  async changeDigest(
    @Arg('wanted', () => Boolean, { description: 'Whether it is sent.' }) wanted: boolean,
    @Arg('at', () => String, { description: 'A half hour, `08:30`.' }) at: string,
    @Arg('language', () => String, { description: '`zh` or `en`.' }) language: string,
    @Arg('email', () => String, { nullable: true, description: 'Where to; null: nowhere.' }) email: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx } = context;
    const actor = actorOf(context);
    const wish = { wanted, at, language: asLanguage(language), email: email ?? null };
    const outcome = await transaction(ctx, actor, (tx) => changeDigest(ctx, tx, { ...wish, actor, key }));
    return outcome.ok ? own(context) : toActionRefused(outcome.refusal, context.language);
  }
}

const asLanguage = (given: string): Language => (given === 'en' ? 'en' : 'zh');

function own(context: RequestContext) {
  const actor = actorOf(context);
  return readOnly(context.ctx, actor, (tx) => findDigestPreference(context.ctx, tx, actor));
}
