import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { skipsDocument } from '../../queue/next/documents.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { AwayWarning } from '../work/away-warning.tsx';
import { Accounts } from './accounts.tsx';
import { DigestPanel } from './digest.tsx';
import { staffDocument } from './documents.ts';
import styles from './staff.module.css';
import { StaffTable } from './staff-table.tsx';
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
      <StaffTable staff={staff} />
      {isAdministrator ? <Accounts /> : null}
      <DigestPanel />
      {staff.some((person) => person.mayChange) ? <Skips language={language} /> : null}
    </div>
  );
}

function Skips({ language }: { language: string }) {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['skips', language, after],
    queryFn: async ({ signal }) => (await request(skipsDocument, { after }, signal)).skips,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.edges.map(({ node }) => node);
  return (
    <ListCard
      title={t(skippedOrdersTexts.title)}
      actions={rows?.length ? <Download list="skips" filter={{}} /> : null}
      query={query}
      rows={rows}
      empty={skippedOrdersTexts.empty}
      idOf={({ id }) => id}
      columns={[
        { key: 'at', title: skippedOrdersTexts.at, width: 150, cell: ({ at }) => fullTime(at) },
        {
          key: 'order',
          title: skippedOrdersTexts.order,
          width: 170,
          cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
        },
        { key: 'who', title: skippedOrdersTexts.who, width: 140, cell: ({ staffName }) => staffName },
        {
          key: 'why',
          title: skippedOrdersTexts.why,
          cell: ({ reasonLabel, note }) => [reasonLabel, note].filter(Boolean).join(' · '),
        },
      ]}
      pages={{ after, info: query.data?.pageInfo, onPage: setAfter }}
    />
  );
}
