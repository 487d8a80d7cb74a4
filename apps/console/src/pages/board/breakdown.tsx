import { boardPeriods } from '@beian/domain/board';
import { percentOf } from '@beian/domain/clock';
import { LATE_WINDOW_DAYS } from '@beian/domain/order';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import styles from './board.module.css';
import type { Dimension, Figures } from './documents.ts';
import { isNarrowed, useBoardLinks } from './filter.tsx';
import { daysUntil, endedOrdersPath, filterOf } from './links.ts';
import { boardTexts } from './texts.ts';

export const cuts = ['CLOCK', 'PROVINCE', 'KIND', 'REVIEWER', 'PARTNER'] as const satisfies readonly Dimension[];
export type Cut = (typeof cuts)[number];

const nameOf = (t: Translate, { dimension, value, label }: Figures): string =>
  dimension !== 'REVIEWER'
    ? label
    : value === 'NOBODY'
      ? t(boardTexts.nobody)
      : value === ''
        ? t(boardTexts.noStaff)
        : label;

interface BreakdownProps {
  readonly figures: readonly Figures[];
  /** Time of the figures: ISO 8601, UTC. */
  readonly now: string;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
}

/** The same figures along one dimension, worst first; each number links to its list. */
export function Breakdown({ figures, now, cut, onCut }: BreakdownProps) {
  const t = useT();
  const links = useBoardLinks();
  // The past is stored along one dimension at a time.
  const showsPast = !isNarrowed(links.filter);
  const { days } = boardPeriods[links.filter.period];
  const rows = figures
    .filter(({ dimension }) => dimension === cut)
    .sort((a, b) => b.overdue - a.overdue || b.atRisk - a.atRisk || b.ours - a.ours || b.open - a.open);
  const number = (value: number, to: string | null, tone = '') =>
    value === 0 ? (
      <span className={styles.zero}>0</span>
    ) : to === null ? (
      value
    ) : (
      <Link to={to} className={tone}>
        {value}
      </Link>
    );
  return (
    <section className={styles.card} aria-label={t(boardTexts.breakdown)}>
      <div className={styles.cardHead}>
        <h2>
          {t(boardTexts.breakdown)} {cut === 'REVIEWER' ? <small>{t(boardTexts.bySays)}</small> : null}
          {showsPast ? null : <small>{t(boardTexts.byNarrowed)}</small>}
        </h2>
        <Segmented<Cut>
          size="small"
          aria-label={t(boardTexts.breakdown)}
          value={cut}
          onChange={onCut}
          options={cuts.map((value) => ({ value, label: t(boardTexts.by[value]) }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.long} tabIndex={0} aria-label={t(boardTexts.figures)}>
        <table className={`${styles.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t(boardTexts.by[cut])}</th>
              <th scope="col">{t(boardTexts.open)}</th>
              <th scope="col">{t(boardTexts.dueToday)}</th>
              <th scope="col">{t(boardTexts.atRisk)}</th>
              <th scope="col">{t(boardTexts.overdue)}</th>
              {showsPast ? (
                <>
                  <th scope="col">{t(boardTexts.inTimeDays, { days })}</th>
                  <th scope="col">{t(boardTexts.late)}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { open, late } = filterOf(row);
              const inTime = `${percentOf(row.ended - row.lateTurns, row.ended)} %`;
              // For a duty there is no list of all ended orders; its late ones are listed.
              const lateList = late === null ? null : links.late(late);
              const ended = endedPath(row, now, days) ?? (row.late > 0 ? lateList : null);
              return (
                <tr key={row.value}>
                  <th scope="row">{nameOf(t, row)}</th>
                  <td data-label={t(boardTexts.open)}>{number(row.open, open && links.open(open))}</td>
                  <td data-label={t(boardTexts.dueToday)}>
                    {number(row.dueToday, open && links.ours({ ...open, flag: 'DUE_TODAY' }))}
                  </td>
                  <td data-label={t(boardTexts.atRisk)}>
                    {number(row.atRisk, open && links.ours({ ...open, flag: 'AT_RISK' }), styles.hotText)}
                  </td>
                  <td data-label={t(boardTexts.overdue)}>
                    {number(row.overdue, open && links.ours({ ...open, flag: 'OVERDUE' }), styles.badText)}
                  </td>
                  {showsPast ? (
                    <>
                      <td data-label={t(boardTexts.inTimeDays, { days })}>
                        {row.ended === 0 ? '–' : ended === null ? inTime : <Link to={ended}>{inTime}</Link>}
                      </td>
                      <td data-label={t(boardTexts.late)}>{number(row.late, lateList)}</td>
                    </>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Orders with a turn that ended in the days of a row; null: there is no list for it (for a duty, 0045), or of so many days. */
function endedPath({ dimension, value }: Figures, now: string, days: number): string | null {
  if (days !== LATE_WINDOW_DAYS || dimension === 'CLOCK') return null;
  const period = daysUntil(now, days);
  if (dimension === 'REVIEWER') return value.startsWith('staff_') ? endedOrdersPath(...period, {}, value) : null;
  const { open } = filterOf({ dimension, value });
  return open === null ? null : endedOrdersPath(...period, open);
}
