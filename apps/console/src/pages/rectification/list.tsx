import {
  type RectificationFilter,
  rectificationFilterNames,
  rectificationFilters,
  rectificationListFilters,
} from '@beian/domain/bureau';
import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { withoutEmpty } from '../../ui/download/without-empty.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { readListView, writeListView } from '../../ui/list-view.ts';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import { useRectifications } from './use-rectifications.ts';

/** Shown as tabs; the others as controls. */
const { filter: _tabs, ...others } = rectificationListFilters;

/** Rectification notices, checks and verification tasks of all bureaus, those due first in front. The filter is in the URL. */
export function RectificationList() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const view = readListView(rectificationListFilters, params);
  const { after: _after, before: _before, ...given } = { ...view, filter: view.filter ?? 'OPEN' };
  const { query, notices, busy, run } = useRectifications(given);
  const show = (changes: Partial<typeof view>) => setParams(writeListView({ ...view, ...changes }), { replace: true });
  const showSkeleton = useDelayed(query.isLoading);
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(rectificationTexts.title)}</h1>
        <Segmented<RectificationFilter>
          size="small"
          className={styles.filter ?? ''}
          aria-label={t(rectificationTexts.filter)}
          value={given.filter}
          options={rectificationFilterNames.map((value) => ({ value, label: t(rectificationFilters[value]) }))}
          onChange={(value) => show({ filter: value === 'OPEN' ? null : value })}
        />
        <ListFilters rows={others} view={view} label={t(rectificationTexts.filter)} onFilter={show} />
        <p className={styles.faint}>{t(rectificationTexts.lead)}</p>
        <Download list="rectifications" filter={withoutEmpty(given)} />
      </div>
      <div className={styles.scroll}>
        {query.error && notices === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : notices === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(rectificationTexts.loading)} />
          ) : null
        ) : notices.length === 0 ? (
          given.filter === 'OPEN' ? (
            <Empty title={t(rectificationTexts.emptyTitle)} hint={t(rectificationTexts.emptyHint)} />
          ) : (
            <Empty title={t(rectificationTexts.emptyFilter)} />
          )
        ) : (
          <ul aria-label={t(rectificationTexts.title)}>
            {notices.map((notice) => (
              <Notice key={notice.id} notice={notice} busy={busy} run={run} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
