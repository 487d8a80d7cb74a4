import { useEffect, useState } from 'react';
import { mergeRows } from './rows.ts';

/** Rows on screen while the list behind them changes (`mergeRows`); another list, by its key, is shown as it is. */
export function useStillRows<T extends { readonly id: string }>(
  key: string,
  newest: readonly T[] | undefined,
  /** The newest rows are the list's own: neither those of an earlier visit nor those of the list before. */
  isFresh: boolean,
) {
  const [shown, setShown] = useState<{ readonly key: string; readonly rows: readonly T[] }>();
  useEffect(() => {
    if (newest === undefined || !isFresh) return;
    setShown((before) => ({
      key,
      rows: before?.key === key ? mergeRows(before.rows, newest).rows.map(({ row }) => row) : newest,
    }));
  }, [newest, isFresh, key]);
  return {
    ...mergeRows(shown?.key === key ? shown.rows : null, newest ?? []),
    showWaiting: () => setShown({ key, rows: newest ?? [] }),
  };
}
