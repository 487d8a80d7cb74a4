import '../i18n/new-order-texts.ts';
import { orderLifeCycle } from '@beian/domain/order';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dueLine } from '../common/due.ts';
import { useDelayed } from '../common/hooks.ts';
import { LoadMoreButton } from '../common/load-more-button.tsx';
import { fullTime } from '../common/time.ts';
import { VirtualBody } from '../common/virtual-body.tsx';
import type { VariablesOf } from '../graphql.ts';
import styles from '../new-order/new-order.module.css';
import { SearchBox } from '../new-order/search-box.tsx';
import { request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { noteServerTime } from '../providers/server-clock.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { ownOrdersDocument } from './documents.ts';

type State = NonNullable<NonNullable<VariablesOf<typeof ownOrdersDocument>['filter']>['states']>[number];
const openStates = (Object.keys(orderLifeCycle.states) as State[]).filter(
  (state) => orderLifeCycle.states[state].terminal !== true,
);

/** The partner's orders, the latest change first. */
export function OwnOrders() {
  const t = useT();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['ownOrders', onlyOpen, search],
    queryFn: async ({ pageParam: after, signal }) => {
      const filter = { ...(onlyOpen ? { states: openStates } : {}), ...(search === '' ? {} : { search }) };
      const { orders, viewer } = await request(ownOrdersDocument, { after, filter }, signal);
      noteServerTime(viewer?.now);
      return orders;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    // No live updates: they are the desk's.
    refetchInterval: 30_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('home.orders')}</h1>
        <p className={styles.faint}>
          <Switch
            size="small"
            id="only-open"
            aria-label={t('home.onlyOpen')}
            checked={onlyOpen}
            onChange={setOnlyOpen}
          />{' '}
          <label htmlFor="only-open">{t('home.onlyOpen')}</label>{' '}
          {query.data === undefined ? null : t('home.total', { n: query.data.pages[0]?.totalCount ?? 0 })}
        </p>
      </header>
      <RectificationPanel forPartner />
      <section className={styles.card} aria-label={t('home.orders')}>
        <SearchBox label={t('home.findOrder')} onSearch={setSearch} />
        {query.error && rows === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows === undefined ? (
          showSkeleton ? (
            <Skeleton label={t('home.loading')} rows={6} />
          ) : null
        ) : rows.length === 0 && search !== '' ? (
          <Empty title={t('home.noOrderFound')} hint={t('home.noOrderFoundHint')} />
        ) : rows.length === 0 ? (
          <Empty title={t('home.noOrders')} hint={t('home.noOrdersHint')}>
            <Link to="/orders/new">{t('home.new')}</Link>
          </Empty>
        ) : (
          <table className={styles.table} aria-label={t('home.orders')} aria-rowcount={rows.length + 1}>
            <thead>
              <tr>
                <th scope="col">{t('home.number')}</th>
                <th scope="col">{t('home.reference')}</th>
                <th scope="col">{t('home.kind')}</th>
                <th scope="col">{t('home.subject')}</th>
                <th scope="col">{t('home.state')}</th>
                <th scope="col">{t('home.due')}</th>
                <th scope="col">{t('home.updated')}</th>
              </tr>
            </thead>
            <VirtualBody rows={rows} columns={7}>
              {(row, rowIndex) => (
                <tr key={row.id} aria-rowindex={rowIndex}>
                  <th scope="row">
                    <Link to={`/orders/${row.id}/fill`}>{row.number}</Link>
                  </th>
                  <td className={styles.reference} data-label={row.reference ? t('home.reference') : undefined}>
                    {row.reference}
                  </td>
                  <td className={styles.label}>{row.kindLabel}</td>
                  <td>
                    {row.subjectName} <span className={styles.faint}>{row.provinceName}</span>
                  </td>
                  <td className={styles.whole} data-label={t('home.state')}>
                    {row.stateLabel}
                    {row.lastNotice === null ? null : <p className={styles.faint}>{row.lastNotice.text}</p>}
                  </td>
                  <td data-label={t('home.due')}>{row.due === null ? t('common.none') : dueLine(row.due)}</td>
                  <td className={styles.faint} data-label={t('home.updated')}>
                    {fullTime(row.updatedAt)}
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
