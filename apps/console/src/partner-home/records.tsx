import '../i18n/new-order-texts.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDelayed } from '../common/hooks.ts';
import { LoadMoreButton } from '../common/load-more-button.tsx';
import { VirtualBody } from '../common/virtual-body.tsx';
import { ownRecordsDocument } from '../new-order/choose-documents.ts';
import styles from '../new-order/new-order.module.css';
import { SearchBox } from '../new-order/search-box.tsx';
import { request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';

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
      <header className={styles.head}>
        <h1>{t('home.records')}</h1>
      </header>
      <section className={styles.card} aria-label={t('home.records')}>
        <SearchBox label={t('newOrder.find')} onSearch={setSearch} />
        {query.error && rows === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows === undefined ? (
          showSkeleton ? (
            <Skeleton label={t('newOrder.loading')} rows={6} />
          ) : null
        ) : rows.length === 0 ? (
          <Empty title={t('newOrder.noRecords')} hint={t('newOrder.noRecordsHint')} />
        ) : (
          <table className={styles.table} aria-label={t('home.records')} aria-rowcount={rows.length + 1}>
            <thead>
              <tr>
                <th scope="col">{t('home.filingNumber')}</th>
                <th scope="col">{t('home.subject')}</th>
                <th scope="col">{t('home.domains')}</th>
                <th scope="col">{t('home.openOrder')}</th>
                <th scope="col" aria-label={t('home.start')} />
              </tr>
            </thead>
            <VirtualBody rows={rows} columns={5}>
              {(row, rowIndex) => (
                <tr key={row.id} aria-rowindex={rowIndex}>
                  <th scope="row">{row.filingNumber}</th>
                  <td>
                    {row.name} <span className={styles.faint}>{row.provinceName}</span>
                  </td>
                  <td data-label={t('home.domains')}>{row.websites.flatMap(({ domains }) => domains).join(' ')}</td>
                  <td data-label={t('home.openOrder')}>
                    {row.openOrder === null ? (
                      t('common.none')
                    ) : (
                      <Link to={`/orders/${row.openOrder.id}/fill`}>
                        {row.openOrder.number} {row.openOrder.stateLabel}
                      </Link>
                    )}
                  </td>
                  <td className={styles.whole}>
                    <Link
                      to={`/orders/new?record=${encodeURIComponent(row.id)}`}
                      aria-label={t('home.startOf', { number: row.filingNumber })}
                    >
                      {t('home.start')}
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
