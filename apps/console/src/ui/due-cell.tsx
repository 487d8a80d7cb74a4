import { urgencyOf } from '@beian/domain/clock';
import { Tooltip } from 'antd';
import { getLanguage, t } from '../app/providers/i18n.ts';
import { countdown, type DueFacts, useDueTime } from './due.ts';
import styles from './due-cell.module.css';
import page from './page.module.css';
import { commonTexts, dueTexts } from './texts.ts';
import { fullTime } from './time.ts';

interface DueCellProps {
  readonly due: (DueFacts & { readonly share: number; readonly provisional: boolean }) | null;
  readonly size?: 'row' | 'card' | 'desk';
}

/**
 * The time left, or how long it is overdue, then the absolute time; the bar shows the used share and changes colour with each
 * warning. The share is written only before the due time, rounded down.
 */
export function DueCell({ due, size = 'row' }: DueCellProps) {
  const dueTime = useDueTime();
  if (due === null) return <span className={page.faint}>{t(commonTexts.none)}</span>;
  const percent = Math.floor(Math.min(1, Math.max(0, due.share)) * 100);
  const when = size === 'desk' ? t(dueTexts.at, { at: dueTime(due.at) }) : dueTime(due.at);
  return (
    <span className={`${styles.due} ${styles[size]}`} data-urgency={urgencyOf(due.level)} lang={getLanguage()}>
      {size === 'card' ? null : (
        <span className={`${page.share} ${styles.bar}`} aria-hidden>
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
      <span className={styles.left}>{countdown(due.left)}</span>
      <time className={styles.at} dateTime={due.at} title={fullTime(due.at)}>
        {when}
      </time>
      {due.provisional ? (
        <Tooltip title={t(dueTexts.provisionalWhy)}>
          <span className={styles.provisional}>{t(dueTexts.provisional)}</span>
        </Tooltip>
      ) : null}
      {size === 'desk' && !due.left.overdue ? (
        <span className={styles.used}>{t(dueTexts.used, { share: percent })}</span>
      ) : null}
    </span>
  );
}
