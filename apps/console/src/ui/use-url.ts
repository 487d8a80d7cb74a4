import { useLocation, useSearchParams } from 'react-router';

/** The parameters of the URL, and how to change some of them without a new entry in the history; null removes one. */
export function useUrl() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const change = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true, state });
  };
  return { params, change };
}
