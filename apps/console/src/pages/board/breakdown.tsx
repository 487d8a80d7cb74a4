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
  readonly all: Figures;
  /** Time of the figures: ISO 8601, UTC. */
  readonly now: string;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
}

/** A figure, linked to its list if there is one. */
function Figure({ value, to, tone = '' }: { value: number; to: string | null; tone?: string | undefined }) {
  if (value === 0) return <span className={styles.zero}>0</span>;
  if (to === null) return value;
  return (
    <Link to={to} className={tone}>
      {value}
    </Link>
  );
}

interface RowProps {
  readonly row: Figures;
  readonly name: string;
  /** Time of the figures: ISO 8601, UTC. */
  readonly now: string;
}

function Row({ row, name, now }: RowProps) {
  const t = useT();
  const links = useBoardLinks();
  const { days } = boardPeriods[links.filter.period];
  const { open, late } = filterOf(row);
  const ours = (flag: 'DUE_TODAY' | 'AT_RISK' | 'OVERDUE') => open && links.ours({ ...open, flag });
  const inTime = `${percentOf(row.ended - row.lateTurns, row.ended)} %`;
  // For a duty there is no list of all ended orders; its late ones are listed.
  const lateList = late === null ? null : links.late(late);
  const ended = endedPath(row, now, days) ?? (row.late > 0 ? lateList : null);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t(boardTexts.open)}>
        <Figure value={row.open} to={open && links.open(open)} />
      </td>
      <td data-label={t(boardTexts.dueToday)}>
        <Figure value={row.dueToday} to={ours('DUE_TODAY')} />
      </td>
      <td data-label={t(boardTexts.atRisk)}>
        <Figure value={row.atRisk} to={ours('AT_RISK')} tone={styles.hotText} />
      </td>
      <td data-label={t(boardTexts.overdue)}>
        <Figure value={row.overdue} to={ours('OVERDUE')} tone={styles.badText} />
      </td>
      {isNarrowed(links.filter) ? null : (
        <>
          <td data-label={t(boardTexts.inTimeDays, { days })}>
            {row.ended === 0 ? '–' : ended === null ? inTime : <Link to={ended}>{inTime}</Link>}
          </td>
          <td data-label={t(boardTexts.late)}>
            <Figure value={row.late} to={lateList} />
          </td>
          <td data-label={t(boardTexts.held)}>
            <Figure value={row.held} to={null} />
          </td>
          <td data-label={t(boardTexts.heldShare)}>{row.held === 0 ? '–' : `${(row.heldShare * 100).toFixed(1)} %`}</td>
        </>
      )}
    </tr>
  );
}

/** The same figures along one dimension, worst first, and of all; each number links to its list. */
export function Breakdown({ figures, all, now, cut, onCut }: BreakdownProps) {
  const t = useT();
  const { filter } = useBoardLinks();
  // The past is stored along one dimension at a time.
  const showsPast = !isNarrowed(filter);
  const { days } = boardPeriods[filter.period];
  const rows = figures
    .filter(({ dimension }) => dimension === cut)
    .sort((a, b) => b.overdue - a.overdue || b.atRisk - a.atRisk || b.ours - a.ours || b.open - a.open);
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
                  <th scope="col">{t(boardTexts.held)}</th>
                  <th scope="col">{t(boardTexts.heldShare)}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.value} row={row} name={nameOf(t, row)} now={now} />
            ))}
          </tbody>
          <tfoot>
            <Row row={all} name={t(boardTexts.total)} now={now} />
          </tfoot>
        </table>
      </section>
    </section>
  );
}

/** Orders with a turn that ended in the days of a row; null: there is no list for it (for a duty, 0045), or of so many days. */
function endedPath({ dimension, value }: Figures, now: string, days: number): string | null {
  if (days > LATE_WINDOW_DAYS || dimension === 'CLOCK') return null;
  const period = daysUntil(now, days);
  if (dimension === 'REVIEWER') return value.startsWith('staff_') ? endedOrdersPath(...period, {}, value) : null;
  const { open } = filterOf({ dimension, value });
  return open === null ? null : endedOrdersPath(...period, open);
}
