import '../i18n/partner-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDelayed } from '../common/hooks.ts';
import { fullTime } from '../common/time.ts';
import { request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { partnersDocument } from './documents.ts';
import { EditPartner } from './manage-dialogs.tsx';
import styles from './partner.module.css';

/** Every partner by name with keys, limits and usage; for administrators. */
export function PartnerList() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const navigate = useNavigate();
  const [isNew, setIsNew] = useState(false);
  const query = useQuery({
    queryKey: ['partners', after],
    queryFn: async () => (await request(partnersDocument, { first: 50, after })).partnerAccounts,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  if (query.error && page === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (page === undefined) return showSkeleton ? <Skeleton label={t('partners.loading')} rows={6} /> : null;
  return (
    <div className={styles.page}>
      <header className={styles.cardHead}>
        <div className={styles.head}>
          <h1>{t('partners.title')}</h1>
          <p className={styles.faint}>{t('partners.lead')}</p>
        </div>
        <Button type="primary" onClick={() => setIsNew(true)}>
          {t('partners.new')}
        </Button>
      </header>
      {page.edges.length === 0 ? (
        <Empty title={t('partners.empty')} hint={t('partners.emptyHint')} />
      ) : (
        <table className={styles.table} aria-label={t('partners.title')}>
          <thead>
            <tr>
              <th scope="col">{t('partners.name')}</th>
              <th scope="col">{t('partners.openKeys')}</th>
              <th scope="col">{t('partners.lastUsed')}</th>
              <th scope="col">{t('partners.requests')}</th>
              <th scope="col">{t('partners.refused')}</th>
              <th scope="col">{t('partners.limits')}</th>
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link to={`/partners/${encodeURIComponent(node.id)}`}>{node.name}</Link>{' '}
                  {node.closedAt === null ? null : <span className={styles.endedTag}>{t('partners.closed')}</span>}
                </th>
                <td data-label={t('partners.openKeys')}>{node.openKeys}</td>
                <td data-label={t('partners.lastUsed')}>
                  {node.lastUsedAt === null ? t('partners.never') : fullTime(node.lastUsedAt)}
                </td>
                <td data-label={t('partners.requests')}>{node.requests.toLocaleString('en')}</td>
                <td data-label={t('partners.refused')} className={node.refused > 0 ? styles.warn : undefined}>
                  {node.refused.toLocaleString('en')}
                </td>
                <td data-label={t('partners.limits')}>
                  {t('partners.limitsOf', {
                    rate: node.pointsPerSecond.toLocaleString('en'),
                    bucket: node.bucket.toLocaleString('en'),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer className={styles.foot}>
        <span className={styles.faint}>
          {t('partners.total', { n: page.totalIsCapped ? t('common.atLeast', { n: '1,000' }) : page.totalCount })}
        </span>
        {after === null && !page.pageInfo.hasNextPage ? null : (
          <>
            <Button type="text" size="small" disabled={after === null} onClick={() => setParams({})}>
              {t('common.firstPage')}
            </Button>
            <Button
              type="text"
              size="small"
              disabled={!page.pageInfo.hasNextPage}
              onClick={() => setParams({ after: page.pageInfo.endCursor ?? '' })}
            >
              {t('common.next')}
            </Button>
          </>
        )}
      </footer>
      {isNew ? (
        <EditPartner
          onClose={() => setIsNew(false)}
          // A partner without a key cannot do anything, so the next page asks for the first key.
          onDone={({ id }) => navigate(`/partners/${encodeURIComponent(id)}`, { state: { firstKey: true } })}
        />
      ) : null}
    </div>
  );
}
