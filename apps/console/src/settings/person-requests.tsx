import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { countdown } from '../common/due.ts';
import { useDelayed } from '../common/hooks.ts';
import { fullTime } from '../common/time.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { personRequestsDocument } from './person-documents.ts';
import styles from './persons.module.css';

const pageSize = 20;
/** Poll interval for the worker's result, ms. */
const AGAIN_MS = 2000;

/** Requests with their clock; unanswered ones first, by due time. */
export function PersonRequests({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useT();
  const [open, setOpen] = useState(true);
  const [after, setAfter] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['personRequests', open, after, useLanguage()],
    queryFn: async ({ signal }) =>
      (await request(personRequestsDocument, { open, first: pageSize, after }, signal)).personRequests,
    refetchInterval: ({ state }) =>
      state.data?.edges.some(({ node }) => node.state === 'DECIDING') === true ? AGAIN_MS : false,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  return (
    <section className={styles.card} aria-label={t('persons.requests')}>
      <div className={styles.cardHead}>
        <h2>{t('persons.requests')}</h2>
        <Segmented
          size="small"
          aria-label={t('persons.requests')}
          value={open ? 'open' : 'all'}
          onChange={(value) => {
            setOpen(value === 'open');
            setAfter(null);
          }}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(`persons.${value}`) }))}
        />
      </div>
      {page === undefined ? (
        query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : showSkeleton ? (
          <Skeleton label={t('persons.loading')} rows={3} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty title={t(open ? 'persons.noRequests' : 'persons.noRequestsAtAll')} hint={t('persons.noRequestsHint')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('persons.wants')}</th>
              <th scope="col">{t('persons.at')}</th>
              <th scope="col">{t('persons.due')}</th>
              <th scope="col">{t('persons.state')}</th>
              <th scope="col">{t('persons.staff')}</th>
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('persons.openRequest', { at: fullTime(node.at) })}
                    onClick={() => onOpen(node.id)}
                  >
                    {node.wantsLabel}
                  </Button>
                </th>
                <td className={styles.number} data-label={t('persons.at')}>
                  {fullTime(node.at)}
                </td>
                <td className={styles.number} data-label={t('persons.due')}>
                  {fullTime(node.dueAt)} {node.provisional ? t('persons.provisional') : null}{' '}
                  {node.left?.overdue ? <span className={styles.late}>{countdown(node.left)}</span> : null}
                </td>
                <td data-label={t('persons.state')}>{node.stateLabel}</td>
                <td data-label={t('persons.staff')}>{node.staffName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page !== undefined && (after !== null || page.pageInfo.hasNextPage) ? (
        <div className={styles.buttons}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t('common.firstPage')}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => setAfter(page.pageInfo.endCursor)}
          >
            {t('common.next')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
