import { readOnly } from '@beian/database/transaction';
import type { OrderKind } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { loadEta } from '@beian/orders/eta';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { OrderKinds } from '../common/enums.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { Eta } from './eta.type.ts';

@Resolver(() => Eta)
export class EtaResolver {
  @Query(() => Eta, {
    nullable: true,
    description:
      'How long an order of this province and kind will take that is submitted now 预计时间; null: there is no such province. Since 2026-11.',
  })
  async eta(
    @Arg('province', () => String, { description: 'GB/T 2260 code, six digits.' }) province: string,
    @Arg('kind', () => OrderKinds, { description: 'The kind of change.' }) kind: OrderKind,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    if (findProvince(province) === undefined) return null;
    const found = await readOnly(ctx, actor, (tx) => loadEta(tx, { province, kind, language }));
    return { province, kind, ...found };
  }
}
