import { useGetIdentity } from '@refinedev/core';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { OpenedSecondLook as OpenedSpotCheck } from '../../generated/spot-check.ts';
import type { Viewer } from '../../generated/viewer.ts';
import { OutcomeTag } from './spot-check-list.tsx';
import { spotCheckTexts } from './spot-check-texts.ts';

/** The outcome, and a link to the order while it can still be held back. */
export function SpotCheckResult({ spotCheck }: { spotCheck: OpenedSpotCheck }) {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const { outcome, otherwise, itemCount } = spotCheck;
  if (outcome === null || otherwise === null) return null;
  const isAboutViewer =
    spotCheck.items.some(({ first }) => first?.staffName === viewer?.name) && spotCheck.lookerName !== viewer?.name;
  return (
    <section aria-label={t(spotCheckTexts.result)}>
      <Alert
        banner
        type="info"
        role="note"
        showIcon={false}
        message={
          <>
            <OutcomeTag spotCheck={spotCheck} />
            {[
              t(spotCheckTexts.outcome[outcome]),
              t(spotCheckTexts.resultSays, { items: itemCount, same: itemCount - otherwise }),
              ...(spotCheck.eventLabel === null ? [] : [`${spotCheck.eventLabel} ${spotCheck.decidedByName ?? ''}`]),
            ].join(' · ')}
          </>
        }
        description={[
          ...(isAboutViewer && otherwise > 0 ? [t(spotCheckTexts.aboutYou)] : []),
          ...(spotCheck.canBeHeld ? [t(spotCheckTexts.hold)] : []),
        ].join(' ')}
        action={<Link to={`/orders/${encodeURIComponent(spotCheck.orderId)}`}>{t(spotCheckTexts.toOrder)}</Link>}
      />
    </section>
  );
}
