import { t } from '../../app/providers/i18n.ts';
import parts from '../../desk/parts.module.css';
import { Section } from '../../ui/page.tsx';
import { Notice } from './notice.tsx';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import { type AskedRectifications, useRectifications } from './use-rectifications.ts';

interface PanelProps extends AskedRectifications {
  readonly forPartner?: boolean;
}

/** Notices of a record on its page, or beside its order; of a partner, all open ones. Hidden when there are none; a panel of the desk where it stands beside an order. */
export function RectificationPanel({ forPartner = false, ...asked }: PanelProps) {
  const notices = useRectifications(asked) ?? [];
  if (notices.length === 0) return null;
  const isOfPage = asked.recordId !== undefined || asked.orderId !== undefined;
  const title = t(forPartner ? rectificationTexts.notices : rectificationTexts.title);
  const list = (
    <ul className={styles.notices}>
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} isOfPage={isOfPage} forPartner={forPartner} />
      ))}
    </ul>
  );
  if (forPartner || asked.orderId === undefined) return <Section title={title}>{list}</Section>;
  return (
    <section className={parts.panel} aria-label={title}>
      <h2>{title}</h2>
      {list}
    </section>
  );
}
