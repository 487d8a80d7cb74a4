import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { partnerAccountDocument } from '../../generated/partner-account.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { Page } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { Accounts } from '../staff/accounts.tsx';
import { Endpoints } from './endpoints.tsx';
import { Errors } from './errors.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Keys } from './keys.tsx';
import { Limits } from './limits.tsx';
import { ChangePartner, ClosePartner } from './manage-dialogs.tsx';
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
    queryFn: async () => (await request(partnerAccountDocument, { partnerId: id })).partnerAccount,
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
    <Page
      title={account.name}
      mark={
        account.closedAt === null ? null : <Tag>{t(partnersTexts.closedSince, { at: fullTime(account.closedAt) })}</Tag>
      }
      lead={
        <>
          <Link to="/partners">{t(partnersTexts.title)}</Link> · {t(partnersTexts.mailOf, { email: account.email })}
        </>
      }
      actions={
        mayManage ? (
          <Flex gap={8}>
            <Button onClick={() => setAsked('change')}>{t(partnersTexts.change)}</Button>
            <Button danger={account.closedAt === null} onClick={() => setAsked('close')}>
              {t(account.closedAt === null ? partnersTexts.close : partnersTexts.reopen)}
            </Button>
          </Flex>
        ) : null
      }
    >
      <Keys partnerId={account.id} mayManage={mayManage} isNew={isNew && account.openKeys === 0} />
      {mayManage ? <PartnerRecords partnerId={account.id} /> : null}
      {mayManage ? <Accounts partnerId={account.id} /> : null}
      <Endpoints partnerId={account.id} mayManage={mayManage} />
      <div className={styles.pair}>
        <Limits key={`${account.pointsPerSecond} ${account.bucket}`} account={account} mayManage={mayManage} />
        <UsageCard page={page} />
      </div>
      <FollowUps page={page} />
      {mayManage ? <Errors partnerId={account.id} /> : null}
      {asked === 'change' ? <ChangePartner account={account} onClose={close} /> : null}
      {asked === 'close' ? <ClosePartner account={account} onClose={close} /> : null}
    </Page>
  );
}
