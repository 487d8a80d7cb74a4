import { useEffect, useRef, useState } from 'react';
import type { Item, Verdict } from '../../order/documents.ts';
import { stepIndex } from '../../queue/rows.ts';
import { type Layout, nextUnjudged } from './rows.ts';

export const rowOf = (key: string | undefined): HTMLElement | null =>
  key === undefined ? null : document.querySelector(`[data-item="${CSS.escape(key)}"]`);

const isLost = () => document.activeElement === null || document.activeElement === document.body;

interface ItemCursorOptions {
  readonly items: readonly Item[];
  readonly layout: Layout;
  readonly verdictOf: (item: Item) => Verdict | null;
  readonly state: string | undefined;
  readonly isAsking: boolean;
  readonly start: string | undefined;
}

/**
 * The cursor over the items and the focus that follows it: from row to row, and back to its place when a form closes. It starts at the
 * first item without a verdict.
 */
export function useItemCursor({ items, layout, verdictOf, state, isAsking, start }: ItemCursorOptions) {
  const [cursor, setCursor] = useState(start);
  const orderedItems = layout.groups.flatMap((group) => group.items);
  const atCursor = items.find((item) => item.key === cursor);
  const focused =
    atCursor ??
    nextUnjudged(orderedItems, undefined, verdictOf) ??
    orderedItems.find((item) => item.inReview) ??
    orderedItems[0];
  const focusedKey = focused?.key;
  // It stays where it started, also when a colleague's verdict arrives for that item.
  useEffect(() => {
    if (atCursor !== undefined || focusedKey === undefined) return;
    setCursor(focusedKey);
    // The checks of a photo stand above its item, and are read first.
    if (state !== 'PHOTO_REVIEW') rowOf(focusedKey)?.scrollIntoView({ block: 'nearest' });
  }, [atCursor, focusedKey, state]);

  /** The item that was judged last, until the cursor moves. */
  const judged = useRef<string | undefined>(undefined);
  const goTo = (key: string | undefined) => {
    judged.current = undefined;
    if (key === undefined) return;
    setCursor(key);
    // The row takes the focus from a button of another row, so that Enter cannot judge an item without the cursor.
    const row = rowOf(key);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  // Another state is another task: the cursor starts at the items now in review.
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (state === undefined) return;
    if (before.current !== undefined && before.current !== state) {
      judged.current = undefined;
      setCursor(undefined);
    }
    before.current = state;
  }, [state]);

  /** The element that had the focus before the form opened, and the last focused one. */
  const from = useRef<HTMLElement | null>(null);
  const last = useRef<Node | null>(null);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      last.current = event.target instanceof Node ? event.target : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // The focused element was removed: a closed form, or the picker of a withdrawn verdict. A click on the background removes the focus
  // on purpose.
  useEffect(() => {
    if (isAsking || focusedKey === undefined) return;
    const old = from.current;
    from.current = null;
    if (!isLost() || last.current?.isConnected) return;
    if (old?.isConnected && !old.matches(':disabled')) old.focus({ preventScroll: true });
    if (isLost()) rowOf(focusedKey)?.focus({ preventScroll: true });
  });

  return {
    focused,
    goTo,
    setCursor: (key: string) => {
      if (key !== focusedKey) judged.current = undefined;
      setCursor(key);
    },
    /** Directly after a verdict, "up" goes back to the item that was judged. */
    move: (by: 1 | -1) =>
      goTo(
        by === -1 && judged.current !== undefined
          ? judged.current
          : orderedItems[
              stepIndex(
                orderedItems.findIndex((item) => item.key === focusedKey),
                by,
                orderedItems.length,
              )
            ]?.key,
      ),
    /** Moves from a judged item to the next one without a verdict, wrapping around; stays when there is none. */
    next: (shown = verdictOf) => {
      goTo(nextUnjudged(orderedItems, focusedKey, shown)?.key ?? focusedKey);
      judged.current = focusedKey;
    },
    /** Call it before a form opens. */
    saveFocus: () => {
      from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    focusReasons: () =>
      rowOf(focusedKey)?.nextElementSibling?.querySelector<HTMLElement>('input[role=combobox]')?.focus(),
  };
}
