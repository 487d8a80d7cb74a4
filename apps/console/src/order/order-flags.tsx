import { AlertOutlined, MessageOutlined, PauseCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { type OrderFlag, orderFlags } from '@beian/domain/order';
import type { ReactNode } from 'react';
import { t } from '../app/providers/i18n.ts';
import styles from './marks.module.css';

const icons: Partial<Record<OrderFlag, ReactNode>> = {
  ESCALATED: <AlertOutlined aria-hidden />,
  CALL_DUE: <PhoneOutlined aria-hidden />,
  ADVICE_ASKED: <MessageOutlined aria-hidden />,
  PAUSED: <PauseCircleOutlined aria-hidden />,
};

export function OrderFlags({ flags, size = 'words' }: { flags: readonly OrderFlag[]; size?: 'words' | 'icons' }) {
  if (flags.length === 0) return null;
  if (size === 'icons')
    return (
      <span className={styles.marks}>
        {flags.map((flag) => (
          <span
            key={flag}
            role="img"
            className={styles.icon}
            data-mark={flag}
            aria-label={t(orderFlags[flag])}
            title={t(orderFlags[flag])}
          >
            {icons[flag]}
          </span>
        ))}
      </span>
    );
  return (
    <span className={styles.marks}>
      {flags.map((flag) => (
        <span key={flag} className={styles.mark} data-mark={flag}>
          {t(orderFlags[flag])}
        </span>
      ))}
    </span>
  );
}
