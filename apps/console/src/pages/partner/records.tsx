import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import type { Account } from './documents.ts';
import { GrantRecord, WithdrawRecord } from './manage-dialogs.tsx';
import { type PartnerRecord, partnerRecordsDocument } from './manage-documents.ts';
import styles from './partner.module.css';
import { partnersTexts, partnerTexts } from './texts.ts';

/** Records on which the partner may open orders, latest first, with the reason; for administrators. */
export function PartnerRecords({ account }: { account: Account }) {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const [asked, setAsked] = useState<'grant' | PartnerRecord | null>(null);
  const query = useQuery({
    queryKey: ['partner', account.id, 'records', after],
    queryFn: async () => (await request(partnerRecordsDocument, { id: account.id, after })).partnerRecords,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  const close = () => setAsked(null);
  return (
    <section className={styles.card} aria-label={t(partnersTexts.records)}>
      <header className={styles.cardHead}>
        <div>
          <h2>{t(partnersTexts.records)}</h2>
          <p className={styles.faint}>{t(partnersTexts.recordsLead)}</p>
        </div>
        <Button onClick={() => setAsked('grant')}>{t(partnersTexts.grant)}</Button>
      </header>
      {query.error && page === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(partnerTexts.loading)} rows={3} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty title={t(partnersTexts.noRecords)} hint={t(partnersTexts.noRecordsHint)} />
      ) : (
        <table className={styles.table} aria-label={t(partnersTexts.records)}>
          <thead>
            <tr>
              <th scope="col">{t(partnersTexts.filingNumber)}</th>
              <th scope="col">{t(partnersTexts.subject)}</th>
              <th scope="col">{t(partnersTexts.province)}</th>
              <th scope="col">{t(partnersTexts.basis)}</th>
              <th scope="col">{t(partnersTexts.since)}</th>
              <th scope="col" aria-label={t(partnersTexts.withdraw)} />
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link to={`/records/${encodeURIComponent(node.id)}`}>{node.filingNumber || node.name || '—'}</Link>
                </th>
                <td data-label={t(partnersTexts.subject)}>{node.name}</td>
                <td data-label={t(partnersTexts.province)}>{node.provinceName}</td>
                <td data-label={t(partnersTexts.basis)}>{node.basis}</td>
                <td data-label={t(partnersTexts.since)} className={styles.time}>
                  {fullTime(node.since)}
                </td>
                <td className={styles.acts}>
                  <Button
                    size="small"
                    danger
                    aria-label={t(partnersTexts.withdrawOf, { number: node.filingNumber })}
                    onClick={() => setAsked(node)}
                  >
                    {t(partnersTexts.withdraw)}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page !== undefined && (after !== null || page.pageInfo.hasNextPage) ? (
        <footer className={styles.foot}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t(commonTexts.firstPage)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => setAfter(page.pageInfo.endCursor ?? null)}
          >
            {t(commonTexts.next)}
          </Button>
        </footer>
      ) : null}
      {asked === 'grant' ? <GrantRecord account={account} onClose={close} onDone={close} /> : null}
      {asked !== null && asked !== 'grant' ? (
        <WithdrawRecord account={account} record={asked} onClose={close} onDone={close} />
      ) : null}
    </section>
  );
}
