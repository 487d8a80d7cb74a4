import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { commonTexts } from '../../ui/texts.ts';
import styles from './next.module.css';
import { nextTexts } from './texts.ts';
import type { Why } from './use-next.ts';

/** Why this order was next, while the person who took it has the lease. */
export function WhyCard({ order, onSkip }: { order: Order; onSkip: (() => void) | null }) {
  const t = useT();
  const language = useLanguage();
  const location = useLocation();
  const [closed, setClosed] = useState<string>();
  const why = (location.state as { why?: Why } | null)?.why;
  if (why === undefined || why.language !== language || closed === why.id || !order.lease?.mine) return null;
  return (
    <section className={styles.card} aria-label={t(nextTexts.why)}>
      <b>{t(nextTexts.why)}</b>
      <span className={styles.lines}>
        {[order.kindLabel, ...why.lines].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
      {onSkip === null ? null : (
        <Button size="small" aria-keyshortcuts={keyShortcut('desk.skip')} onClick={onSkip}>
          {t(nextTexts.skip)} <KeyHint name="desk.skip" />
        </Button>
      )}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t(commonTexts.close)}
        onClick={() => setClosed(why.id)}
      />
    </section>
  );
}
