import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../app/providers/queries.ts';
import { returnReasonsDocument } from '../../generated/reason.ts';
import type { ReturnReason } from '../../order/documents.ts';

const none: readonly ReturnReason[] = [];

/** The return reasons in the reader's language; they change only with a release. */
export function useReasons(): readonly ReturnReason[] {
  const { data } = useQuery({
    ...queryOf(['returnReasons'], returnReasonsDocument, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? none;
}
