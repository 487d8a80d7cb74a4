import { auditFilters } from '@beian/domain/audit';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { DayPicker } from '../../ui/day-picker.tsx';
import { EvidenceBundle } from '../../ui/evidence/lazy-evidence-bundle.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import styles from './audit.module.css';
import { Chain } from './chain.tsx';
import { auditDocument } from './documents.ts';
import { AuditExport } from './export.tsx';
import { ActionSelect, ActorSelect } from './filter-selects.tsx';
import { type FilterName, filterNames } from './filters.ts';
import { Rows } from './rows.tsx';
import { auditTexts } from './texts.ts';

/**
 * 审计记录 (audit log): who did what, when, to what, and with which outcome; and the state of the audit chain. The API decides who may
 * read it.
 */
export function AuditPage() {
  const t = useT();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const given = Object.fromEntries(
    filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as Partial<Record<FilterName, string>>;
  const { outcome, routine, ...rest } = given;
  const isWhole = routine === '1';
  const filter = {
    ...rest,
    outcome: outcome === 'DONE' || outcome === 'REFUSED' ? outcome : null,
    routine: isWhole,
  } as const;
  const query = useQuery({
    queryKey: ['audit', language, given, after],
    queryFn: async () => (await request(auditDocument, { filter, first: 50, after })).auditRows,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const [target, setTarget] = useState(given.target ?? '');
  useEffect(() => setTarget(given.target ?? ''), [given.target]);
  /** A changed filter starts at the first page. */
  const narrow = (changes: Partial<Record<FilterName, string>>) =>
    setParams(Object.fromEntries(Object.entries({ ...given, ...changes }).filter(([, value]) => value !== '')));
  const page = query.data;
  const isNarrowed = Object.keys(rest).length > 0 || outcome !== undefined;

  /** The order to which the list is filtered, if any. */
  const order = given.target === undefined ? undefined : page?.edges[0]?.node;

  if (query.error && page === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t(auditTexts.title)}</h1>
        <p className={styles.faint}>{t(auditTexts.lead)}</p>
      </header>
      <Chain />
      <search className={styles.filters} aria-label={t(auditTexts.filters)}>
        <DayPicker
          className={styles.day}
          aria-label={t(auditFilters.day.label)}
          placeholder={t(auditFilters.day.label)}
          value={given.day ?? null}
          onChange={(day) => narrow({ day: day ?? '' })}
        />
        <ActorSelect value={given.actor} onChange={(actor) => narrow({ actor })} />
        <ActionSelect value={given.action} onChange={(action) => narrow({ action })} />
        <Select
          className={styles.outcome}
          aria-label={t(auditFilters.outcome.label)}
          allowClear
          placeholder={t(auditFilters.outcome.label)}
          value={filter.outcome}
          options={[
            { value: 'DONE', label: t(auditTexts.done) },
            { value: 'REFUSED', label: t(auditTexts.refused) },
          ]}
          onChange={(value: string | null | undefined) => narrow({ outcome: value ?? '' })}
        />
        <Input
          type="search"
          maxLength={100}
          className={styles.find}
          allowClear
          aria-label={t(auditTexts.find)}
          placeholder={t(auditTexts.find)}
          value={target}
          onChange={(event) => {
            setTarget(event.target.value);
            if (event.target.value === '') narrow({ target: '' });
          }}
          onPressEnter={() => narrow({ target: target.trim() })}
        />
        <span className={styles.routine}>
          <Switch
            size="small"
            id="audit-routine"
            checked={isWhole}
            onChange={(on) => narrow({ routine: on ? '1' : '' })}
          />
          <label htmlFor="audit-routine">{t(auditFilters.routine.label)}</label>
        </span>
        {order?.orderNumber == null || order.target === null ? null : (
          <EvidenceBundle orderId={order.target} number={order.orderNumber} />
        )}
      </search>
      {page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(auditTexts.loading)} rows={12} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty
          title={t(isNarrowed ? auditTexts.emptyFiltered : auditTexts.empty)}
          hint={t(isNarrowed ? auditTexts.emptyFilteredHint : auditTexts.emptyHint)}
        />
      ) : (
        <Rows rows={page.edges.map(({ node }) => node)} onNarrow={narrow} />
      )}
      {page === undefined ? null : (
        <footer className={styles.foot}>
          <span className={styles.faint}>
            {t(auditTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.totalCount })}
          </span>
          <AuditExport filter={{ ...rest, outcome: filter.outcome, routine: isWhole }} />
          <Button type="text" size="small" disabled={after === null} onClick={() => narrow({})}>
            {t(commonTexts.firstPage)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => setParams({ ...given, after: page.pageInfo.endCursor ?? '' })}
          >
            {t(commonTexts.next)}
          </Button>
        </footer>
      )}
    </div>
  );
}
