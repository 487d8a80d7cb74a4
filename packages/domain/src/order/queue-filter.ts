import { z } from 'zod';
import { type OrderKind, orderKindLabels } from '../order-names/kinds/kinds.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import {
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderSorts,
  queueClockNames,
  queueFilterPatterns,
  queueStages,
} from './queue.ts';

const namesOf = <T extends string>(rows: Readonly<Record<T, BilingualText>>) => Object.keys(rows) as [T, ...T[]];

/**
 * Filter and sort order of a list: the shape shared by the URL, the API and saved views. Search text is excluded
 * because it may contain a person's name.
 */
export const queueFilter = z.strictObject({
  stage: z.enum(queueStages).default('INITIAL'),
  province: z.string().regex(queueFilterPatterns.province).optional(),
  kind: z.enum(namesOf<OrderKind>(orderKindLabels)).optional(),
  /** Holder of the lease: the reader, nobody, or the member of staff with this id. */
  holder: z.string().regex(queueFilterPatterns.person).optional(),
  /** Assignee, same values as `holder`. */
  assignee: z.string().regex(queueFilterPatterns.person).optional(),
  flag: z.enum(namesOf<OrderFlag>(orderFlags)).optional(),
  /** Duty whose clock runs: one duty, or any of the desk's own. */
  clock: z.enum(queueClockNames).optional(),
  partner: z.string().regex(queueFilterPatterns.partner).optional(),
  sort: z.enum(namesOf<OrderSort>(orderSorts)).optional(),
  descending: z.boolean().optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;
