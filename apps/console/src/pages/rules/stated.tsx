import { useT } from '../../app/providers/i18n.ts';
import type { StatedRule } from './documents.ts';
import styles from './rules.module.css';
import { rulebookTexts } from './texts.ts';

/** The days of a rule: since when, and until when if that is known. */
export function Days({ from, until }: Pick<StatedRule, 'from' | 'until'>) {
  const t = useT();
  return (
    <>
      <span className={styles.day}>{t(rulebookTexts.since, { day: from })}</span>
      {until === null ? null : <span className={styles.day}>{t(rulebookTexts.until, { day: until })}</span>}
    </>
  );
}

/** The documents that a rule comes from, with title, publisher and date. */
export function Sources({ sources }: Pick<StatedRule, 'sources'>) {
  const t = useT();
  return (
    <ul className={styles.sources}>
      {sources.map(({ key, title, publisher, date }) => (
        <li key={key}>
          <cite>{title}</cite>
          <span className={styles.publisher}>
            {publisher} · <span className={styles.date}>{date ?? t(rulebookTexts.undated)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
