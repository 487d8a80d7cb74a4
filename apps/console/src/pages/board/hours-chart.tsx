import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { clockTime } from '../../ui/time.ts';
import styles from './board.module.css';
import type { Board } from './documents.ts';
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
export function HoursChart({ board }: { board: Board }) {
  const t = useT();
  const links = useBoardLinks();
  const { hours, pace } = board;
  const perHour = pace?.perHour ?? null;
  const now = Date.parse(board.now);
  const rows = hours.map((one) => {
    const over = Date.parse(one.before) <= now;
    const short = !over && perHour !== null && Date.parse(one.from) > now ? Math.ceil(one.orders - perHour) : 0;
    return { ...one, over, isNow: !over && Date.parse(one.from) <= now, short: Math.max(0, short) };
  });
  const top = axisMaximum(Math.max(4, perHour ?? 0, ...hours.flatMap(({ orders, ended }) => [orders, ended])));
  const y = (value: number) => 100 - (value / top) * 100;
  const width = 100 / hours.length;
  const done = rows.filter(({ over, isNow }) => over || isNow);
  const line = done.flatMap(({ ended }, nth) => [
    `${(nth * width).toFixed(2)},${y(ended).toFixed(2)}`,
    `${((nth + 1) * width).toFixed(2)},${y(ended).toFixed(2)}`,
  ]);
  return (
    <section className={styles.card} aria-label={t(boardTexts.hours)}>
      <h2>
        {t(boardTexts.hours)} <small>{t(boardTexts.hoursSays)}</small>
      </h2>
      <div className={styles.chart}>
        <span className={styles.axis} aria-hidden>
          <span>{top}</span>
          <span>{top / 2}</span>
          <span>0</span>
        </span>
        <div className={styles.plot}>
          <ul className={styles.bars}>
            {rows.map(({ from, before, orders, ended, over, isNow, short }) => {
              const summary = t(boardTexts.hourDue, { from: clockTime(from), to: clockTime(before), n: orders, ended });
              return (
                <li key={from} className={isNow ? styles.thisHour : undefined}>
                  <Link
                    to={links.ours({ dueAfter: from, dueBefore: before })}
                    aria-label={short > 0 ? `${summary}; ${t(boardTexts.short, { n: short })}` : summary}
                    title={summary}
                  >
                    <span
                      className={`${styles.bar} ${over ? styles.past : ''}`}
                      style={{ height: `${(orders / top) * 100}%` }}
                    >
                      {short > 0 ? <b>{t(boardTexts.short, { n: short })}</b> : orders > 0 ? <b>{orders}</b> : null}
                      {short > 0 ? <i style={{ height: `${Math.min(100, (short / orders) * 100)}%` }} /> : null}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
          <svg className={styles.lines} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
            {line.length === 0 ? null : <polyline points={line.join(' ')} className={styles.doneLine} />}
            {perHour === null || done.length === rows.length ? null : (
              <polyline points={`${done.length * width},${y(perHour)} 100,${y(perHour)}`} className={styles.rateLine} />
            )}
          </svg>
        </div>
        <span className={styles.ticks}>
          {hours.map(({ from, before, ended }) =>
            ended === 0 ? (
              <span key={from} aria-hidden>
                {clockTime(from)}
              </span>
            ) : (
              <Link
                key={from}
                to={links.ended(from, before)}
                aria-label={t(boardTexts.hourEnded, { from: clockTime(from), to: clockTime(before), n: ended })}
                title={t(boardTexts.hourEnded, { from: clockTime(from), to: clockTime(before), n: ended })}
              >
                {clockTime(from)}
              </Link>
            ),
          )}
        </span>
      </div>
      <p className={styles.foot}>
        {pace === null ? ' ' : t(boardTexts.hoursRate, { rate: pace.perHour, basis: pace.basis })}
      </p>
    </section>
  );
}
