import '../i18n/work-texts.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDelayed } from '../common/hooks.ts';
import { LoadMoreButton } from '../common/load-more-button.tsx';
import { fullTime } from '../common/time.ts';
import { useHasPermission } from '../common/use-has-permission.ts';
import { VirtualBody } from '../common/virtual-body.tsx';
import { Download } from '../download/lazy-download-button.tsx';
import { skipsDocument } from '../order/next/documents.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { AwayWarning } from '../work/away-warning.tsx';
import { Accounts } from './accounts.tsx';
import { DigestPanel } from './digest.tsx';
import { staffDocument } from './documents.ts';
import { Person } from './person.tsx';
import styles from './staff.module.css';

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
  if (staff === undefined) return showSkeleton ? <Skeleton label={t('staff.loading')} rows={6} /> : null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('staff.title')}</h1>
        <p className={styles.faint}>{t('staff.lead')}</p>
        {staff.some((person) => person.mayChange) ? <Download list="staff" filter={{}} /> : null}
      </header>
      <AwayWarning staff={staff} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('staff.name')}</th>
            <th scope="col">{t('staff.roles')}</th>
            <th scope="col">{t('staff.provinces')}</th>
            <th scope="col">{t('staff.kinds')}</th>
            <th scope="col">{t('staff.load')}</th>
            <th scope="col">{t('staff.absence')}</th>
            <th scope="col" aria-label={t('staff.save')} />
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
    <section aria-label={t('skips.title')}>
      <div className={styles.head}>
        <h2>{t('skips.title')}</h2>
        {rows.length > 0 ? <Download list="skips" filter={{}} /> : null}
      </div>
      {rows.length === 0 ? (
        <Empty title={t('skips.empty')} />
      ) : (
        <table className={styles.table} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{t('skips.at')}</th>
              <th scope="col">{t('skips.order')}</th>
              <th scope="col">{t('skips.who')}</th>
              <th scope="col">{t('skips.why')}</th>
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
