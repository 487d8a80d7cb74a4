import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { listBureauRows } from './bureau.load.ts';
import { Bureau } from './bureau.type.ts';

/** The gateway: connections to the bureaus. */
@Resolver()
export class BureauResolver {
  @Query(() => [Bureau], {
    description:
      'The gateway board 网关看板: every connection, the one in most trouble first; empty for partners. Since 2026-11.',
  })
  bureaus(@Ctx() context: Context) {
    return listBureauRows(context);
  }
}
