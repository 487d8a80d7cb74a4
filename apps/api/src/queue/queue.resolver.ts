import type { QueueColumn, QueueDensity, QueueFilter } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { QueueColumns, QueueDensities } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { omitNullish } from '../page.ts';
import { changeDesk, findQueueDesk } from './queue.load.ts';
import { QueueDesk, QueueDeskResult, QueueViewFilter } from './queue.type.ts';

const Id = () => Arg('id', () => ID, { description: "The view's global id." });
const filterOf = (filter: QueueViewFilter) => omitNullish(filter) as QueueFilter;

/** Saved queue settings of each member of staff. */
@Resolver()
export class QueueResolver {
  @Query(() => QueueDesk, { description: "The caller's own queue: views, columns, density; for staff. Since 2026-11." })
  queueDesk(@Ctx() context: RequestContext) {
    return findQueueDesk(context);
  }

  @Mutation(() => QueueDeskResult, {
    description: 'Keeps a filter under a name 保存视图, as the last tab. Since 2026-11.',
  })
  addQueueView(
    @Arg('name', () => String, { description: `1 to ${formatCount(textLengths.viewName)} characters; sealed.` })
    name: string,
    @Arg('filter', () => QueueViewFilter, { description: 'What it shows.' }) filter: QueueViewFilter,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeDesk(context, { change: 'addQueueView', name, filter: filterOf(filter) }, key);
  }

  @Mutation(() => QueueDeskResult, { description: 'Renames a view, or has it show something else. Since 2026-11.' })
  changeQueueView(
    @Id() id: string,
    @Arg('name', () => String, { nullable: true, description: 'The new name; null: as it is.' }) name: string | null,
    @Arg('filter', () => QueueViewFilter, { nullable: true, description: 'What it shows now; null: as it is.' })
    filter: QueueViewFilter | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const change = omitNullish({ name, filter: filter && filterOf(filter) });
    return changeDesk(context, { change: 'changeQueueView', id, ...change }, key);
  }

  @Mutation(() => QueueDeskResult, { description: 'Removes a view 删除视图. Since 2026-11.' })
  removeQueueView(@Id() id: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeDesk(context, { change: 'removeQueueView', id }, key);
  }

  @Mutation(() => QueueDeskResult, { description: 'Puts the tabs into a sequence. Since 2026-11.' })
  orderQueueViews(
    @Arg('ids', () => [ID], { description: 'All views, the first tab first.' }) ids: string[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeDesk(context, { change: 'orderQueueViews', ids }, key);
  }

  @Mutation(() => QueueDeskResult, { description: 'Chooses columns and density 列与密度. Since 2026-11.' })
  arrangeQueue(
    @Arg('columns', () => [QueueColumns], { description: 'Columns beside the due time and the number.' })
    columns: QueueColumn[],
    @Arg('density', () => QueueDensities, { description: 'How close the rows stand.' }) density: QueueDensity,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeDesk(context, { change: 'arrangeQueue', columns, density }, key);
  }
}
