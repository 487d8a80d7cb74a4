import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { partnerAccountDocument } from '../../generated/partner-account.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { Endpoints } from '../partner/endpoints.tsx';
import { Errors } from '../partner/errors.tsx';
import { FollowUps } from '../partner/follow-ups.tsx';
import { Keys } from '../partner/keys.tsx';
import styles from '../partner/partner.module.css';
import { integrationTexts, partnerTexts } from '../partner/texts.ts';
import { UsageCard } from '../partner/usage.tsx';

/** What a partner's people see of its programs: endpoints with deliveries, keys, usage and refusals. Nothing is changed here. */
export function IntegrationPage({ partnerId }: { partnerId: string }) {
  const t = useT();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['partner', partnerId],
    queryFn: async () => (await request(partnerAccountDocument, { partnerId })).partnerAccount,
    // Usage is stored every 10 s.
    refetchInterval: 15_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t(integrationTexts.title)}</h1>
        <p className={styles.faint}>{t(integrationTexts.lead)}</p>
        <p className={styles.links}>
          <a href={`/docs/${language}/start`}>{t(integrationTexts.docs)}</a>
          <Link to="/rules">{t(shellTexts.provinceRules)}</Link>
        </p>
      </header>
      <Endpoints partnerId={partnerId} mayManage={false} />
      <Keys partnerId={partnerId} mayManage={false} isNew={false} />
      {query.error && query.data === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <UsageCard page={query.data} limits />
          <FollowUps page={query.data} />
        </>
      ) : showSkeleton ? (
        <Skeleton label={t(partnerTexts.loading)} rows={6} />
      ) : null}
      <Errors partnerId={partnerId} />
    </div>
  );
}
