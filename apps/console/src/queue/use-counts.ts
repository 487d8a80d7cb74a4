import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../app/providers/queries.ts';
import { queueCountsDocument } from '../generated/order.ts';
import type { Stage } from './filters.ts';

/** The menu and the tabs mount one after the other, and need one answer, ms. */
const FRESH_MS = 5000;

/** Number of orders by stage: for the tabs of the queue and the menu. */
export const useCounts = () =>
  useQuery({
    ...queryOf(['queueCounts'], queueCountsDocument, {}),
    staleTime: FRESH_MS,
    select: (counts) => new Map<Stage, number>(counts.map((one) => [one.stage, one.count])),
  });
