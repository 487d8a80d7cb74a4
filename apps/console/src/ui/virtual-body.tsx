import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Up to so many rows are all drawn. */
const ALL_DRAWN = 100;
const BLOCK_ROWS = 25;
/** Rows so far from the visible part of the list are drawn, px: more than one turn of Page Down. */
const MARGIN = 1200;

interface VirtualBodyProps<T> {
  readonly rows: readonly T[];
  readonly columns: number;
  /** A `tr`; `rowIndex` is its `aria-rowindex`, after one row of heads. The table has `aria-rowcount`. */
  readonly children: (row: T, rowIndex: number) => ReactNode;
}

/** The body of a table. Of more than 100 rows, those far from the visible part are replaced by a row of their height. */
export function VirtualBody<T>({ rows, columns, children }: VirtualBodyProps<T>) {
  if (rows.length <= ALL_DRAWN) return <tbody>{rows.map((row, nth) => children(row, nth + 2))}</tbody>;
  const starts = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, block) => block * BLOCK_ROWS);
  return starts.map((start) => (
    <Block key={start} columns={columns}>
      {() => rows.slice(start, start + BLOCK_ROWS).map((row, nth) => children(row, start + nth + 2))}
    </Block>
  ));
}

function Block({ columns, children }: { columns: number; children: () => ReactNode }) {
  const body = useRef<HTMLTableSectionElement>(null);
  /** Of the rows while they are not drawn, px. */
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = body.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen === undefined) return;
        // A row with the focus stays, so that the focus is not lost.
        const isDrawn = seen.isIntersecting || element.contains(document.activeElement);
        setHeight(isDrawn ? null : seen.boundingClientRect.height);
      },
      { root: scrollParent(element), rootMargin: `${MARGIN}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <tbody ref={body}>
      {height === null ? (
        children()
      ) : (
        <tr aria-hidden>
          <td colSpan={columns} style={{ height, padding: 0 }} />
        </tr>
      )}
    </tbody>
  );
}

function scrollParent(element: Element): Element | null {
  for (let one = element.parentElement; one !== null; one = one.parentElement)
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return null;
}
