import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { skipsDocument } from '../../queue/next/documents.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { VirtualBody } from '../../ui/virtual-body.tsx';
import { AwayWarning } from '../work/away-warning.tsx';
import { Accounts } from './accounts.tsx';
import { DigestPanel } from './digest.tsx';
import { staffDocument } from './documents.ts';
import { Person } from './person.tsx';
import styles from './staff.module.css';
import { skippedOrdersTexts, staffTexts } from './texts.ts';

/** Staff with their skills; below it, for supervisors, the skipped orders with reasons. */
export function StaffPage() {
  const t = useT();
  const language = useLanguage();
  const isAdministrator = useHasPermission()('manageAccounts');
  const query = useQuery({
    queryKey: ['staff'],
    queryFn: async () => (await request(staffDocument, {})).staffSkills,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const staff = query.data;
  if (query.error && staff === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (staff === undefined) return showSkeleton ? <Skeleton label={t(staffTexts.loading)} rows={6} /> : null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t(staffTexts.title)}</h1>
        <p className={styles.faint}>{t(staffTexts.lead)}</p>
        {staff.some((person) => person.mayChange) ? <Download list="staff" filter={{}} /> : null}
      </header>
      <AwayWarning staff={staff} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(staffTexts.name)}</th>
            <th scope="col">{t(staffTexts.roles)}</th>
            <th scope="col">{t(staffTexts.provinces)}</th>
            <th scope="col">{t(staffTexts.kinds)}</th>
            <th scope="col">{t(staffTexts.load)}</th>
            <th scope="col">{t(staffTexts.absence)}</th>
            <th scope="col" aria-label={t(staffTexts.save)} />
          </tr>
        </thead>
        <tbody>
          {staff.map((person) => (
            <Person
              key={`${person.id} ${person.provinces} ${person.kinds} ${person.cap} ${person.absences.map(({ from, until }) => `${from} ${until}`)}`}
              person={person}
              language={language}
            />
          ))}
        </tbody>
      </table>
      {isAdministrator ? <Accounts /> : null}
      <DigestPanel />
      {staff.some((person) => person.mayChange) ? <Skips language={language} /> : null}
    </div>
  );
}

function Skips({ language }: { language: string }) {
  const t = useT();
  const query = useInfiniteQuery({
    queryKey: ['skips', language],
    queryFn: async ({ pageParam, signal }) => (await request(skipsDocument, { after: pageParam }, signal)).skips,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  if (query.error && rows === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (rows === undefined) return null;
  return (
    <section aria-label={t(skippedOrdersTexts.title)}>
      <div className={styles.head}>
        <h2>{t(skippedOrdersTexts.title)}</h2>
        {rows.length > 0 ? <Download list="skips" filter={{}} /> : null}
      </div>
      {rows.length === 0 ? (
        <Empty title={t(skippedOrdersTexts.empty)} />
      ) : (
        <table className={styles.table} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{t(skippedOrdersTexts.at)}</th>
              <th scope="col">{t(skippedOrdersTexts.order)}</th>
              <th scope="col">{t(skippedOrdersTexts.who)}</th>
              <th scope="col">{t(skippedOrdersTexts.why)}</th>
            </tr>
          </thead>
          <VirtualBody rows={rows} columns={4}>
            {(skip, rowIndex) => (
              <tr key={skip.id} aria-rowindex={rowIndex}>
                <td>{fullTime(skip.at)}</td>
                <td>
                  <Link to={`/orders/${encodeURIComponent(skip.orderId)}`}>{skip.orderNumber}</Link>
                </td>
                <td>{skip.staffName}</td>
                <td>{[skip.reasonLabel, skip.note].filter(Boolean).join(' · ')}</td>
              </tr>
            )}
          </VirtualBody>
        </table>
      )}
      <LoadMoreButton query={query} />
    </section>
  );
}
