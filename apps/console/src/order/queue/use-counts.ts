import { useQuery } from '@tanstack/react-query';
import { request } from '../../providers/client.ts';
import { queueCountsDocument } from '../documents.ts';
import type { Stage } from './filters.ts';

/** Number of orders by stage: for the tabs of the queue and the menu. */
export const useCounts = () =>
  useQuery({
    queryKey: ['queueCounts'],
    queryFn: ({ signal }) => request(queueCountsDocument, {}, signal),
    select: (answer) => new Map<Stage, number>(answer.queueCounts.map((one) => [one.stage, one.count])),
  });
