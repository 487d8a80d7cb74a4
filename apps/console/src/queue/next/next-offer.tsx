import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { nextOrderDocument } from '../../generated/next.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { NextCard } from './next-card.tsx';
import { nextTexts } from './texts.ts';
import { useNext } from './use-next.ts';

/** An offer is asked for anew, because others take orders, too, ms. */
const ASK_MS = 30_000;

/**
 * What comes next and why, before it is taken; its number is shown once it is claimed. With `onClose` it stands on the desk after a
 * decision, where Enter takes it.
 */
export function NextOffer({ onClose }: { onClose?: () => void }) {
  const { isBusy, take, mayTake } = useNext();
  const id = useId();
  // Each decision asks anew: an offer is true for a moment only.
  const { data: next, isError } = useQuery({
    ...queryOf(['next-order', id], nextOrderDocument, {}),
    enabled: mayTake,
    gcTime: 0,
    refetchInterval: ASK_MS,
  });
  const offer = next?.__typename === 'NextPreview' ? next : undefined;
  const ownKey = onClose !== undefined;
  useKeys({ 'desk.takeNext': take }, ownKey && offer !== undefined);
  const key = ownKey ? 'desk.takeNext' : 'order.next';
  if (!mayTake || isError || next?.__typename === 'ActionRefused') return null;
  const lines =
    offer === undefined
      ? [next?.__typename === 'NothingNext' ? next.message : t(nextTexts.looking)]
      : [offer.kindLabel, offer.stateLabel, offer.provinceName, ...offer.why];
  return (
    <NextCard title={t(nextTexts.offer)} lines={lines} onClose={onClose}>
      {offer === undefined ? null : (
        <Button type="primary" loading={isBusy} aria-keyshortcuts={keyShortcut(key)} onClick={take}>
          {t(nextTexts.takeOffer)} <KeyHint name={key} />
        </Button>
      )}
    </NextCard>
  );
}
