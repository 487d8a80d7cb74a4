import { refusalKinds } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import { errorsDocument } from './documents.ts';
import styles from './partner.module.css';
import { partnerTexts } from './texts.ts';

/** Refusals of the partner's calls in the last days, most frequent first. */
export function Errors({ partnerId }: { partnerId: string }) {
  const t = useT();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['partner', partnerId, 'errors', language],
    queryFn: async () => (await request(errorsDocument, { id: partnerId })).partnerErrors,
    refetchInterval: 60_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const rows = query.data;
  const most = Math.max(1, ...(rows ?? []).map(({ count }) => count));
  return (
    <section className={styles.card} aria-label={t(partnerTexts.errors)}>
      <h2>{t(partnerTexts.errors)}</h2>
      <p className={styles.faint}>
        {t(partnerTexts.errorsLead)} <a href={`/docs/${language}/errors`}>{t(partnerTexts.errorsDocs)}</a>
      </p>
      {query.error && rows === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : rows === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(partnerTexts.loading)} rows={3} />
        ) : null
      ) : rows.length === 0 ? (
        <Empty title={t(partnerTexts.noErrors)} hint={t(partnerTexts.noErrorsHint)} />
      ) : (
        <table className={styles.table} aria-label={t(partnerTexts.errors)}>
          <thead>
            <tr>
              <th scope="col">{t(partnerTexts.errorCode)}</th>
              <th scope="col">{t(partnerTexts.operation)}</th>
              <th scope="col">{t(partnerTexts.times)}</th>
              <th scope="col">{t(partnerTexts.lastTime)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ operation, label, code, message, count, lastAt }) => (
              <tr key={`${operation} ${code}`}>
                <th scope="row">
                  <a href={`/docs/${language}/errors#${codeAnchor(code)}`}>
                    <code className={styles.code}>{code}</code>
                  </a>
                  {message === null ? null : <span className={styles.faint}>{message}</span>}
                </th>
                <td data-label={t(partnerTexts.operation)}>
                  {label} {label === operation ? null : <code className={styles.faint}>{operation}</code>}
                </td>
                <td data-label={t(partnerTexts.times)}>
                  <span className={styles.count}>{count.toLocaleString('en')}</span>
                  <i className={styles.share} style={{ width: `${(count / most) * 80}px` }} aria-hidden />
                </td>
                <td data-label={t(partnerTexts.lastTime)} className={styles.time}>
                  {fullTime(lastAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Where the API reference explains a code: classes of refusals and reasons may have the same name. */
const codeAnchor = (code: string): string => `${Object.hasOwn(refusalKinds, code) ? 'kind' : 'reason'}-${code}`;
