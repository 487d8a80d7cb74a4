import { urgencyOf } from '@beian/domain/clock';
import { queueStageLabels } from '@beian/domain/order';
import { Link } from 'react-router';
import { t } from '../app/providers/i18n.ts';
import { KindBadge } from '../order/kind/badge.tsx';
import { OrderFlags } from '../order/order-flags.tsx';
import { orderTexts } from '../order/texts.ts';
import { DueCell } from '../ui/due-cell.tsx';
import page from '../ui/page.module.css';
import { ChangedChips, Holder } from './cells.tsx';
import styles from './queue.module.css';
import type { QueueRowsProps } from './table.tsx';

/** The queue on a phone: one card per order; the whole card is a link. */
export function QueueCards({ rows, view, cursor }: QueueRowsProps) {
  return (
    <ul className={styles.cards} aria-label={t(queueStageLabels[view.stage])}>
      {rows.map(({ row, gone }) => (
        <li
          key={row.id}
          data-row={row.id}
          data-urgency={urgencyOf(row.due?.level ?? 0)}
          aria-current={row.id === cursor ? 'true' : undefined}
          className={`${styles.card} ${gone ? styles.gone : ''}`}
        >
          <div className={styles.cardLine}>
            <DueCell due={row.due} size="card" />
            <span className={page.chip}>{row.stateLabel}</span>
          </div>
          <Link to={`/orders/${encodeURIComponent(row.id)}`} className={styles.cardLink}>
            <span className={styles.cardSubject}>{row.subjectName}</span>
            <span className={styles.cardNumber}>{row.number}</span>
          </Link>
          <div>
            <KindBadge kind={row.kind} />
          </div>
          <div className={`${styles.cardLine} ${page.small}`}>
            <span>
              {[
                row.provinceName,
                t(orderTexts.roundN, { n: row.round }),
                row.partner.name,
                ...(row.assignee === null ? [] : [t(orderTexts.assigned, { name: row.assignee.name })]),
              ].join(' · ')}
            </span>
            <Holder lease={row.lease} due={row.due} />
          </div>
          <OrderFlags flags={row.marks} />
          <ChangedChips labels={row.changedLabels} />
        </li>
      ))}
    </ul>
  );
}
