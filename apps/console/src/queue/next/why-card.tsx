import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { getLanguage, t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { NextCard } from './next-card.tsx';
import { nextTexts } from './texts.ts';
import type { Why } from './use-next.ts';

/** Why this order was next, while the person who took it has the lease. */
export function WhyCard({ order, onSkip }: { order: Order; onSkip: (() => void) | null }) {
  const location = useLocation();
  const [closed, setClosed] = useState<string>();
  const why = (location.state as { why?: Why } | null)?.why;
  if (why === undefined || why.language !== getLanguage() || closed === why.id || !order.lease?.mine) return null;
  return (
    <NextCard title={t(nextTexts.why)} lines={[order.kindLabel, ...why.lines]} onClose={() => setClosed(why.id)}>
      {onSkip === null ? null : (
        <Button size="small" aria-keyshortcuts={keyShortcut('desk.skip')} onClick={onSkip}>
          {t(nextTexts.skip)} <KeyHint name="desk.skip" />
        </Button>
      )}
    </NextCard>
  );
}
