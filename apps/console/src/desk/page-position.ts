import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { BarAction } from './actions/bar-entries.ts';

interface PagePosition {
  readonly cursor?: string | undefined;
  readonly form?: string | undefined;
}

/** Position on the last page, by history entry: a change of language remounts every page, which then restores it. */
let saved: { readonly entry: string; readonly position: PagePosition } | undefined;

export function useSavedPosition(): PagePosition {
  const { key } = useLocation();
  return useState(() => (saved?.entry === key ? saved.position : {}))[0];
}

/** Saves the position, and reopens the form once the allowed actions are known. */
export function useSavePosition(
  savedPosition: PagePosition,
  { cursor, form, bar }: { cursor: string | undefined; form: BarAction | null; bar: readonly BarAction[] | undefined },
  open: (form: BarAction) => void,
): void {
  const { key } = useLocation();
  const isRead = bar !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the order has been read
  useEffect(() => {
    const one = bar?.find(({ event, action }) => event === savedPosition.form && action.presence === 'ENABLED');
    if (one !== undefined) open(one);
  }, [isRead]);
  useEffect(() => {
    if (isRead) saved = { entry: key, position: { cursor, form: form?.event } };
  }, [isRead, key, cursor, form]);
}
