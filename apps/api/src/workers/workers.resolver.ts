import { readWorkers } from '@beian/reporting/workers';
import { GraphQLError } from 'graphql';
import { Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { httpRefusals } from '../texts.ts';
import { Workers } from './workers.type.ts';

/** Whether somebody does the background work. */
@Resolver()
export class WorkersResolver {
  @Query(() => Workers, { description: 'Whether the background work is done by anybody; for staff. Since 2026-11.' })
  workers(@Ctx() context: RequestContext) {
    if (actorOf(context).kind !== 'staff')
      throw new GraphQLError(httpRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
    return readWorkers(context.ctx);
  }
}
