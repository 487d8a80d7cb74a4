import { SearchOutlined } from '@ant-design/icons';
import { useList } from '@refinedev/core';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDelayed, useThrottled } from '../common/hooks.ts';
import { fullTime } from '../common/time.ts';
import type { PageInfo } from '../order/documents.ts';
import type { ApiError } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import type { RecordRow } from './documents.ts';
import styles from './record.module.css';

const pageSize = 50;

interface RecordsPage {
  readonly data: RecordRow[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

/** The filed truth, one row per subject; search and cursor live in the URL. */
export function RecordList() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const search = params.get('search')?.trim() || null;
  const after = params.get('after');
  const [text, setText] = useState(search ?? '');
  const { query } = useList<RecordRow, ApiError>({
    resource: 'records',
    meta: { variables: { first: pageSize, after, search } },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: useThrottled(() => void query.refetch(), 2000),
  });
  const late = useDelayed(query.isLoading);
  const page = query.data as RecordsPage | undefined;
  const find = (value: string) => setParams(value.trim() === '' ? {} : { search: value.trim() });
  const capped = page?.totalIsCapped ? t('common.atLeast', { n: '1,000' }) : (page?.total ?? 0);

  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('records.title')}</h1>
        <Input
          className={styles.find}
          type="search"
          allowClear
          value={text}
          aria-label={t('records.find')}
          placeholder={t('records.find')}
          prefix={<SearchOutlined />}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '') find('');
          }}
          onPressEnter={() => find(text)}
        />
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          late ? (
            <Skeleton label={t('records.loading')} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty
            title={t(search === null ? 'records.emptyTitle' : 'records.emptyFiltered')}
            hint={search === null ? t('records.emptyHint') : undefined}
          />
        ) : (
          <table className={styles.table} aria-label={t('records.title')}>
            <thead>
              <tr>
                <th scope="col" className={styles.number}>
                  {t('records.filingNumber')}
                </th>
                <th scope="col">{t('records.name')}</th>
                <th scope="col" className={styles.province}>
                  {t('records.province')}
                </th>
                <th scope="col">{t('records.domains')}</th>
                <th scope="col" className={styles.order}>
                  {t('records.openOrder')}
                </th>
                <th scope="col" className={styles.at}>
                  {t('records.changedAt')}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.data.map((row) => {
                const domains = row.websites.flatMap((website) => website.domains);
                return (
                  <tr key={row.id}>
                    <td>
                      <Link to={`/records/${encodeURIComponent(row.id)}`}>{row.filingNumber}</Link>
                    </td>
                    <td title={row.name}>{row.name}</td>
                    <td>{row.provinceName}</td>
                    <td title={domains.join(' ')}>{domains.join(' ')}</td>
                    <td>
                      {row.openOrder === null ? (
                        <span className={styles.faint}>{t('common.none')}</span>
                      ) : (
                        <Link to={`/orders/${encodeURIComponent(row.openOrder.id)}`}>
                          {row.openOrder.number} <span className={styles.faint}>{row.openOrder.stateLabel}</span>
                        </Link>
                      )}
                    </td>
                    <td className={styles.faint}>{fullTime(row.changedAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      <footer className={styles.foot}>
        <span className={styles.total}>{page === undefined ? '' : t('records.total', { n: capped })}</span>
        <Button type="text" size="small" disabled={after === null} onClick={() => find(search ?? '')}>
          {t('common.firstPage')}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!page?.pageInfo.hasNextPage}
          onClick={() => setParams({ ...(search === null ? {} : { search }), after: page?.pageInfo.endCursor ?? '' })}
        >
          {t('common.next')}
        </Button>
      </footer>
    </div>
  );
}
