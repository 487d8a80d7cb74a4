import { SearchOutlined } from '@ant-design/icons';
import { codeTable } from '@beian/domain/codes';
import { provinces } from '@beian/domain/province';
import { textLengths } from '@beian/domain/text';
import { useList } from '@refinedev/core';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDelayed, useThrottled } from '../common/hooks.ts';
import { commonTexts } from '../common/texts.ts';
import { fullTime } from '../common/time.ts';
import { Download } from '../download/lazy-download-button.tsx';
import { withoutEmpty } from '../download/without-empty.ts';
import type { PageInfo } from '../order/documents.ts';
import type { ApiError } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import type { RecordRow } from './documents.ts';
import styles from './record.module.css';
import { type RecordsView, readView, variablesOf, writeView } from './records-view.ts';
import { recordListTexts, recordTexts } from './texts.ts';

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
  const view = readView(params);
  const [text, setText] = useState(view.search ?? '');
  useEffect(() => setText(view.search ?? ''), [view.search]);
  const { query } = useList<RecordRow, ApiError>({
    resource: 'records',
    meta: { variables: variablesOf(view) },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: useThrottled(() => void query.refetch(), 2000),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data as RecordsPage | undefined;
  const info = page?.pageInfo;
  const show = (changes: Partial<RecordsView>) => setParams(writeView({ ...view, ...changes }));
  /** A changed filter starts at the first page. */
  const filter = (changes: Partial<RecordsView>) => show({ after: null, before: null, ...changes });
  const find = (value: string) => filter({ search: value.trim() || null });
  const filtered = view.search !== null || view.province !== null || view.nature !== null;
  const capped = page?.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : (page?.total ?? 0);

  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t(recordListTexts.title)}</h1>
        <Input
          maxLength={textLengths.search}
          className={styles.find}
          type="search"
          allowClear
          value={text}
          aria-label={t(recordListTexts.find)}
          placeholder={t(recordListTexts.find)}
          prefix={<SearchOutlined aria-hidden />}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '') find('');
          }}
          onPressEnter={() => find(text)}
        />
        <search className={styles.filters} aria-label={t(recordListTexts.filters)}>
          <Select<string>
            className={styles.filter}
            aria-label={t(recordListTexts.province)}
            prefix={<span className={styles.faint}>{t(recordListTexts.province)}</span>}
            placeholder={t(recordListTexts.all)}
            allowClear
            showSearch
            optionFilterProp="label"
            value={view.province}
            options={Object.entries(provinces).map(([value, { label }]) => ({ value, label: t(label) }))}
            onChange={(province) => filter({ province: province ?? null })}
          />
          <Select<number>
            className={styles.filter}
            aria-label={t(recordListTexts.nature)}
            prefix={<span className={styles.faint}>{t(recordListTexts.nature)}</span>}
            placeholder={t(recordListTexts.all)}
            allowClear
            popupMatchSelectWidth={220}
            value={view.nature}
            options={Object.entries(codeTable('NATURE').rows).map(([value, row]) => ({
              value: Number(value),
              label: t(row.label),
            }))}
            onChange={(nature) => filter({ nature: nature ?? null })}
          />
        </search>
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
        <Download
          list="records"
          filter={withoutEmpty({ search: view.search, province: view.province, nature: view.nature })}
        />
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
