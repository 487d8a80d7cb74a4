import { z } from 'zod';
import type { BilingualText } from '../text/bilingual-text.ts';
import { textLengths } from '../text/text-lengths.ts';
import { maxQueueViews, type QueueColumn, type QueueDensity, queueColumns, queueDensities } from './queue-desk.ts';
import { queueFilter } from './queue-filter.ts';

const names = <T extends string>(rows: Readonly<Record<T, BilingualText>>) => Object.keys(rows) as [T, ...T[]];

const id = z.string().max(64);
const name = z.string().trim().min(1).max(textLengths.viewName);

/** A change that a member of staff makes to their own queue. */
export const queueDeskChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('addQueueView'), name, filter: queueFilter }),
  z.strictObject({
    change: z.literal('changeQueueView'),
    id,
    name: name.optional(),
    filter: queueFilter.optional(),
  }),
  z.strictObject({ change: z.literal('removeQueueView'), id }),
  z.strictObject({ change: z.literal('orderQueueViews'), ids: z.array(id).max(maxQueueViews) }),
  z.strictObject({
    change: z.literal('arrangeQueue'),
    columns: z.array(z.enum(names<QueueColumn>(queueColumns))).max(names(queueColumns).length),
    density: z.enum(names<QueueDensity>(queueDensities)),
  }),
]);
export type QueueDeskChange = z.input<typeof queueDeskChange>;
