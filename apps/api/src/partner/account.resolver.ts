import { revokePartnerKey, rotatePartnerKey } from '@beian/accounts/partners';
import { defaultPointLimits, keyBounds, limitBounds, type PointLimits, refusedCalls } from '@beian/domain/partner';
import { formatCount } from '@beian/domain/text';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { changeKey, findAccount, listAccounts, listErrors, listKeys, makeKey, setLimits } from './account.load.ts';
import {
  PartnerAccountConnection,
  PartnerAccountPage,
  PartnerAccountResult,
  PartnerKeyConnection,
  PartnerKeyInput,
  PartnerKeyResult,
} from './account.type.ts';
import { PartnerErrorCount } from './errors.type.ts';

const Asked = () =>
  Arg('partnerId', () => ID, {
    nullable: true,
    description: "The partner's global id; keys and people of a partner may leave it out and mean their own.",
  });
const KeyId = () => Arg('id', () => ID, { description: "The key's global id." });

/** `<what>, 1 to 10,000; usually 100.` */
const pointsInWords = (what: string, limit: keyof PointLimits): string =>
  `${what}, ${formatCount(limitBounds[limit].least)} to ${formatCount(limitBounds[limit].most)}; usually ${formatCount(defaultPointLimits[limit])}.`;

/** Partners, their keys and limits. */
@Resolver()
export class PartnerAccountResolver {
  @Query(() => PartnerAccountConnection, {
    description: 'Partners 合作方 by name; administrators only. Since 2026-11.',
  })
  partnerAccounts(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listAccounts(context, { first, after, last, before });
  }

  @Query(() => PartnerAccountPage, {
    nullable: true,
    description:
      'A partner with its limits and usage 用量; administrators, its own people, and its own keys with KEYS_READ. Null: there is none. Since 2026-11.',
  })
  partnerAccount(@Asked() partnerId: string | null, @Ctx() context: RequestContext) {
    return findAccount(context, partnerId);
  }

  @Query(() => [PartnerErrorCount], {
    description: `What a partner was refused in the last ${refusedCalls.days} days 拒绝, by mutation and code, the most frequent first, ${refusedCalls.most} at most, of live keys, test keys and people together; administrators, its own people, and its own keys with KEYS_READ. Since 2026-11.`,
  })
  partnerErrors(@Asked() partnerId: string | null, @Ctx() context: RequestContext) {
    return listErrors(context, partnerId);
  }

  @Query(() => PartnerKeyConnection, {
    description:
      'Keys of a partner 密钥, the newest first, ended ones included; administrators, its own people, and its own keys with KEYS_READ. Since 2026-11.',
  })
  partnerKeys(
    @Asked() partnerId: string | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listKeys(context, partnerId, { first, after, last, before });
  }

  @Mutation(() => PartnerKeyResult, {
    description: 'Makes a key 创建密钥; administrators only, audited. Since 2026-11.',
  })
  createPartnerKey(
    @Arg('partnerId', () => ID, { description: "The partner's global id." }) partnerId: string,
    @Arg('input', () => PartnerKeyInput, { description: 'Name, kind, scopes and end.' }) input: PartnerKeyInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return makeKey(context, { ...input, partnerId, key });
  }

  @Mutation(() => PartnerKeyResult, {
    description:
      'Makes a new key in the place of one that goes on until `oldUntil` 轮换密钥, with its name, kind and scopes; administrators, and keys with KEYS_MANAGE that hold all of its scopes. Audited. Since 2026-11.',
  })
  rotatePartnerKey(
    @KeyId() keyId: string,
    @Arg('oldUntil', () => DateTime, {
      description: `When the old key ends: from now on to ${keyBounds.overlapDays} days ahead.`,
    })
    oldUntil: string,
    @Arg('expiresAt', () => DateTime, {
      nullable: true,
      description: `When the new key ends, at most ${keyBounds.days} days ahead; left out: it lives as long as the old one was made for.`,
    })
    expiresAt: Cursor,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeKey(context, (ctx, tx, call) =>
      rotatePartnerKey(ctx, tx, { ...call, keyId, oldUntil, expiresAt: expiresAt ?? null, key }),
    );
  }

  @Mutation(() => PartnerKeyResult, {
    description:
      'Ends a key at once and for good 吊销密钥; administrators, and its partner’s keys with KEYS_MANAGE. Audited. Since 2026-11.',
  })
  revokePartnerKey(@KeyId() keyId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeKey(context, (ctx, tx, call) => revokePartnerKey(ctx, tx, { ...call, keyId, key }));
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Sets what a partner may spend 设置额度; administrators only, audited; every process goes by it at once. Since 2026-11.',
  })
  changePartnerLimits(
    @Arg('partnerId', () => ID, { description: "The partner's global id." }) partnerId: string,
    @Arg('pointsPerSecond', () => Int, {
      description: pointsInWords('Points that come back each second', 'pointsPerSecond'),
    })
    pointsPerSecond: number,
    @Arg('bucket', () => Int, { description: pointsInWords('Points that are saved up at most', 'bucket') })
    bucket: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return setLimits(context, { partnerId, pointsPerSecond, bucket, key });
  }
}
