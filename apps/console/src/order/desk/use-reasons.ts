import { useQuery } from '@tanstack/react-query';
import { request } from '../../providers/client.ts';
import { useLanguage } from '../../providers/i18n.ts';
import { type ReturnReason, returnReasonsDocument } from '../documents.ts';

const none: readonly ReturnReason[] = [];

/** The library of reasons in the reader's language; it changes with a release alone. */
export function useReasons(): readonly ReturnReason[] {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['returnReasons', language],
    queryFn: async () => (await request(returnReasonsDocument, {})).returnReasons,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? none;
}
