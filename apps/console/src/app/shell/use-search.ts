import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type SearchHit, searchDocument } from '../../generated/search.ts';
import { send } from '../providers/client.ts';
import { useLanguage } from '../providers/i18n.ts';

/** Delay after the last keystroke, ms. */
const PAUSE_MS = 250;
/** Cache time of an answer, ms: one look at a searched ID number must not be audited twice. */
const FRESH_MS = 60_000;

/** Searches while a text is typed. The text is sent by POST and is in no URL. */
export function useSearch(typed: string) {
  const language = useLanguage();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), typed === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery({
    queryKey: ['search', language, text],
    queryFn: ({ signal }) => send(searchDocument, { text }, signal),
    enabled: text !== '',
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
    refetchOnWindowFocus: false,
    retry: false,
  });
  return {
    text,
    /** True also while the result belongs to an earlier text. */
    waiting: typed.trim() !== '' && (typed.trim() !== text || query.isFetching),
    result: text === '' ? undefined : query.data,
    error: query.error,
    again: () => void query.refetch(),
  };
}

const pathOf = ({ group, id, recordId }: SearchHit): string =>
  group === 'ORDER' ? `/orders/${encodeURIComponent(id)}` : `/records/${encodeURIComponent(recordId ?? id)}`;

export function useOpenHit(): (hit: SearchHit) => void {
  const navigate = useNavigate();
  return (hit) => navigate(pathOf(hit));
}
