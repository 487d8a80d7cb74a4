import type { MaterialKind } from '@beian/domain/filing';
import { readMaterialAgain } from '@beian/orders/picture-reading';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { MaterialKinds } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { Id, Key } from './order.arguments.ts';
import { performAndRead } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** What the machine reads on the papers of an order. */
@Resolver()
export class PaperMutations {
  @Mutation(() => OrderResult, {
    description:
      'Has a scan of an order read anew by the machine 重新识别, before those that nobody waits for; once a minute. What was read before stands until then. Since 2026-12.',
  })
  readMaterialAgain(
    @Id() orderId: string,
    @Arg('material', () => MaterialKinds, { description: 'Which one.' }) material: MaterialKind,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndRead(context, info, (tx, actor) =>
      readMaterialAgain(context.ctx, tx, { actor, orderId, material, key }),
    );
  }
}
