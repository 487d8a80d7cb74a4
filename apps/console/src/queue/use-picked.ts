import { MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import { useEffect, useRef, useState } from 'react';

export interface Picked {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Picks all of `rows` from the last toggled one to this one. */
  readonly selectRange: (id: string, rows: readonly string[]) => void;
  /** Picks all of these, or none when all are picked already. */
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly replace: (ids: readonly string[]) => void;
}

/** The picked rows; another list (`key`) starts with none. */
export function usePicked(key: string): Picked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key resets the selection
  useEffect(() => setIds(new Set()), [key]);
  const last = useRef<string | null>(null);
  const toggle = (id: string) => {
    last.current = id;
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id) && next.size < MAX_ASSIGNED_ORDERS) next.add(id);
      return next;
    });
  };
  return {
    ids,
    toggle,
    selectRange: (id, rows) => {
      const from = last.current === null ? -1 : rows.indexOf(last.current);
      if (from < 0) return toggle(id);
      last.current = id;
      const [low, high] = [from, rows.indexOf(id)].sort((a, b) => a - b) as [number, number];
      setIds((before) => new Set([...before, ...rows.slice(low, high + 1)].slice(0, MAX_ASSIGNED_ORDERS)));
    },
    toggleAll: (all) =>
      setIds(
        (before) => new Set(all.every((id) => before.has(id)) ? [] : [...before, ...all].slice(0, MAX_ASSIGNED_ORDERS)),
      ),
    replace: (kept) => setIds(new Set(kept)),
  };
}
