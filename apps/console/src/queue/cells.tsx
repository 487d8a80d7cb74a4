import { LockOutlined } from '@ant-design/icons';
import { queueFilterPatterns } from '@beian/domain/order';
import { t } from '../app/providers/i18n.ts';
import type { Lease } from '../order/documents.ts';
import { orderTexts } from '../order/texts.ts';
import page from '../ui/page.module.css';
import { commonTexts } from '../ui/texts.ts';
import { fullTime, shanghai } from '../ui/time.ts';
import styles from './queue.module.css';
import { queueTexts } from './texts.ts';

/** Two chips, or one where there is no room for the second, then "+n 项", so that a row keeps its height. */
export function ChangedChips({ labels }: { labels: readonly string[] }) {
  const more = (shown: number, where: string | undefined) =>
    labels.length > shown ? (
      <span className={`${page.small} ${where}`}>{t(queueTexts.more, { n: labels.length - shown })}</span>
    ) : null;
  return (
    <span className={styles.chips} title={labels.join(t(commonTexts.and))}>
      {labels.slice(0, 2).map((label) => (
        <span key={label} className={styles.chip}>
          {label}
        </span>
      ))}
      {more(2, styles.moreThanTwo)}
      {more(1, styles.moreThanOne)}
    </span>
  );
}

export function Holder({ lease, due }: { lease: Pick<Lease, 'holderName' | 'mine'> | null; due: unknown }) {
  // Nothing is due, so nobody needs to claim it.
  if (lease === null && due === null) return <span className={page.faint}>–</span>;
  if (lease === null) return <span className={page.faint}>{t(orderTexts.unclaimed)}</span>;
  return (
    <span className={styles.holder} title={t(orderTexts.leased, { name: lease.holderName })}>
      <span className={page.avatar} data-mine={lease.mine} data-initial={[...lease.holderName][0]} aria-hidden />
      <span className={page.cut}>{lease.mine ? t(orderTexts.mine) : lease.holderName}</span>
      <LockOutlined aria-hidden className={page.faint} />
    </span>
  );
}

export function AssigneeName({ assignee }: { assignee: { readonly name: string; readonly mine: boolean } | null }) {
  if (assignee === null) return <span className={page.faint}>–</span>;
  return <span title={assignee.name}>{assignee.mine ? t(orderTexts.mine) : assignee.name}</span>;
}

/** Month, day and time in Shanghai; the year on hover. */
export function Instant({ at }: { at: string | null }) {
  if (at === null) return <span className={page.faint}>–</span>;
  return (
    <time dateTime={at} title={fullTime(at)}>
      {shanghai(at).format('MM-DD HH:mm')}
    </time>
  );
}

/** A value of an order as it is stored; an instant is ISO 8601 text. */
export function Value({ of: value }: { of: string | number | boolean | readonly string[] | null }) {
  if (typeof value === 'string' && queueFilterPatterns.instant.test(value)) return <Instant at={value} />;
  if (typeof value === 'boolean') return value ? '✓' : '';
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value) : (value ?? []).join(t(commonTexts.and));
  return (
    <span className={page.cut} title={text}>
      {text}
    </span>
  );
}
