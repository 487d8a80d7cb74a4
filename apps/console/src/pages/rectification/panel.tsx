import { useT } from '../../app/providers/i18n.ts';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import { type AskedRectifications, useRectifications, useSteps } from './use-rectifications.ts';

interface PanelProps extends AskedRectifications {
  readonly forPartner?: boolean;
}

/** Notices of a record on its page, or beside its order; of a partner, all open ones. Hidden when there are none. */
export function RectificationPanel({ forPartner = false, ...asked }: PanelProps) {
  const t = useT();
  const notices = useRectifications(asked) ?? [];
  const { busy, run } = useSteps();
  if (notices.length === 0) return null;
  const title = t(forPartner ? rectificationTexts.notices : rectificationTexts.title);
  const isOfPage = asked.recordId !== undefined || asked.orderId !== undefined;
  return (
    <section className={asked.orderId === undefined || forPartner ? styles.card : styles.panel} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} busy={busy} run={run} isOfPage={isOfPage} forPartner={forPartner} />
        ))}
      </ul>
    </section>
  );
}
