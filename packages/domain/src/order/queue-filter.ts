import { z } from 'zod';
import { filterSchema } from '../filter/filter-schema.ts';
import { orderFilters, savedFilterNames } from './order-filters.ts';
import { type OrderSort, orderSorts, queueStages } from './queue.ts';

const sortNames = Object.keys(orderSorts) as [OrderSort, ...OrderSort[]];
/** How a list of orders is sorted. */
export const sortOrder = { sort: z.enum(sortNames).optional(), descending: z.boolean().optional() };
const filters = filterSchema(orderFilters);

/** What a saved view keeps: filters and sort order. Search text is excluded because it may contain a person's name. */
export const queueFilter = filters
  .pick(
    Object.fromEntries(savedFilterNames.map((name) => [name, true])) as Record<(typeof savedFilterNames)[number], true>,
  )
  .extend({ stage: z.enum(queueStages).default('INITIAL'), ...sortOrder });
export type QueueFilter = z.infer<typeof queueFilter>;
