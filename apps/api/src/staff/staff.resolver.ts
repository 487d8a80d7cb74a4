import { inTransaction, listColleagues } from '@beian/orders';
import { Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type Context } from '../context.ts';
import { Colleague } from './staff.type.ts';

@Resolver()
export class StaffResolver {
  @Query(() => [Colleague], {
    description: 'The people at the desk 同事, by name; empty for partners. Since 2026-11.',
  })
  colleagues(@Ctx() context: Context) {
    const actor = actorOf(context);
    return actor.kind === 'staff' ? inTransaction(context.ctx, actor, listColleagues) : [];
  }
}
