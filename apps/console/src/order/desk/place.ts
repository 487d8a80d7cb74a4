import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { BarAction } from './action-bar.tsx';

/** Where the reader is on an order's page. */
interface Place {
  /** Key of the item under the cursor. */
  readonly cursor?: string | undefined;
  /** Event whose form is open. */
  readonly form?: string | undefined;
}

/** Of the page read last, by its entry of the history: another language builds every page anew, and it goes on here. */
let kept: { readonly entry: string; readonly place: Place } | undefined;

/** Where this page was left. */
export function usePlaceLeft(): Place {
  const { key } = useLocation();
  return useState(() => (kept?.entry === key ? kept.place : {}))[0];
}

/** Keeps the place, and opens the form that was open, once it is known what may be done. */
export function useKeptPlace(
  left: Place,
  { cursor, form, bar }: { cursor: string | undefined; form: BarAction | null; bar: readonly BarAction[] | undefined },
  open: (form: BarAction) => void,
): void {
  const { key } = useLocation();
  const isRead = bar !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the order has been read
  useEffect(() => {
    const one = bar?.find(({ event, action }) => event === left.form && action.presence === 'ENABLED');
    if (one !== undefined) open(one);
  }, [isRead]);
  useEffect(() => {
    if (isRead) kept = { entry: key, place: { cursor, form: form?.event } };
  }, [isRead, key, cursor, form]);
}
