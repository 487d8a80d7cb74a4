import { useGetIdentity } from '@refinedev/core';
import { Link } from 'react-router';
import type { Viewer } from '../providers/auth.ts';
import { useT } from '../providers/i18n.ts';
import listStyles from './list.module.css';
import styles from './look.module.css';
import type { OpenedLook } from './look-documents.ts';

/** How it came out, calmly; and while the order can still be held, the way to it. */
export function LookResult({ look }: { look: OpenedLook }) {
  const t = useT();
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const mine = look.items.some(({ first }) => first?.staffName === viewer?.name) && look.lookerName !== viewer?.name;
  const { outcome, otherwise } = look;
  if (outcome === null || otherwise === null) return null;
  return (
    <section className={styles.result} aria-label={t('look.result')}>
      <p>
        <span className={listStyles.outcome} data-outcome={outcome}>
          {look.outcomeLabel}
        </span>{' '}
        {t(`look.outcome.${outcome}`)} ·{' '}
        {t('look.resultSays', { items: look.itemCount, same: look.itemCount - otherwise })}
        {look.eventLabel === null ? null : ` · ${look.eventLabel} ${look.decidedByName ?? ''}`}
      </p>
      {mine && otherwise > 0 ? <p className={styles.faint}>{t('look.aboutYou')}</p> : null}
      <p>
        {look.canBeHeld ? <span>{t('look.hold')} </span> : null}
        <Link to={`/orders/${encodeURIComponent(look.orderId)}`}>{t('look.toOrder')}</Link>
      </p>
    </section>
  );
}
