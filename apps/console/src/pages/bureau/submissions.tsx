import { bureauFilter, submissionFilters } from '@beian/domain/submission';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { withoutEmpty } from '../../ui/download/without-empty.ts';
import { useDelayed, useNow, useThrottled } from '../../ui/hooks.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { isFiltered, type ListView, readListView, writeListView } from '../../ui/list-view.ts';
import { commonTexts } from '../../ui/texts.ts';
import { bureauNamesDocument, listedSubmissionsDocument } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { SubmissionRow } from './submission-row.tsx';
import { submissionsTexts } from './submission-texts.ts';
import styles from './submissions.module.css';

const shownFilters = { bureau: bureauFilter, ...submissionFilters };
type SubmissionsView = ListView<typeof shownFilters>;
const pageSize = 50;

/** 上报记录: the files to all bureaus, the newest first; one is open at a time. */
export function Submissions() {
  const t = useT();
  const language = useLanguage();
  const now = useNow(15_000);
  const [params, setParams] = useSearchParams();
  const view = readListView(shownFilters, params);
  const { bureau: bureauId, after, before, ...filter } = view;
  const [opened, setOpened] = useState<string | null>(null);
  const names = useQuery({
    queryKey: ['bureauNames', language],
    queryFn: async ({ signal }) => (await request(bureauNamesDocument, {}, signal)).bureaus,
    staleTime: 300_000,
  });
  const query = useQuery({
    queryKey: ['listedSubmissions', language, bureauId, filter, after],
    queryFn: async ({ signal }) => {
      const variables = { bureauId, filter, first: pageSize, after };
      return (await request(listedSubmissionsDocument, variables, signal)).submissions;
    },
    placeholderData: keepPreviousData,
  });
  useBureauChanges(useThrottled(() => void query.refetch(), 1000));
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  const show = (changes: Partial<SubmissionsView>) => setParams(writeListView({ ...view, ...changes }));
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(shellTexts.submissions)}</h1>
        <p className={styles.faint}>{t(submissionsTexts.lead)}</p>
        <ListFilters
          rows={shownFilters}
          view={view}
          label={t(submissionsTexts.filters)}
          options={{ bureau: (names.data ?? []).map(({ id, provinceName }) => ({ value: id, label: provinceName })) }}
          onFilter={show}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.scroll} tabIndex={0} aria-label={t(shellTexts.submissions)}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(submissionsTexts.loading)} />
          ) : null
        ) : page.edges.length === 0 ? (
          isFiltered(shownFilters, view) ? (
            <Empty title={t(submissionsTexts.emptyFiltered)}>
              <Button onClick={() => setParams({})}>{t(submissionsTexts.clear)}</Button>
            </Empty>
          ) : (
            <Empty title={t(submissionsTexts.empty)} hint={t(submissionsTexts.emptyHint)} />
          )
        ) : (
          <table className={styles.table} aria-label={t(shellTexts.submissions)}>
            <thead>
              <tr>
                <th scope="col" className={styles.number}>
                  {t(ledgerTexts.number)}
                </th>
                <th scope="col">{t(submissionsTexts.bureau)}</th>
                <th scope="col">{t(submissionsTexts.kinds)}</th>
                <th scope="col" className={styles.order}>
                  {t(ledgerTexts.orders)}
                </th>
                <th scope="col">{t(ledgerTexts.result)}</th>
                <th scope="col">{t(ledgerTexts.sent)}</th>
                <th scope="col" className={styles.answer}>
                  {t(submissionsTexts.answered)}
                </th>
                <th scope="col" className={styles.attempts}>
                  {t(ledgerTexts.attempts)}
                </th>
                <th scope="col" className={styles.hash}>
                  {t(ledgerTexts.hash)}
                </th>
              </tr>
            </thead>
            {page.edges.map(({ node }) => (
              <SubmissionRow
                key={node.id}
                file={node}
                now={now}
                open={node.id === opened}
                onToggle={() => setOpened(node.id === opened ? null : node.id)}
              />
            ))}
          </table>
        )}
      </section>
      <footer className={styles.foot}>
        <span className={styles.total}>
          {page === undefined
            ? ''
            : t(ledgerTexts.total, {
                n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.totalCount,
              })}
        </span>
        <Download list="submissions" filter={withoutEmpty({ bureauId, ...filter })} />
        <Button type="text" size="small" disabled={after === null} onClick={() => show({ after: null })}>
          {t(commonTexts.firstPage)}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!page?.pageInfo.hasNextPage}
          onClick={() => show({ after: page?.pageInfo.endCursor ?? null })}
        >
          {t(commonTexts.next)}
        </Button>
      </footer>
    </div>
  );
}
