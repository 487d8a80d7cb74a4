import { type AuditFilter, auditFilters } from '@beian/domain/audit';
import { Typography } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { AuditRow } from '../../generated/audit.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { shanghai } from '../../ui/time.ts';
import styles from './audit.module.css';
import { auditTexts } from './texts.ts';

interface RowsProps {
  readonly rows: readonly AuditRow[];
  readonly onNarrow: (by: Pick<AuditFilter, 'actor' | 'action' | 'target'>) => void;
}

/** The rows; clicking an actor, action or target filters the list to it. */
export function Rows({ rows, onNarrow }: RowsProps) {
  const t = useT();
  const narrowing = (by: Pick<AuditFilter, 'actor' | 'action' | 'target'>, what: string) => (
    <button type="button" className={styles.narrow} title={t(auditTexts.only, { what })} onClick={() => onNarrow(by)}>
      {what}
    </button>
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
      cell: ({ details }) =>
        details.map(({ name, label, text }) => (
          <span key={name} className={styles.detail}>
            <Faint>{label}</Faint> {text}
          </span>
        )),
    },
    {
      key: 'link',
      title: auditTexts.link,
      width: 90,
      kind: 'number',
      cell: ({ link }) => (link === null ? <Faint>{t(auditTexts.notLinked)}</Faint> : link.toLocaleString('en')),
    },
  ];
  return <DataTable name={t(auditTexts.title)} rows={rows} columns={columns} idOf={({ id }) => id} />;
}
