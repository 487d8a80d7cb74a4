import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import { Accounts } from '../staff/accounts.tsx';
import { partnerDocument } from './documents.ts';
import { Endpoints } from './endpoints.tsx';
import { Errors } from './errors.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Keys } from './keys.tsx';
import { Limits } from './limits.tsx';
import { ClosePartner, EditPartner } from './manage-dialogs.tsx';
import styles from './partner.module.css';
import { PartnerRecords } from './records.tsx';
import { partnersTexts, partnerTexts } from './texts.ts';
import { UsageCard } from './usage.tsx';

/** One partner: its keys, endpoints and limits, its recent usage and refusals. */
export function PartnerPage() {
  const t = useT();
  const { id = '' } = useParams();
  const isNew = (useLocation().state as { firstKey?: true } | null)?.firstKey === true;
  const [asked, setAsked] = useState<'change' | 'close' | null>(null);
  const close = () => setAsked(null);
  const query = useQuery({
    queryKey: ['partner', id],
    queryFn: async () => (await request(partnerDocument, { id })).partnerAccount,
    // Usage is stored every 10 s.
    refetchInterval: 15_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  if (query.error && page === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (page === undefined) return showSkeleton ? <Skeleton label={t(partnerTexts.loading)} rows={8} /> : null;
  if (page === null)
    return (
      <Empty title={t(partnerTexts.gone)}>
        <Link to="/partners">{t(partnerTexts.back)}</Link>
      </Empty>
    );
  const { account, mayManage } = page;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.crumb}>
          <Link to="/partners">{t(partnersTexts.title)}</Link>
        </p>
        <h1>
          {account.name}{' '}
          {account.closedAt === null ? null : (
            <span className={styles.endedTag}>{t(partnersTexts.closedSince, { at: fullTime(account.closedAt) })}</span>
          )}
        </h1>
        <p className={styles.faint}>{t(partnersTexts.mailOf, { email: account.email })}</p>
        {mayManage ? (
          <p className={styles.acts}>
            <Button size="small" onClick={() => setAsked('change')}>
              {t(partnersTexts.change)}
            </Button>
            <Button size="small" danger={account.closedAt === null} onClick={() => setAsked('close')}>
              {t(account.closedAt === null ? partnersTexts.close : partnersTexts.reopen)}
            </Button>
          </p>
        ) : null}
      </header>
      <Keys partnerId={account.id} mayManage={mayManage} isNew={isNew && account.openKeys === 0} />
      {mayManage ? <PartnerRecords account={account} /> : null}
      {mayManage ? (
        <div className={styles.card}>
          <Accounts partnerId={account.id} />
        </div>
      ) : null}
      <Endpoints partnerId={account.id} mayManage={mayManage} />
      <div className={styles.pair}>
        <Limits key={`${account.pointsPerSecond} ${account.bucket}`} account={account} mayManage={mayManage} />
        <UsageCard page={page} />
      </div>
      <FollowUps page={page} />
      {mayManage ? <Errors partnerId={account.id} /> : null}
      {asked === 'change' ? <EditPartner account={account} onClose={close} onDone={close} /> : null}
      {asked === 'close' ? <ClosePartner account={account} onClose={close} onDone={close} /> : null}
    </div>
  );
}
