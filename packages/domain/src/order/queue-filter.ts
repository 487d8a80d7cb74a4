import { z } from 'zod';
import type { BilingualText } from '../bilingual-text.ts';
import { type OrderKind, orderKindLabels } from './names.ts';
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
 * Which orders are on a list and in what sequence: the shape that the URL, the API and a saved view share. Text that was
 * searched for is no part of it, since it may name a person.
 */
export const queueFilter = z.strictObject({
  stage: z.enum(queueStages).default('INITIAL'),
  province: z.string().regex(queueFilterPatterns.province).optional(),
  kind: z.enum(namesOf<OrderKind>(orderKindLabels)).optional(),
  /** Who holds the lease: the reader, nobody, or the member of staff with this id. */
  holder: z.string().regex(queueFilterPatterns.person).optional(),
  /** Who should see to it: the same. */
  assignee: z.string().regex(queueFilterPatterns.person).optional(),
  flag: z.enum(namesOf<OrderFlag>(orderFlags)).optional(),
  /** Whose clock runs: any of the desk's own, or a duty's. */
  clock: z.enum(queueClockNames).optional(),
  partner: z.string().regex(queueFilterPatterns.partner).optional(),
  sort: z.enum(namesOf<OrderSort>(orderSorts)).optional(),
  descending: z.boolean().optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;
