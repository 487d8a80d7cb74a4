import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Board } from '../../generated/board.ts';
import { Section } from '../../ui/page.tsx';
import { clockTime } from '../../ui/time.ts';
import styles from './board.module.css';
import { useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

/** The next round number as the end of an axis; even, because its half is named, too. */
function axisMaximum(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [2, 4, 6, 10, 20].map((factor) => factor * step).find((one) => one >= most) ?? most;
}

/**
 * Orders due per working hour of today, compared with finished ones for past hours and with the team's pace for future hours: what
 * exceeds the line will be late.
 */
export function HoursChart({ board: { hours, pace, now: at } }: { board: Board }) {
  const links = useBoardLinks();
  const perHour = pace?.perHour ?? null;
  const now = Date.parse(at);
  const top = axisMaximum(Math.max(4, perHour ?? 0, ...hours.flatMap(({ orders, ended }) => [orders, ended])));
  const y = (value: number) => (100 - (value / top) * 100).toFixed(2);
  const width = 100 / hours.length;
  const begun = hours.filter(({ from }) => Date.parse(from) <= now);
  const done = begun.flatMap(({ ended }, nth) => [`${nth * width},${y(ended)}`, `${(nth + 1) * width},${y(ended)}`]);
  return (
    <Section
      title={t(boardTexts.hours)}
      lead={[
        t(boardTexts.hoursSays),
        ...(pace === null ? [] : [t(boardTexts.hoursRate, { rate: pace.perHour, basis: pace.basis })]),
      ].join(' · ')}
    >
      <div className={styles.chart}>
        <div className={styles.axis} aria-hidden>
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{value}</span>
          ))}
        </div>
        <ul className={styles.hours}>
          {hours.map(({ from, before, orders, ended }) => {
            const span = { from: clockTime(from), to: clockTime(before) };
            const isPast = Date.parse(before) <= now;
            const isFuture = Date.parse(from) > now;
            const short = isFuture && perHour !== null ? Math.max(0, Math.ceil(orders - perHour)) : 0;
            const due = t(boardTexts.hourDue, { ...span, n: orders, ended });
            const shortText = short > 0 ? t(boardTexts.short, { n: short }) : null;
            const endedText = t(boardTexts.hourEnded, { ...span, n: ended });
            return (
              <li key={from}>
                <Link
                  to={links.ours({ dueAfter: from, dueBefore: before })}
                  className={isPast || isFuture ? styles.hour : `${styles.hour} ${styles.thisHour}`}
                  aria-label={shortText === null ? due : `${due}; ${shortText}`}
                  title={due}
                >
                  <span
                    className={isPast ? `${styles.bar} ${styles.past}` : styles.bar}
                    style={{ height: `${(orders / top) * 100}%` }}
                  >
                    <b>{shortText ?? (orders > 0 ? orders : null)}</b>
                    {short > 0 ? <i style={{ height: `${Math.min(100, (short / orders) * 100)}%` }} /> : null}
                  </span>
                </Link>
                {ended === 0 ? (
                  <span aria-hidden>{span.from}</span>
                ) : (
                  <Link to={links.ended(from, before)} aria-label={endedText} title={endedText}>
                    {span.from}
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
        <svg className={styles.lines} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <polyline points={done.join(' ')} />
          {perHour === null ? null : (
            <polyline points={`${begun.length * width},${y(perHour)} 100,${y(perHour)}`} strokeDasharray="4 4" />
          )}
        </svg>
      </div>
    </Section>
  );
}
