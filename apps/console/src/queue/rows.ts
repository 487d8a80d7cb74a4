/** A row on screen while the list behind it changes: nothing moves under the cursor. */
export interface ShownRow<T> {
  readonly row: T;
  /** No longer in the list; stays in place, dimmed, until the reader asks for the new list. */
  readonly gone: boolean;
}

/**
 * Rows shown before, updated in place from the newest list. When nothing was shown, the newest list unchanged. A list that differs
 * only in order moves nothing. `waiting`: how many rows are to be added or removed.
 */
export function mergeRows<T extends { readonly id: string }>(
  shown: readonly T[] | null,
  newest: readonly T[],
): { rows: readonly ShownRow<T>[]; waiting: number } {
  if (shown === null || shown.length === 0) return { rows: newest.map((row) => ({ row, gone: false })), waiting: 0 };
  const latest = new Map(newest.map((row) => [row.id, row]));
  const shownIds = new Set(shown.map((row) => row.id));
  const rows = shown.map((row) => ({ row: latest.get(row.id) ?? row, gone: !latest.has(row.id) }));
  const newCount = newest.filter((row) => !shownIds.has(row.id)).length;
  return { rows, waiting: newCount + rows.filter((row) => row.gone).length };
}

/** The position after a step of J or K, limited to the list; without a position the first row. */
export const stepIndex = (at: number, by: 1 | -1, length: number): number =>
  length === 0 ? -1 : Math.min(length - 1, Math.max(0, at < 0 ? 0 : at + by));
