import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { countdown } from '../../ui/due.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { personRequestsDocument } from './person-documents.ts';
import { personsTexts } from './person-texts.ts';
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
    <section className={styles.card} aria-label={t(personsTexts.requests)}>
      <div className={styles.cardHead}>
        <h2>{t(personsTexts.requests)}</h2>
        <Segmented
          size="small"
          aria-label={t(personsTexts.requests)}
          value={open ? 'open' : 'all'}
          onChange={(value) => {
            setOpen(value === 'open');
            setAfter(null);
          }}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(personsTexts[value]) }))}
        />
      </div>
      {page === undefined ? (
        query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : showSkeleton ? (
          <Skeleton label={t(personsTexts.loading)} rows={3} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty
          title={t(open ? personsTexts.noRequests : personsTexts.noRequestsAtAll)}
          hint={t(personsTexts.noRequestsHint)}
        />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(personsTexts.wants)}</th>
              <th scope="col">{t(personsTexts.at)}</th>
              <th scope="col">{t(personsTexts.due)}</th>
              <th scope="col">{t(personsTexts.state)}</th>
              <th scope="col">{t(personsTexts.staff)}</th>
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Button
                    type="link"
                    size="small"
                    aria-label={t(personsTexts.openRequest, { at: fullTime(node.at) })}
                    onClick={() => onOpen(node.id)}
                  >
                    {node.wantsLabel}
                  </Button>
                </th>
                <td className={styles.number} data-label={t(personsTexts.at)}>
                  {fullTime(node.at)}
                </td>
                <td className={styles.number} data-label={t(personsTexts.due)}>
                  {fullTime(node.dueAt)} {node.provisional ? t(personsTexts.provisional) : null}{' '}
                  {node.left?.overdue ? <span className={styles.late}>{countdown(node.left)}</span> : null}
                </td>
                <td data-label={t(personsTexts.state)}>{node.stateLabel}</td>
                <td data-label={t(personsTexts.staff)}>{node.staffName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page !== undefined && (after !== null || page.pageInfo.hasNextPage) ? (
        <div className={styles.buttons}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t(commonTexts.firstPage)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => setAfter(page.pageInfo.endCursor)}
          >
            {t(commonTexts.next)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
