import { readWorkers } from '@beian/reporting/workers';
import { Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { Workers } from './workers.type.ts';

/** Whether somebody does the background work. */
@Resolver()
export class WorkersResolver {
  @Query(() => Workers, { description: 'Whether the background work is done by anybody; for staff. Since 2026-11.' })
  workers(@Ctx() context: RequestContext) {
    actorOf(context);
    return readWorkers(context.ctx);
  }
}
