import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { VirtualBody } from '../../ui/virtual-body.tsx';
import { ownRecordsDocument } from '../new-order/choose-documents.ts';
import styles from '../new-order/new-order.module.css';
import { SearchBox } from '../new-order/search-box.tsx';
import { newOrderTexts } from '../new-order/texts.ts';
import { homeTexts } from './texts.ts';

/** The records that the partner may act on, each with the way to a new order. */
export function OwnRecords() {
  const t = useT();
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['ownRecords', 'list', search],
    queryFn: async ({ pageParam: after, signal }) =>
      (await request(ownRecordsDocument, { search: search || null, after }, signal)).records,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  return (
    <div className={styles.page}>
      <header>
        <h1>{t(homeTexts.records)}</h1>
      </header>
      <section className={styles.card} aria-label={t(homeTexts.records)}>
        <SearchBox label={t(newOrderTexts.find)} onSearch={setSearch} />
        {query.error && rows === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(newOrderTexts.loading)} rows={6} />
          ) : null
        ) : rows.length === 0 ? (
          <Empty title={t(newOrderTexts.noRecords)} hint={t(newOrderTexts.noRecordsHint)} />
        ) : (
          <table className={styles.table} aria-label={t(homeTexts.records)} aria-rowcount={rows.length + 1}>
            <thead>
              <tr>
                <th scope="col">{t(homeTexts.filingNumber)}</th>
                <th scope="col">{t(homeTexts.subject)}</th>
                <th scope="col">{t(homeTexts.domains)}</th>
                <th scope="col">{t(homeTexts.openOrder)}</th>
                <th scope="col" aria-label={t(homeTexts.start)} />
              </tr>
            </thead>
            <VirtualBody rows={rows} columns={5}>
              {(row, rowIndex) => (
                <tr key={row.id} aria-rowindex={rowIndex}>
                  <th scope="row">{row.filingNumber}</th>
                  <td>
                    {row.name} <span className={styles.faint}>{row.provinceName}</span>
                  </td>
                  <td data-label={t(homeTexts.domains)}>{row.websites.flatMap(({ domains }) => domains).join(' ')}</td>
                  <td data-label={t(homeTexts.openOrder)}>
                    {row.openOrder === null ? (
                      t(commonTexts.none)
                    ) : (
                      <Link to={`/orders/${row.openOrder.id}/fill`}>
                        {row.openOrder.number} {row.openOrder.stateLabel}
                      </Link>
                    )}
                  </td>
                  <td className={styles.whole}>
                    <Link
                      to={`/orders/new?record=${encodeURIComponent(row.id)}`}
                      aria-label={t(homeTexts.startOf, { number: row.filingNumber })}
                    >
                      {t(homeTexts.start)}
                    </Link>
                  </td>
                </tr>
              )}
            </VirtualBody>
          </table>
        )}
        <LoadMoreButton query={query} />
      </section>
    </div>
  );
}
