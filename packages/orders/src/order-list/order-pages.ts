import {
  type IdPage,
  type Keyset,
  keysetSql,
  type PageQuery,
  type PageSql,
  pageLimits,
  queryPage,
} from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type OrderFilter, type OrderSort, type QueueStage, sortOrderOf } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { nullsLastSql, orderKeyset, updatedKeyset } from '../part/order-keyset.ts';
import { inStatesSql, smsAsked, stageStates, stages } from '../part/stages.ts';
import { conditionsOf } from './order-filter.ts';

export interface OrderPageQuery extends PageQuery {
  readonly filter?: OrderFilter;
  /** Without it the default of the stage: the most urgent first, finished orders the latest first. */
  readonly sort?: OrderSort;
  readonly descending?: boolean;
  readonly actor: Actor;
}

/**
 * A page of orders. In ascending order, rows without a time come last. @throws RangeError naming the bad paging
 * argument
 */
export function ordersPageSql(asked: OrderPageQuery): PageSql {
  const { filter = {}, actor } = asked;
  const values: unknown[] = [];
  const where = conditionsOf(filter, actor, (one) => `$${values.push(one)}`);
  const { sort, descending } = sortOrderOf(filter, asked.sort, asked.descending);
  return keysetSql(
    { ...orderKeysets[sort], descending, countsInSequence: filter.ended !== undefined },
    where,
    values,
    asked,
  );
}
const orderKeysets: Readonly<Record<OrderSort, Keyset>> = {
  DUE: orderKeyset(nullsLastSql('o.due_at')),
  SUBMITTED: orderKeyset(nullsLastSql('o.submitted_at')),
  UPDATED: updatedKeyset,
};

/** A page of order ids, as `ordersPageSql`. */
export const listOrderIds = async (tx: Tx, asked: OrderPageQuery): Promise<IdPage> =>
  queryPage(tx, ordersPageSql(asked));

const countOf = (name: QueueStage, where: string): string =>
  `(select count(*)::int from app.orders o where ${where}) as "${name}"`;
/**
 * Open orders are counted by state from an index alone, however many there are; what a person holds, and finished orders up to a limit, from
 * theirs.
 */
const queueCountsSql = `/* queueCounts */ with counted as materialized (select o.state, count(*)::int as n from app.orders o where o.locked group by o.state),
    asked as materialized (select count(*)::int as n from app.orders o where o.locked and ${smsAsked})
  select ${Object.entries(stageStates)
    .map(
      ([name, row]) =>
        `(select coalesce(sum(o.n), 0)::int from counted o where ${inStatesSql(row.states)})${row.smsAsked ? ' + (select n from asked)' : ''} as "${name}"`,
    )
    .join(', ')}, (select coalesce(sum(n), 0)::int from counted) as "OPEN", ${countOf('MINE', stages.MINE)},
    (select count(*)::int from (select 1 from app.orders o where ${stages.DONE} limit ${pageLimits.counted}) d) as "DONE"`;

/** Number of orders in each stage; exact, except finished orders, which are counted up to `pageLimits.counted`. */
export async function queueCounts(tx: Tx): Promise<{ stage: QueueStage; count: number }[]> {
  const { rows } = await tx.client.query<Record<QueueStage, number>>({ name: 'queue-counts', text: queueCountsSql });
  return (Object.keys(stages) as QueueStage[]).map((stage) => ({ stage, count: rows[0]?.[stage] ?? 0 }));
}
