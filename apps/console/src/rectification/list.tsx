import { useDelayed } from '../common/hooks.ts';
import { Download } from '../download/lazy-download-button.tsx';
import { useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { useRectifications } from './use-rectifications.ts';

/** Open rectification notices of all bureaus, oldest first. */
export function RectificationList() {
  const t = useT();
  const { query, notices, busy, handle } = useRectifications({});
  const showSkeleton = useDelayed(query.isLoading);
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t('rectification.title')}</h1>
        <p className={styles.faint}>{t('rectification.lead')}</p>
        <Download list="rectifications" filter={{}} />
      </div>
      <div className={styles.scroll}>
        {query.error && notices === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : notices === undefined ? (
          showSkeleton ? (
            <Skeleton label={t('rectification.loading')} />
          ) : null
        ) : notices.length === 0 ? (
          <Empty title={t('rectification.emptyTitle')} hint={t('rectification.emptyHint')} />
        ) : (
          <ul aria-label={t('rectification.title')}>
            {notices.map((notice) => (
              <Notice key={notice.id} notice={notice} busy={busy} onHandle={handle} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
