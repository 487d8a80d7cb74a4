import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import page from '../../ui/page.module.css';
import { commonTexts } from '../../ui/texts.ts';
import styles from './next.module.css';

interface NextCardProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly children: ReactNode;
  readonly onClose: (() => void) | undefined;
}

/** A strip above queue or desk about the order that comes next. */
export const NextCard = ({ title, lines, children, onClose }: NextCardProps) => {
  return (
    <section className={`${page.bar} ${styles.card}`} aria-label={title} aria-live="polite">
      <b>{title}</b>
      <span className={styles.lines}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
      {children}
      {onClose === undefined ? null : (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t(commonTexts.close)}
          onClick={onClose}
        />
      )}
    </section>
  );
};
