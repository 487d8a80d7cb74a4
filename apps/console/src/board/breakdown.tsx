import { percentOf } from '@beian/domain/clock';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { type Translate, useT } from '../providers/i18n.ts';
import styles from './board.module.css';
import type { Dimension, Figures } from './documents.ts';
import { endedOrdersPathOf, filterOf, lateOrdersPath, openOrdersPath, ourDutiesPath } from './links.ts';

export const cuts = ['CLOCK', 'PROVINCE', 'KIND', 'REVIEWER', 'PARTNER'] as const satisfies readonly Dimension[];
export type Cut = (typeof cuts)[number];

const nameOf = (t: Translate, { dimension, value, label }: Figures): string =>
  dimension !== 'REVIEWER' ? label : value === 'NOBODY' ? t('board.nobody') : value === '' ? t('board.noStaff') : label;

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
    <section className={styles.card} aria-label={t('board.by')}>
      <div className={styles.cardHead}>
        <h2>
          {t('board.by')} {cut === 'REVIEWER' ? <small>{t('board.bySays')}</small> : null}
        </h2>
        <Segmented<Cut>
          size="small"
          aria-label={t('board.by')}
          value={cut}
          onChange={onCut}
          options={cuts.map((value) => ({ value, label: t(`board.by.${value}`) }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.long} tabIndex={0} aria-label={t('board.figures')}>
        <table className={`${styles.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t(`board.by.${cut}`)}</th>
              <th scope="col">{t('board.open')}</th>
              <th scope="col">{t('board.dueToday')}</th>
              <th scope="col">{t('board.atRisk')}</th>
              <th scope="col">{t('board.overdue')}</th>
              <th scope="col">{t('board.inTime')}</th>
              <th scope="col">{t('board.late')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { open, late } = filterOf(row);
              const inTime = `${percentOf(row.ended - row.lateTurns, row.ended)} %`;
              // For a duty there is no list of all ended orders; its late ones are listed.
              const ended =
                endedOrdersPathOf(row, now) ?? (late !== null && row.late > 0 ? lateOrdersPath(late) : null);
              return (
                <tr key={row.value}>
                  <th scope="row">{nameOf(t, row)}</th>
                  <td data-label={t('board.open')}>{number(row.open, open && openOrdersPath(open))}</td>
                  <td data-label={t('board.dueToday')}>
                    {number(row.dueToday, open && ourDutiesPath({ ...open, flag: 'DUE_TODAY' }))}
                  </td>
                  <td data-label={t('board.atRisk')}>
                    {number(row.atRisk, open && ourDutiesPath({ ...open, flag: 'AT_RISK' }), styles.hotText)}
                  </td>
                  <td data-label={t('board.overdue')}>
                    {number(row.overdue, open && ourDutiesPath({ ...open, flag: 'OVERDUE' }), styles.badText)}
                  </td>
                  <td data-label={t('board.inTime')}>
                    {row.ended === 0 ? '–' : ended === null ? inTime : <Link to={ended}>{inTime}</Link>}
                  </td>
                  <td data-label={t('board.late')}>{number(row.late, late && lateOrdersPath(late))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
