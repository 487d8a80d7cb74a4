import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { t } from '../../app/providers/i18n.ts';
import styles from './badge.module.css';
import { comparesValues, endingOf } from './kind.ts';

/** The kind of an order by its label, its sign (badge.module.css) and its tint: what ends something stands out from what changes or adds it. */
export function KindBadge({ kind }: { readonly kind: OrderKind }) {
  const label = t(kindRow(kind).label);
  const effect = endingOf(kind) !== null ? 'end' : comparesValues(kind) ? 'change' : 'add';
  return (
    <span className={styles.badge} data-effect={effect} title={label}>
      <span className={styles.label}>{label}</span>
    </span>
  );
}
