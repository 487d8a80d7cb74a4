import { recordFilters } from '@beian/domain/filing';
import { useList } from '@refinedev/core';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { ApiError } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import type { VariablesOf } from '../../graphql.ts';
import type { PageInfo } from '../../order/documents.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { withoutEmpty } from '../../ui/download/without-empty.ts';
import { useDelayed, useThrottled } from '../../ui/hooks.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { isFiltered, type ListView, pageOf, readListView, writeListView } from '../../ui/list-view.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import type { RecordRow, recordsDocument } from './documents.ts';
import styles from './record.module.css';
import { recordListTexts, recordTexts } from './texts.ts';

type RecordsView = ListView<typeof recordFilters>;
const pageSize = 50;

interface RecordsPage {
  readonly data: RecordRow[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

/** All filing records, one row per subject; filters and cursor are in the URL. */
export function RecordList() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const view = readListView(recordFilters, params);
  const { after, before, ...filter } = view;
  const { query } = useList<RecordRow, ApiError>({
    resource: 'records',
    meta: { variables: { ...filter, ...pageOf(view, pageSize) } satisfies VariablesOf<typeof recordsDocument> },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: useThrottled(() => void query.refetch(), 2000),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data as RecordsPage | undefined;
  const info = page?.pageInfo;
  const show = (changes: Partial<RecordsView>) => setParams(writeListView({ ...view, ...changes }));
  const filtered = isFiltered(recordFilters, view);
  const capped = page?.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : (page?.total ?? 0);

  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t(recordListTexts.title)}</h1>
        <ListFilters rows={recordFilters} view={view} label={t(recordListTexts.filters)} onFilter={show} />
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(recordListTexts.loading)} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty
            title={t(filtered ? recordListTexts.emptyFiltered : recordListTexts.emptyTitle)}
            hint={filtered ? undefined : t(recordListTexts.emptyHint)}
          />
        ) : (
          <table className={styles.table} aria-label={t(recordListTexts.title)}>
            <thead>
              <tr>
                <th scope="col" className={styles.number}>
                  {t(recordListTexts.filingNumber)}
                </th>
                <th scope="col">{t(recordListTexts.name)}</th>
                <th scope="col" className={styles.province}>
                  {t(recordListTexts.province)}
                </th>
                <th scope="col">{t(recordListTexts.domains)}</th>
                <th scope="col" className={styles.order}>
                  {t(recordListTexts.openOrder)}
                </th>
                <th scope="col" className={styles.at}>
                  {t(recordListTexts.changedAt)}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.data.map((row) => {
                const domains = row.websites.flatMap((website) => website.domains);
                return (
                  <tr key={row.id}>
                    <td>
                      <Link to={`/records/${encodeURIComponent(row.id)}`}>{row.filingNumber || row.name || '—'}</Link>
                    </td>
                    <td title={row.name}>{row.name}</td>
                    <td data-label={t(recordListTexts.province)}>{row.provinceName}</td>
                    <td data-label={t(recordListTexts.domains)} title={domains.join(' ')}>
                      {row.websites.length === 0 ? (
                        <span className={styles.tag}>
                          {t(row.deregisteredAt === null ? recordTexts.shell : recordTexts.deregistered)}
                        </span>
                      ) : (
                        domains.join(' ')
                      )}
                    </td>
                    <td data-label={t(recordListTexts.openOrder)}>
                      {row.openOrder === null ? (
                        <span className={styles.faint}>{t(commonTexts.none)}</span>
                      ) : (
                        <Link to={`/orders/${encodeURIComponent(row.openOrder.id)}`}>
                          {row.openOrder.number} <span className={styles.faint}>{row.openOrder.stateLabel}</span>
                        </Link>
                      )}
                    </td>
                    <td data-label={t(recordListTexts.changedAt)} className={styles.faint}>
                      {fullTime(row.changedAt)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      <footer className={styles.foot}>
        <span className={styles.total}>{page === undefined ? '' : t(recordListTexts.total, { n: capped })}</span>
        <Download list="records" filter={withoutEmpty(filter)} />
        <Button
          type="text"
          size="small"
          disabled={!info?.hasPreviousPage}
          onClick={() => show({ after: null, before: info?.startCursor ?? null })}
        >
          {t(commonTexts.previous)}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!info?.hasNextPage}
          onClick={() => show({ before: null, after: info?.endCursor ?? null })}
        >
          {t(commonTexts.next)}
        </Button>
      </footer>
    </div>
  );
}
