import { auditFilters } from '@beian/domain/audit';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { shanghai } from '../../ui/time.ts';
import styles from './audit.module.css';
import type { AuditRow } from './documents.ts';
import type { FilterName } from './filters.ts';
import { auditTexts } from './texts.ts';

interface RowsProps {
  readonly rows: readonly AuditRow[];
  readonly onNarrow: (by: Partial<Record<FilterName, string>>) => void;
}

/** The rows; clicking an actor, action or target filters the list to it. */
export function Rows({ rows, onNarrow }: RowsProps) {
  const t = useT();
  const detail = ({ name, label, text }: AuditRow['details'][number]) => (
    <span key={name}>
      <span className={styles.faint}>{label}</span> {text}
    </span>
  );
  const narrowing = (by: Partial<Record<FilterName, string>>, what: string) => (
    <button type="button" className={styles.narrow} title={t(auditTexts.only, { what })} onClick={() => onNarrow(by)}>
      {what}
    </button>
  );
  return (
    <table className={styles.table} aria-label={t(auditTexts.title)}>
      <thead>
        <tr>
          <th scope="col">{t(auditTexts.at)}</th>
          <th scope="col">{t(auditFilters.actor.label)}</th>
          <th scope="col">{t(auditFilters.action.label)}</th>
          <th scope="col">{t(auditFilters.target.label)}</th>
          <th scope="col">{t(auditFilters.outcome.label)}</th>
          <th scope="col">{t(auditTexts.details)}</th>
          <th scope="col">{t(auditTexts.link)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={styles.time}>
              {shanghai(row.at).format('YYYY-MM-DD HH:mm:ss')}
            </th>
            <td data-label={t(auditFilters.actor.label)}>
              {narrowing(
                { actor: row.personId ?? row.actorId },
                row.actorName ?? (row.actorKind === 'system' ? `${t(auditTexts.system)} ${row.actorId}` : row.actorId),
              )}
            </td>
            <td data-label={t(auditFilters.action.label)}>{narrowing({ action: row.action }, row.label)}</td>
            <td data-label={t(auditFilters.target.label)}>
              {row.target === null ? (
                '–'
              ) : row.orderNumber === null ? (
                (row.targetName ?? <code className={styles.code}>{row.target}</code>)
              ) : (
                <>
                  {narrowing({ target: row.orderNumber }, row.orderNumber)}{' '}
                  <Link to={`/orders/${row.target}`} aria-label={row.orderNumber}>
                    ↗
                  </Link>
                </>
              )}
            </td>
            <td data-label={t(auditFilters.outcome.label)} className={styles.outcomeCell}>
              <span className={row.outcome === 'REFUSED' ? styles.bad : undefined}>
                {t(row.outcome === 'REFUSED' ? auditTexts.refused : auditTexts.done)}
              </span>
              {row.times > 1 ? <> {t(auditTexts.times, { n: row.times.toLocaleString('en') })}</> : null}
            </td>
            <td data-label={t(auditTexts.details)} className={styles.details}>
              {row.details.map(detail)}
            </td>
            <td data-label={t(auditTexts.link)} className={styles.linkNumber}>
              {row.link === null ? (
                <span className={styles.faint}>{t(auditTexts.notLinked)}</span>
              ) : (
                row.link.toLocaleString('en')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
