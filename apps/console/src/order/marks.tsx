import { AlertOutlined, MessageOutlined, PhoneOutlined } from '@ant-design/icons';
import { type OrderFlag, orderFlags } from '@beian/domain';
import type { ReactNode } from 'react';
import { useLanguage } from '../providers/i18n.ts';
import styles from './marks.module.css';

const icons: Partial<Record<OrderFlag, ReactNode>> = {
  ESCALATED: <AlertOutlined aria-hidden />,
  CALL_DUE: <PhoneOutlined aria-hidden />,
  ADVICE_ASKED: <MessageOutlined aria-hidden />,
};

/** What somebody is to act on, in the words of the flags. */
export function Marks({ marks, size = 'words' }: { marks: readonly OrderFlag[]; size?: 'words' | 'icons' }) {
  const language = useLanguage();
  if (marks.length === 0) return null;
  if (size === 'icons')
    return (
      <span className={styles.marks}>
        {marks.map((mark) => (
          <span
            key={mark}
            role="img"
            className={styles.icon}
            data-mark={mark}
            aria-label={orderFlags[mark][language]}
            title={orderFlags[mark][language]}
          >
            {icons[mark]}
          </span>
        ))}
      </span>
    );
  return (
    <span className={styles.marks}>
      {marks.map((mark) => (
        <span key={mark} className={styles.mark} data-mark={mark}>
          {orderFlags[mark][language]}
        </span>
      ))}
    </span>
  );
}
