import { type AuditFilter, auditFilters } from '@beian/domain/audit';
import { auditActionNames, auditLabel } from '@beian/domain/order';
import { Button, Flex, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { type AuditRow, auditRowsDocument } from '../../generated/audit.ts';
import { EvidenceBundle } from '../../ui/evidence/lazy-evidence-bundle.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { pageOf, readListView, writeListView } from '../../ui/list-view.ts';
import { shanghai } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { ActorSelect } from './actor-select.tsx';
import { ChainCard } from './chain.tsx';
import { AuditExport } from './export.tsx';
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
const PAGE_SIZE = 50;

/**
 * 审计记录 (audit log): who did what, when, to what, and with which outcome; and the state of the audit chain. The API decides who may
 * read it.
 */
export function AuditPage() {
  const language = useLanguage();
  const mayRead = useHasPermission()('readAudit');
  const [params, setParams] = useSearchParams();
  const view = readListView(filters, params);
  const { after: _after, before: _before, ...chosen } = view;
  const filter = { ...chosen, routine: chosen.routine === true };
  // The same page as that of the list, which asks for it once: the order to which it is filtered, if any.
  const { page } = useRows(audit, { filter, ...pageOf(view, PAGE_SIZE) });
  const order = view.target === null ? undefined : page?.data[0];
  // The address may name an action that has no label, as a refused query of the API.
  const names = [...new Set([...auditActionNames, ...(view.action === null ? [] : [view.action])])];
  const actions = names
    .map((name) => ({ value: name, label: t(auditLabel(name)) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const narrowing = (by: Pick<AuditFilter, 'actor' | 'action' | 'target'>, what: string) => (
    <Button
      type="link"
      size="small"
      // Long labels wrap within their column.
      style={{ height: 'auto', paddingInline: 0, whiteSpace: 'normal', textAlign: 'start' }}
      title={t(auditTexts.only, { what })}
      onClick={() => setParams(writeListView({ ...view, ...by, after: null, before: null }))}
    >
      {what}
    </Button>
  );
  const columns: Column<AuditRow>[] = [
    {
      key: 'at',
      title: auditTexts.at,
      kind: 'head',
      width: 160,
      cell: ({ at }) => shanghai(at).format('YYYY-MM-DD HH:mm:ss'),
    },
    {
      key: 'actor',
      title: auditFilters.actor.label,
      width: 150,
      cell: ({ personId, actorId, actorName, actorKind }) =>
        narrowing(
          { actor: personId ?? actorId },
          actorName ?? (actorKind === 'system' ? `${t(auditTexts.system)} ${actorId}` : actorId),
        ),
    },
    {
      key: 'action',
      title: auditFilters.action.label,
      width: 180,
      cell: ({ action, label }) => narrowing({ action }, label),
    },
    {
      key: 'target',
      title: auditFilters.target.label,
      cell: ({ target, orderNumber, targetName }) =>
        target === null ? (
          '–'
        ) : orderNumber === null ? (
          (targetName ?? <code>{target}</code>)
        ) : (
          <>
            {narrowing({ target: orderNumber }, orderNumber)}{' '}
            <Link to={`/orders/${target}`} aria-label={orderNumber}>
              ↗
            </Link>
          </>
        ),
    },
    {
      key: 'outcome',
      title: auditFilters.outcome.label,
      width: 110,
      cell: ({ outcome, times }) => (
        <>
          {outcome === 'REFUSED' ? (
            <Typography.Text type="danger">{t(auditTexts.refused)}</Typography.Text>
          ) : (
            t(auditTexts.done)
          )}
          {times > 1 ? ` ${t(auditTexts.times, { n: times.toLocaleString('en') })}` : null}
        </>
      ),
    },
    {
      key: 'details',
      title: auditTexts.details,
      cell: ({ details }) => (
        <Flex wrap gap="0 12px">
          {details.map(({ name, label, text }) => (
            <span key={name}>
              <Faint>{label}</Faint> {text}
            </span>
          ))}
        </Flex>
      ),
    },
    {
      key: 'link',
      title: auditTexts.link,
      width: 90,
      kind: 'number',
      cell: ({ link }) => (link === null ? <Faint>{t(auditTexts.notLinked)}</Faint> : link.toLocaleString('en')),
    },
  ];
  return (
    <ListPage
      list={audit}
      texts={auditTexts}
      filters={filters}
      options={{ action: actions }}
      controls={{ actor: (value, onChange) => <ActorSelect value={value} onChange={onChange} /> }}
      variables={() => ({ filter })}
      columns={columns}
      pageSize={PAGE_SIZE}
      actions={
        <Flex wrap gap={8}>
          {order?.orderNumber == null || order.target === null ? null : (
            <EvidenceBundle orderId={order.target} number={order.orderNumber} />
          )}
          <AuditExport filter={filter} />
        </Flex>
      }
    >
      {mayRead ? <ChainCard /> : null}
    </ListPage>
  );
}
