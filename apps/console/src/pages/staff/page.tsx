import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { skipsDocument } from '../../generated/next.ts';
import { staffSkillsDocument } from '../../generated/skills.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { AwayWarning } from '../work/away-warning.tsx';
import { Accounts } from './accounts.tsx';
import { DigestPanel } from './digest.tsx';
import styles from './staff.module.css';
import { StaffTable } from './staff-table.tsx';
import { skippedOrdersTexts, staffTexts } from './texts.ts';

/** Staff with their skills; below it, for supervisors, the skipped orders with reasons. */
export function StaffPage() {
  const t = useT();
  const isAdministrator = useHasPermission()('manageAccounts');
  const query = useQuery({
    queryKey: ['staff'],
    queryFn: async () => (await request(staffSkillsDocument, {})).staffSkills,
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
      <StaffTable staff={staff} />
      {isAdministrator ? <Accounts /> : null}
      <DigestPanel />
      {staff.some((person) => person.mayChange) ? <Skips /> : null}
    </div>
  );
}

function Skips() {
  const t = useT();
  const skips = usePages(
    ['skips'],
    async (after, signal) => (await request(skipsDocument, { first: 50, after }, signal)).skips,
  );
  return (
    <ListCard
      title={t(skippedOrdersTexts.title)}
      actions={skips.query.data?.length ? <Download list="skips" filter={{}} /> : null}
      {...skips}
      empty={skippedOrdersTexts.empty}
      columns={[
        { key: 'at', title: skippedOrdersTexts.at, kind: 'time' },
        {
          key: 'order',
          title: skippedOrdersTexts.order,
          width: 170,
          cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
        },
        { key: 'staffName', title: skippedOrdersTexts.who, width: 140 },
        {
          key: 'why',
          title: skippedOrdersTexts.why,
          cell: ({ reasonLabel, note }) => [reasonLabel, note].filter(Boolean).join(' · '),
        },
      ]}
    />
  );
}
