import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { WORKER_WAIT_MS } from '../limits.ts';
import { Id, Key } from './order.arguments.ts';
import { performAndVerify } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** The applicant's action on the domains that the order adds. */
@Resolver()
export class DomainMutations {
  @Mutation(() => OrderResult, {
    description: `Asks the registry anew about the added domains 核验域名, and the bureau whether they are filed elsewhere 备案查询. Waits up to ${WORKER_WAIT_MS / 1000} s for their answers; then \`domainChecks\` says PENDING. Since 2026-11.`,
  })
  verifyDomains(
    @Id() orderId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndVerify(context, info, { event: 'verifyDomains', orderId, input: {}, key });
  }
}
