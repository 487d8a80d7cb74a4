import { useQuery } from '@tanstack/react-query';
import { request } from '../app/providers/client.ts';
import { queueCountsDocument } from '../generated/order.ts';
import type { Stage } from './filters.ts';

/** The menu and the tabs mount one after the other, and need one answer, ms. */
const FRESH_MS = 5000;

/** Number of orders by stage: for the tabs of the queue and the menu. */
export const useCounts = () =>
  useQuery({
    queryKey: ['queueCounts'],
    queryFn: ({ signal }) => request(queueCountsDocument, {}, signal),
    staleTime: FRESH_MS,
    select: (answer) => new Map<Stage, number>(answer.queueCounts.map((one) => [one.stage, one.count])),
  });
