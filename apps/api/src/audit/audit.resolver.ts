import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { findActors, findChain, listAudit } from './audit.load.ts';
import { AuditActor, AuditChain, AuditFilterInput, AuditRowConnection } from './audit.type.ts';

@Resolver()
export class AuditResolver {
  @Query(() => AuditRowConnection, {
    description: 'The audit 审计记录, the latest first; for whoever holds the right readAudit. Since 2026-11.',
  })
  auditRows(
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which rows; left out: all.' })
    filter: AuditFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listAudit(context, filter, { first, after, last, before });
  }

  @Query(() => [AuditActor], {
    description:
      'By whom the audit can be filtered, at most 50 and the parts of the system; for whoever holds the right readAudit. Since 2026-12.',
  })
  auditActors(
    @Arg('search', () => String, { nullable: true, description: 'A part of the name, or an id; left out: all.' })
    search: string | null,
    @Ctx() context: RequestContext,
  ) {
    return findActors(context, search);
  }

  @Query(() => AuditChain, {
    description: 'How the audit’s chain stands 审计链; for whoever holds the right readAudit. Since 2026-11.',
  })
  auditChain(@Ctx() context: RequestContext) {
    return findChain(context);
  }
}
