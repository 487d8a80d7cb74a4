import { MAX_KIND_LOOKUPS_PER_HOUR } from '@beian/domain/filing-status';
import { WORKER_WAIT_MS } from '@beian/domain/order';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { findLocalizedLookup, lookUpKind } from './kind-lookup.load.ts';
import { OrderKindLookup, OrderKindLookupInput, OrderKindLookupResult } from './kind-lookup.type.ts';

/** Works out which kind of order an applicant needs, by what the bureau has filed. */
@Resolver(() => OrderKindLookup)
export class KindLookupResolver {
  @Mutation(() => OrderKindLookupResult, {
    description: `Asks the bureau what is filed for a certificate and a domain, and says which kind of order they need 应办事项查询; partners only. Waits up to ${WORKER_WAIT_MS / 1000} s, then the lookup is PENDING. At most ${MAX_KIND_LOOKUPS_PER_HOUR} within an hour. Since 2026-11.`,
  })
  lookUpOrderKind(
    @Arg('input', () => OrderKindLookupInput, { description: 'Certificate, domain and province.' })
    input: OrderKindLookupInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return lookUpKind(context, input, key);
  }

  @Query(() => OrderKindLookup, {
    nullable: true,
    description: 'A lookup that the caller asked for; null where there is none. Since 2026-11.',
  })
  orderKindLookup(@Arg('id', () => ID, { description: 'Its global id.' }) id: string, @Ctx() context: RequestContext) {
    return findLocalizedLookup(context, id);
  }
}
