import { CheckCircleFilled, CloseCircleFilled, DiffOutlined, WarningFilled } from '@ant-design/icons';
import '../i18n/reveal-texts.ts';
import type { Item } from '../order/documents.ts';
import { useT } from '../providers/i18n.ts';
import styles from './reveal.module.css';

type Blind = Item['blindCompare'][number];

const outcomeSigns = {
  MATCH: <CheckCircleFilled className={styles.ok} aria-hidden />,
  MISMATCH: <WarningFilled className={styles.warn} aria-hidden />,
  BAD_CHECK_DIGIT: <CloseCircleFilled className={styles.bad} aria-hidden />,
  BAD_CHECK_DIGIT_THERE: <CloseCircleFilled className={styles.bad} aria-hidden />,
} as const;

/** 盲比对 (blind comparison) beside a value: whether other sources have the same value, without showing it. */
export function BlindComparisons({ item }: { item: Pick<Item, 'key' | 'changed' | 'blindCompare'> }) {
  const t = useT();
  if (item.blindCompare.length === 0) return null;
  /** Another value than the record's is what the order changes, and no doubt. */
  const isPoint = (one: Blind) =>
    item.changed && one.field === item.key && one.domain === null && one.outcome === 'MISMATCH';
  const whose = (one: Blind) => (one.domain === null ? one.withLabel : `${one.withLabel} ${one.domain}`);
  return (
    <ul className={styles.blind} aria-label={t('blind.label')}>
      {item.blindCompare.map((one) => (
        <li key={`${one.field} ${one.domain ?? ''}`}>
          {isPoint(one) ? <DiffOutlined className={styles.changed} aria-hidden /> : outcomeSigns[one.outcome]}
          <span>
            {one.field === item.key ? '' : `${one.fieldLabel} · `}
            {whose(one)} <b>{isPoint(one) ? t('blind.changed') : one.outcomeLabel}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
