import { CheckCircleFilled, CloseCircleFilled, DiffOutlined, WarningFilled } from '@ant-design/icons';
import { isRequestedChange } from '@beian/domain/reading';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import page from '../page.module.css';
import styles from './reveal.module.css';
import { blindComparisonTexts } from './texts.ts';

type Blind = Item['blindCompare'][number];

const outcomeSigns = {
  MATCH: <CheckCircleFilled className={page.ok} aria-hidden />,
  MISMATCH: <WarningFilled className={styles.warn} aria-hidden />,
  BAD_CHECK_DIGIT: <CloseCircleFilled className={page.bad} aria-hidden />,
  BAD_CHECK_DIGIT_THERE: <CloseCircleFilled className={page.bad} aria-hidden />,
} as const;

type Compared = Pick<Item, 'key' | 'changed' | 'blindCompare'>;

/** 盲比对 (blind comparison) beside a value: whether other sources have the same value, without showing it. */
export function BlindComparisons({ item }: { item: Compared }) {
  if (item.blindCompare.length === 0) return null;
  const whose = (one: Blind) => (one.domain === null ? one.withLabel : `${one.withLabel} ${one.domain}`);
  return (
    <ul className={styles.blind} aria-label={t(blindComparisonTexts.label)}>
      {item.blindCompare.map((one) => (
        <li key={`${one.field} ${one.domain ?? ''}`}>
          {isRequestedChange(item, one) ? (
            <DiffOutlined className={styles.changed} aria-hidden />
          ) : (
            outcomeSigns[one.outcome]
          )}
          <span>
            {one.field === item.key ? '' : `${one.fieldLabel} · `}
            {whose(one)} <b>{isRequestedChange(item, one) ? t(blindComparisonTexts.changed) : one.outcomeLabel}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
