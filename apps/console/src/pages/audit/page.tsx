import { auditFilters } from '@beian/domain/audit';
import { Button, Flex } from 'antd';
import { useSearchParams } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { auditRowsDocument } from '../../generated/audit.ts';
import { EvidenceBundle } from '../../ui/evidence/lazy-evidence-bundle.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { PageButtons } from '../../ui/list-page/page-buttons.tsx';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { isFiltered, type ListView, pageOf, readListView, writeListView } from '../../ui/list-view.ts';
import { commonTexts, listTexts } from '../../ui/texts.ts';
import styles from './audit.module.css';
import { Chain } from './chain.tsx';
import { AuditExport } from './export.tsx';
import { ActionSelect, ActorSelect } from './filter-selects.tsx';
import { Rows } from './rows.tsx';
import { auditTexts } from './texts.ts';

const audit = listOf('audit', auditRowsDocument, (data) => data.auditRows);
const filters = {
  ...auditFilters,
  target: { ...auditFilters.target, label: auditTexts.find },
  outcome: {
    ...auditFilters.outcome,
    values: ['DONE', 'REFUSED'] as const,
    labels: { DONE: auditTexts.done, REFUSED: auditTexts.refused },
  },
};

/**
 * 审计记录 (audit log): who did what, when, to what, and with which outcome; and the state of the audit chain. The API decides who may
 * read it.
 */
export function AuditPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const view = readListView(filters, params);
  const { after: _after, before: _before, routine, ...rest } = view;
  const filter = { ...rest, routine: routine === true };
  const { query, page } = useRows(audit, { filter, ...pageOf(view, 50) });
  const showSkeleton = useDelayed(query.isLoading);
  const show = (changes: Partial<ListView<typeof filters>>) => setParams(writeListView({ ...view, ...changes }));
  /** The order to which the list is filtered, if any. */
  const order = view.target === null ? undefined : page?.data[0];
  if (query.error && page === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={styles.page}>
      <header>
        <h1>{t(auditTexts.title)}</h1>
        <Faint>{t(auditTexts.lead)}</Faint>
      </header>
      <Chain />
      <Flex wrap gap={8} align="center">
        <ListFilters
          rows={filters}
          view={view}
          label={t(commonTexts.filters)}
          controls={{
            actor: (value, onChange) => <ActorSelect value={value} onChange={onChange} />,
            action: (value, onChange) => <ActionSelect value={value} onChange={onChange} />,
          }}
          onFilter={show}
        />
        {order?.orderNumber == null || order.target === null ? null : (
          <EvidenceBundle orderId={order.target} number={order.orderNumber} />
        )}
      </Flex>
      {page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(listTexts.loading)} />
        ) : null
      ) : page.data.length > 0 ? (
        <Rows rows={page.data} onNarrow={(by) => show({ ...by, after: null, before: null })} />
      ) : isFiltered(filters, view) ? (
        <Empty title={t(listTexts.emptyFiltered)}>
          <Button onClick={() => setParams({})}>{t(commonTexts.clear)}</Button>
        </Empty>
      ) : (
        <Empty title={t(auditTexts.empty)} hint={t(auditTexts.emptyHint)} />
      )}
      {page === undefined ? null : (
        <Flex wrap gap={8} align="center">
          <Faint>
            {t(auditTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
          </Faint>
          <AuditExport filter={filter} />
          <PageButtons at={view} info={page.pageInfo} readsBack={false} onShow={show} />
        </Flex>
      )}
    </div>
  );
}
