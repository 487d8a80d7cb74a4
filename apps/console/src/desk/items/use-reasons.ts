import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { getLanguage } from '../../app/providers/i18n.ts';
import { returnReasonsDocument } from '../../generated/reason.ts';
import type { ReturnReason } from '../../order/documents.ts';

const none: readonly ReturnReason[] = [];

/** The return reasons in the reader's language; they change only with a release. */
export function useReasons(): readonly ReturnReason[] {
  const { data } = useQuery({
    queryKey: ['returnReasons', getLanguage()],
    queryFn: async () => (await request(returnReasonsDocument, {})).returnReasons,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? none;
}
