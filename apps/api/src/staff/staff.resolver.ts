import { readOnly } from '@beian/database/transaction';
import { listColleagues } from '@beian/orders/colleagues';
import { Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { Colleague } from './staff.type.ts';

@Resolver()
export class StaffResolver {
  @Query(() => [Colleague], {
    description: 'The people at the desk 同事, by name; empty for partners. Since 2026-11.',
  })
  colleagues(@Ctx() context: RequestContext) {
    const actor = actorOf(context);
    return actor.kind === 'staff' ? readOnly(context.ctx, actor, listColleagues) : [];
  }
}
