import { useT } from '../../app/providers/i18n.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './calendar.module.css';
import type { Calendar } from './documents.ts';
import { calendarTexts } from './texts.ts';

/** Working hours by the day from which they apply; those that never applied are struck through. */
export function Hours({ hours }: { hours: Calendar['hours'] }) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t(calendarTexts.hours)}>
      <h2>{t(calendarTexts.hours)}</h2>
      <ul className={styles.list}>
        {hours.map((row) => (
          <li key={`${row.from} ${row.setAt}`} className={row.superseded ? styles.gone : undefined}>
            <b>{t(calendarTexts.hoursOf, { open: row.open, close: row.close })}</b>{' '}
            {row.from === null ? t(calendarTexts.hoursFirst) : t(calendarTexts.hoursFrom, { day: row.from })}
            {row.inForce ? <span className={styles.now}>{t(calendarTexts.hoursNow)}</span> : null}
            <p className={styles.faint}>
              {row.setAt === null ? null : t(calendarTexts.setBy, { by: row.setBy ?? '', at: fullTime(row.setAt) })}
              {row.superseded ? <span className={styles.by}>{t(calendarTexts.hoursGone)}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
