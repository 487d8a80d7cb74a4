import { type RefObject, useRef } from 'react';
import { useKeys } from '../use-keys.ts';

/** J and K go through the rows of a list, Enter opens the row with the focus, F goes to the filters. */
export function useListKeys(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const rows = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [])];
  const current = () => document.activeElement?.closest<HTMLElement>('[data-row-key]') ?? null;
  const move = (by: 1 | -1) => {
    const all = rows();
    const at = all.indexOf(current() as HTMLElement);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useKeys({
    'list.down': () => move(1),
    'list.up': () => move(-1),
    'list.open': () => current()?.querySelector<HTMLElement>('a, button')?.click(),
    'list.filter': () => ref.current?.querySelector<HTMLElement>('search input')?.focus(),
  });
  return ref;
}
