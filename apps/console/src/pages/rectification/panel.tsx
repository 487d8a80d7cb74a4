import { useT } from '../../app/providers/i18n.ts';
import { Section } from '../../ui/page.tsx';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import { type AskedRectifications, useRectifications } from './use-rectifications.ts';

interface PanelProps extends AskedRectifications {
  readonly forPartner?: boolean;
}

/** Notices of a record on its page, or beside its order; of a partner, all open ones. Hidden when there are none. */
export function RectificationPanel({ forPartner = false, ...asked }: PanelProps) {
  const t = useT();
  const notices = useRectifications(asked) ?? [];
  if (notices.length === 0) return null;
  const isOfPage = asked.recordId !== undefined || asked.orderId !== undefined;
  return (
    <Section title={t(forPartner ? rectificationTexts.notices : rectificationTexts.title)}>
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} isOfPage={isOfPage} forPartner={forPartner} />
        ))}
      </ul>
    </Section>
  );
}
