import { orderLifeCycle } from '@beian/domain/order';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import type { VariablesOf } from '../../graphql.ts';
import { dueLine } from '../../ui/due.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { VirtualBody } from '../../ui/virtual-body.tsx';
import styles from '../new-order/new-order.module.css';
import { SearchBox } from '../new-order/search-box.tsx';
import { RectificationPanel } from '../rectification/panel.tsx';
import { ownOrdersDocument } from './documents.ts';
import { homeTexts } from './texts.ts';

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
      <header>
        <h1>{t(homeTexts.orders)}</h1>
        <p className={styles.faint}>
          <Switch
            size="small"
            id="only-open"
            aria-label={t(homeTexts.onlyOpen)}
            checked={onlyOpen}
            onChange={setOnlyOpen}
          />{' '}
          <label htmlFor="only-open">{t(homeTexts.onlyOpen)}</label>{' '}
          {query.data === undefined ? null : t(homeTexts.total, { n: query.data.pages[0]?.totalCount ?? 0 })}
        </p>
      </header>
      <RectificationPanel forPartner />
      <section className={styles.card} aria-label={t(homeTexts.orders)}>
        <SearchBox label={t(homeTexts.findOrder)} onSearch={setSearch} />
        {query.error && rows === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(homeTexts.loading)} rows={6} />
          ) : null
        ) : rows.length === 0 && search !== '' ? (
          <Empty title={t(homeTexts.noOrderFound)} hint={t(homeTexts.noOrderFoundHint)} />
        ) : rows.length === 0 ? (
          <Empty title={t(homeTexts.noOrders)} hint={t(homeTexts.noOrdersHint)}>
            <Link to="/orders/new">{t(homeTexts.new)}</Link>
          </Empty>
        ) : (
          <table className={styles.table} aria-label={t(homeTexts.orders)} aria-rowcount={rows.length + 1}>
            <thead>
              <tr>
                <th scope="col">{t(homeTexts.number)}</th>
                <th scope="col">{t(homeTexts.reference)}</th>
                <th scope="col">{t(homeTexts.kind)}</th>
                <th scope="col">{t(homeTexts.subject)}</th>
                <th scope="col">{t(homeTexts.state)}</th>
                <th scope="col">{t(homeTexts.due)}</th>
                <th scope="col">{t(homeTexts.updated)}</th>
              </tr>
            </thead>
            <VirtualBody rows={rows} columns={7}>
              {(row, rowIndex) => (
                <tr key={row.id} aria-rowindex={rowIndex}>
                  <th scope="row">
                    <Link to={`/orders/${row.id}/fill`}>{row.number}</Link>
                  </th>
                  <td className={styles.reference} data-label={row.reference ? t(homeTexts.reference) : undefined}>
                    {row.reference}
                  </td>
                  <td className={styles.label}>{row.kindLabel}</td>
                  <td>
                    {row.subjectName} <span className={styles.faint}>{row.provinceName}</span>
                  </td>
                  <td className={styles.whole} data-label={t(homeTexts.state)}>
                    {row.stateLabel}
                    {row.lastNotice === null ? null : <p className={styles.faint}>{row.lastNotice.text}</p>}
                  </td>
                  <td data-label={t(homeTexts.due)}>{row.due === null ? t(commonTexts.none) : dueLine(row.due)}</td>
                  <td className={styles.faint} data-label={t(homeTexts.updated)}>
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
