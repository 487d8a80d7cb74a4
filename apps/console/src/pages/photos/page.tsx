import { queueColumns, queueFilterPatterns } from '@beian/domain/order';
import { provinces } from '@beian/domain/province';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useOrderChanges } from '../../app/providers/live.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { orderTexts } from '../../order/texts.ts';
import { dueTime } from '../../ui/due.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { useDelayed, useInterval, useNow, useThrottled } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { type PhotoRow, photosDocument } from './documents.ts';
import styles from './photos.module.css';
import { photosTexts } from './texts.ts';

const pageSize = 50;
const holders = ['ALL', 'NOBODY', 'ME'] as const;

/**
 * 照片审核: orders whose photo is to be reviewed. The pictures stand on the page of the order alone: each look at one is
 * audited, and a list would look at fifty at a time.
 */
export function PhotosPage() {
  const t = useT();
  const language = useLanguage();
  const now = useNow(15_000);
  const [params, setParams] = useSearchParams();
  const province = [params.get('province') ?? ''].find((one) => queueFilterPatterns.province.test(one)) ?? null;
  const holder = holders.find((one) => one === params.get('holder')) ?? 'ALL';
  const after = params.get('after');
  const filter = { stage: 'PHOTO', province, holder: holder === 'ALL' ? null : holder } as const;
  const query = useQuery({
    queryKey: ['photos', language, filter, after],
    queryFn: async ({ signal }) => {
      const { orders, viewer } = await request(photosDocument, { filter, first: pageSize, after }, signal);
      noteServerTime(viewer?.now);
      return orders;
    },
    placeholderData: keepPreviousData,
  });
  const refresh = useThrottled(() => void query.refetch());
  useOrderChanges(refresh);
  // The API calculates the time left, so it is refetched once a minute.
  useInterval(refresh, 60_000);
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  const show = (changes: Record<string, string | null>) => {
    const next = { province, holder: holder === 'ALL' ? null : holder, after: null, ...changes };
    setParams(Object.fromEntries(Object.entries(next).filter((one): one is [string, string] => one[1] !== null)));
  };
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(shellTexts.photos)}</h1>
        <p className={styles.faint}>{t(photosTexts.lead)}</p>
        <search className={styles.filters} aria-label={t(commonTexts.filters)}>
          <Select<string>
            className={styles.province}
            aria-label={t(queueColumns.province)}
            placeholder={t(photosTexts.allProvinces)}
            allowClear
            showSearch
            optionFilterProp="label"
            value={province}
            options={Object.entries(provinces).map(([value, { label }]) => ({ value, label: t(label) }))}
            onChange={(next: string | undefined) => show({ province: next ?? null })}
          />
          <Segmented<(typeof holders)[number]>
            aria-label={t(queueColumns.holder)}
            value={holder}
            options={holders.map((value) => ({ value, label: t(photosTexts.holder[value]) }))}
            onChange={(value) => show({ holder: value === 'ALL' ? null : value })}
          />
        </search>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.scroll} tabIndex={0} aria-label={t(shellTexts.photos)}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(photosTexts.loading)} />
          ) : null
        ) : page.edges.length === 0 ? (
          province === null && holder === 'ALL' ? (
            <Empty title={t(photosTexts.empty)} hint={t(photosTexts.emptyHint)} />
          ) : (
            <Empty title={t(orderTexts.emptyFiltered)}>
              <Button onClick={() => setParams({})}>{t(commonTexts.clear)}</Button>
            </Empty>
          )
        ) : (
          <table className={styles.table} aria-label={t(shellTexts.photos)}>
            <thead>
              <tr>
                <th scope="col" className={styles.due}>
                  {t(orderTexts.due)}
                </th>
                <th scope="col" className={styles.principal}>
                  {t(photosTexts.principal)}
                </th>
                <th scope="col" className={styles.number}>
                  {t(orderTexts.number)}
                </th>
                <th scope="col">{t(queueColumns.subject)}</th>
                <th scope="col" className={styles.provinceColumn}>
                  {t(queueColumns.province)}
                </th>
                <th scope="col" className={styles.method}>
                  {t(photosTexts.method)}
                </th>
                <th scope="col" className={styles.round}>
                  {t(queueColumns.round)}
                </th>
                <th scope="col" className={styles.since}>
                  {t(photosTexts.since)}
                </th>
                <th scope="col" className={styles.holder}>
                  {t(queueColumns.holder)}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.edges.map(({ node }) => (
                <Row key={node.id} row={node} now={now} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <footer className={styles.foot}>
        <span className={styles.total}>
          {page === undefined
            ? ''
            : t(photosTexts.total, {
                n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.totalCount,
              })}
        </span>
        <Button type="text" size="small" disabled={after === null} onClick={() => show({})}>
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

function Row({ row, now }: { row: PhotoRow; now: number }) {
  const t = useT();
  const { photoReview } = row;
  return (
    <tr data-row={row.id}>
      <td data-label={t(orderTexts.due)}>
        <DueCell due={row.due} now={now} />
      </td>
      <td data-label={t(photosTexts.principal)}>{photoReview?.principalName ?? t(commonTexts.none)}</td>
      <td data-label={t(orderTexts.number)}>
        <Link to={`/orders/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      </td>
      <td data-label={t(queueColumns.subject)} title={row.subjectName}>
        {row.subjectName}
      </td>
      <td data-label={t(queueColumns.province)}>{row.provinceName}</td>
      <td data-label={t(photosTexts.method)} title={photoReview?.methodLabel}>
        {photoReview?.methodLabel}
      </td>
      <td data-label={t(queueColumns.round)}>{row.round}</td>
      <td data-label={t(photosTexts.since)}>
        {photoReview === null ? null : (
          <time dateTime={photoReview.since} title={fullTime(photoReview.since)}>
            {dueTime(t, photoReview.since, now)}
          </time>
        )}
      </td>
      <td data-label={t(queueColumns.holder)}>
        {row.lease === null ? (
          <span className={styles.faint}>{t(orderTexts.unclaimed)}</span>
        ) : row.lease.mine ? (
          t(orderTexts.mine)
        ) : (
          row.lease.holderName
        )}
      </td>
    </tr>
  );
}
