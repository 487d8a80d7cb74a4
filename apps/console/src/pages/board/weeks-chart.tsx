import { boardPeriods, clockParties, clockPartyLabels } from '@beian/domain/board';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { duration } from '../../ui/due.ts';
import styles from './board.module.css';
import type { Board } from './documents.ts';
import { isNarrowed, useBoardLinks } from './filter.tsx';
import { approvedOrdersPath } from './links.ts';
import { boardTexts } from './texts.ts';

const HEIGHT = 56;
const WIDTH = 160;

/** p50 and p90 of each party by week; the last week also as text. */
export function WeeksChart({ weeks }: { weeks: Board['weeks'] }) {
  const t = useT();
  const { filter } = useBoardLinks();
  const title = t(boardTexts.weeksOf, { weeks: boardPeriods[filter.period].weeks });
  const all = [...new Set(weeks.map(({ week }) => week))];
  return (
    <section className={styles.card} aria-label={title}>
      <h2>
        {title}{' '}
        <small>
          {t(boardTexts.weeksSays)}
          {isNarrowed(filter) ? ` · ${t(boardTexts.unfiltered)}` : ''}
        </small>
      </h2>
      {weeks.length === 0 ? (
        <p className={styles.foot}>{t(boardTexts.noWeeks)}</p>
      ) : (
        <ul className={styles.parties}>
          {clockParties.map((party) => {
            const rows = weeks.filter((one) => one.party === party);
            const last = rows.at(-1);
            const most = Math.max(1, ...rows.map((one) => one.most));
            const x = (week: string) => (all.length === 1 ? WIDTH / 2 : (all.indexOf(week) / (all.length - 1)) * WIDTH);
            const y = (seconds: number) => HEIGHT - 2 - (seconds / most) * (HEIGHT - 4);
            const points = (of: 'half' | 'most') =>
              rows.map((one) => `${x(one.week).toFixed(1)},${y(one[of]).toFixed(1)}`).join(' ');
            return (
              <li key={party} data-party={party}>
                <p>
                  <i className={styles.dot} /> {t(clockPartyLabels[party])}
                </p>
                <svg viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`} aria-hidden>
                  <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className={styles.ground} />
                  <polyline points={points('most')} className={styles.most} />
                  <polyline points={points('half')} className={styles.half} />
                  {rows.map((one) => (
                    <g key={one.week}>
                      <circle cx={x(one.week)} cy={y(one.most)} r={1.5} className={styles.mostDot} />
                      <circle cx={x(one.week)} cy={y(one.half)} r={2.5} className={styles.halfDot}>
                        <title>
                          {t(boardTexts.weekSays, {
                            party: t(clockPartyLabels[party]),
                            week: one.week,
                            n: one.orders,
                            half: duration(one.half),
                            most: duration(one.most),
                          })}
                        </title>
                      </circle>
                    </g>
                  ))}
                </svg>
                <p className={styles.foot}>
                  {last === undefined ? (
                    '–'
                  ) : (
                    <>
                      {t(boardTexts.half)}{' '}
                      <Link to={approvedOrdersPath(last.week, party, 'half')}>{duration(last.half)}</Link>{' '}
                      {t(boardTexts.most)}{' '}
                      <Link to={approvedOrdersPath(last.week, party, 'most')}>{duration(last.most)}</Link>
                      {' · '}
                      <Link to={approvedOrdersPath(last.week, party)}>
                        {t(boardTexts.weekOrders, { n: last.orders })}
                      </Link>
                    </>
                  )}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
