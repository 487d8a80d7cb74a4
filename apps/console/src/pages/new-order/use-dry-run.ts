import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryOf } from '../../app/providers/queries.ts';
import { changeOrderDryRunDocument } from '../../generated/dry-run.ts';
import type { FillOrder } from './documents.ts';

/** What would happen to the order as it is saved, if it were submitted now; anew with each version. */
export const useDryRun = (
  { id, version, actions }: Pick<FillOrder, 'id' | 'version' | 'actions'>,
  acknowledged: readonly string[] = [],
) =>
  useQuery({
    ...queryOf(['dryRun', id, version], changeOrderDryRunDocument, { id, acknowledged: [...acknowledged] }),
    enabled: actions.some(({ event }) => event === 'submit'),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
