import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure } from '../../app/shell/states.tsx';
import { type Reassignment, reassignmentsDocument } from '../../generated/reassignment.ts';
import { fullTime } from '../../ui/time.ts';
import { type OneResult, Results } from './results.tsx';
import { workTexts } from './texts.ts';
import { Undo } from './undo.tsx';
import styles from './work.module.css';

const PAGE = 10;

/** Reassignments, latest first, each with an undo button. */
export function Reassignments({ onUndone }: { onUndone: () => void }) {
  const t = useT();
  const query = useInfiniteQuery({
    queryKey: ['reassignments', useLanguage()],
    queryFn: async ({ pageParam, signal }) =>
      (await request(reassignmentsDocument, { first: PAGE, after: pageParam }, signal)).reassignments,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.hasNextPage ? page.endCursor : undefined),
  });
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((page) => page.reassignments);
  if (rows === undefined) return null;
  return (
    <section className={styles.card} aria-label={t(workTexts.history)}>
      <h2>{t(workTexts.history)}</h2>
      {rows.length === 0 ? <p className={styles.faint}>{t(workTexts.noHistory)}</p> : null}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <One key={row.id} row={row} onUndone={onUndone} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t(workTexts.earlier)}
        </Button>
      ) : null}
    </section>
  );
}

function One({ row, onUndone }: { row: Reassignment; onUndone: () => void }) {
  const t = useT();
  const [results, setResults] = useState<readonly OneResult[] | null>(null);
  const [open, setOpen] = useState(false);
  const left = row.moves.filter(({ undone }) => !undone).length;
  const at = fullTime(row.at);
  return (
    <li>
      <div className={styles.bar}>
        <b>{t(workTexts.kind[row.kind])}</b>
        <span>{t(workTexts.historyOne, { at, name: row.staffName, n: row.moves.length })}</span>
        {row.undoneAt === null ? null : (
          <span className={styles.faint}>
            {t(workTexts.undoneBy, { at: fullTime(row.undoneAt), name: row.undoneName ?? '' })}
          </span>
        )}
        <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? workTexts.hide : workTexts.show)}
        </Button>
        {left === 0 ? null : (
          <Undo
            id={row.id}
            label={t(workTexts.undoOf, { at })}
            onDone={(all) => {
              setResults(all);
              onUndone();
            }}
          />
        )}
      </div>
      {results === null ? null : (
        <Results results={results} numbers={new Map(row.moves.map((one) => [one.orderId, one.orderNumber]))} undone />
      )}
      {open ? (
        <ul className={styles.sublines}>
          {row.moves.map((one) => (
            <li key={one.orderId} className={one.undone ? styles.faint : undefined}>
              <Link to={`/orders/${encodeURIComponent(one.orderId)}`}>{one.orderNumber}</Link>{' '}
              {one.fromName ?? t(workTexts.nobody)} → {one.toName ?? t(workTexts.nobody)}
              {one.why === null ? '' : ` · ${one.why}`}
              {one.undone ? ` · ${t(workTexts.wasUndone)}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
