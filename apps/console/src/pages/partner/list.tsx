import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { partnersDocument } from './documents.ts';
import { EditPartner } from './manage-dialogs.tsx';
import styles from './partner.module.css';
import { partnersTexts } from './texts.ts';

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
  if (page === undefined) return showSkeleton ? <Skeleton label={t(partnersTexts.loading)} rows={6} /> : null;
  return (
    <div className={styles.page}>
      <header className={styles.cardHead}>
        <div className={styles.head}>
          <h1>{t(partnersTexts.title)}</h1>
          <p className={styles.faint}>{t(partnersTexts.lead)}</p>
        </div>
        <Button type="primary" onClick={() => setIsNew(true)}>
          {t(partnersTexts.new)}
        </Button>
      </header>
      {page.edges.length === 0 ? (
        <Empty title={t(partnersTexts.empty)} hint={t(partnersTexts.emptyHint)} />
      ) : (
        <table className={styles.table} aria-label={t(partnersTexts.title)}>
          <thead>
            <tr>
              <th scope="col">{t(partnersTexts.name)}</th>
              <th scope="col">{t(partnersTexts.openKeys)}</th>
              <th scope="col">{t(partnersTexts.lastUsed)}</th>
              <th scope="col">{t(partnersTexts.requests)}</th>
              <th scope="col">{t(partnersTexts.refused)}</th>
              <th scope="col">{t(partnersTexts.limits)}</th>
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link to={`/partners/${encodeURIComponent(node.id)}`}>{node.name}</Link>{' '}
                  {node.closedAt === null ? null : <span className={styles.endedTag}>{t(partnersTexts.closed)}</span>}
                </th>
                <td data-label={t(partnersTexts.openKeys)}>{node.openKeys}</td>
                <td data-label={t(partnersTexts.lastUsed)}>
                  {node.lastUsedAt === null ? t(partnersTexts.never) : fullTime(node.lastUsedAt)}
                </td>
                <td data-label={t(partnersTexts.requests)}>{node.requests.toLocaleString('en')}</td>
                <td data-label={t(partnersTexts.refused)} className={node.refused > 0 ? styles.warn : undefined}>
                  {node.refused.toLocaleString('en')}
                </td>
                <td data-label={t(partnersTexts.limits)}>
                  {t(partnersTexts.limitsOf, {
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
          {t(partnersTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.totalCount })}
        </span>
        {after === null && !page.pageInfo.hasNextPage ? null : (
          <>
            <Button type="text" size="small" disabled={after === null} onClick={() => setParams({})}>
              {t(commonTexts.firstPage)}
            </Button>
            <Button
              type="text"
              size="small"
              disabled={!page.pageInfo.hasNextPage}
              onClick={() => setParams({ after: page.pageInfo.endCursor ?? '' })}
            >
              {t(commonTexts.next)}
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
