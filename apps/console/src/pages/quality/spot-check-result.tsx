import { useGetIdentity } from '@refinedev/core';
import { Link } from 'react-router';

import { useT } from '../../app/providers/i18n.ts';
import type { OpenedSecondLook as OpenedSpotCheck } from '../../generated/spot-check.ts';
import type { Viewer } from '../../generated/viewer.ts';
import listStyles from './list.module.css';
import styles from './spot-check.module.css';
import { spotCheckTexts } from './spot-check-texts.ts';

/** The outcome, and a link to the order while it can still be held back. */
export function SpotCheckResult({ spotCheck }: { spotCheck: OpenedSpotCheck }) {
  const t = useT();
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const mine =
    spotCheck.items.some(({ first }) => first?.staffName === viewer?.name) && spotCheck.lookerName !== viewer?.name;
  const { outcome, otherwise } = spotCheck;
  if (outcome === null || otherwise === null) return null;
  return (
    <section className={styles.result} aria-label={t(spotCheckTexts.result)}>
      <p>
        <span className={listStyles.outcome} data-outcome={outcome}>
          {spotCheck.outcomeLabel}
        </span>{' '}
        {t(spotCheckTexts.outcome[outcome])} ·{' '}
        {t(spotCheckTexts.resultSays, { items: spotCheck.itemCount, same: spotCheck.itemCount - otherwise })}
        {spotCheck.eventLabel === null ? null : ` · ${spotCheck.eventLabel} ${spotCheck.decidedByName ?? ''}`}
      </p>
      {mine && otherwise > 0 ? <p className={styles.faint}>{t(spotCheckTexts.aboutYou)}</p> : null}
      <p>
        {spotCheck.canBeHeld ? <span>{t(spotCheckTexts.hold)} </span> : null}
        <Link to={`/orders/${encodeURIComponent(spotCheck.orderId)}`}>{t(spotCheckTexts.toOrder)}</Link>
      </p>
    </section>
  );
}
