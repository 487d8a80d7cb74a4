import { useT } from '../providers/i18n.ts';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { useRectifications } from './use-rectifications.ts';

/** The notices of a record, on its page and beside its order; hidden when there are none. */
export function RectificationPanel(asked: { readonly recordId?: string; readonly orderId?: string }) {
  const t = useT();
  const { notices = [], busy, handle } = useRectifications(asked);
  if (notices.length === 0) return null;
  return (
    <section
      className={asked.recordId === undefined ? styles.panel : styles.card}
      aria-label={t('rectification.title')}
    >
      <h2>{t('rectification.title')}</h2>
      <ul>
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} busy={busy} onHandle={handle} isOfPage />
        ))}
      </ul>
    </section>
  );
}
