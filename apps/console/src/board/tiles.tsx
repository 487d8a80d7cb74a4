import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../providers/i18n.ts';
import styles from './board.module.css';
import type { Board, Figures } from './documents.ts';
import { toLate, toOpen, toOurs } from './links.ts';

/** Half a tenth of a percent is not rounded up to all. */
export const percentOf = (part: number, whole: number): string => {
  const share = (part / whole) * 100;
  return part < whole && share > 99.9 ? '99.9' : share.toFixed(share === 100 ? 0 : 1);
};

interface TileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly to: string;
  readonly says: ReactNode;
  readonly tone?: 'hot' | 'bad';
}

function Tile({ label, value, to, says, tone }: TileProps) {
  return (
    <li className={styles.tile} data-tile={label}>
      <Link to={to} className={styles.tileLink}>
        <span className={styles.tileLabel}>{label}</span>
        <span className={`${styles.figure} ${tone === undefined ? '' : styles[tone]}`}>{value}</span>
      </Link>
      <span className={styles.tileSays}>{says}</span>
    </li>
  );
}

/** Five numbers, each the way to its list. */
export function Tiles({ board, all }: { board: Board; all: Figures }) {
  const t = useT();
  const { ended, lateTurns, late } = all;
  return (
    <ul className={styles.tiles} aria-label={t('board.tiles')}>
      <Tile
        label={t('board.open')}
        value={all.open}
        to={toOpen()}
        says={<Link to={toOurs()}>{t('board.ours', { n: all.ours })}</Link>}
      />
      <Tile
        label={t('board.dueToday')}
        value={all.dueToday}
        to={toOurs({ flag: 'DUE_TODAY' })}
        says={t('board.endedToday', { n: board.endedToday })}
      />
      <Tile
        label={t('board.atRisk')}
        value={all.atRisk}
        to={toOurs({ flag: 'AT_RISK' })}
        says={
          <>
            {t('board.atRiskSays')}
            {' · '}
            <Link to="/forecast">{t('board.forecast')}</Link>
          </>
        }
        {...(all.atRisk > 0 ? { tone: 'hot' as const } : {})}
      />
      <Tile
        label={t('board.overdue')}
        value={all.overdue}
        to={toOurs({ flag: 'OVERDUE' })}
        says={t('board.overdueSays')}
        {...(all.overdue > 0 ? { tone: 'bad' as const } : {})}
      />
      <Tile
        label={t('board.inTime')}
        value={
          ended === 0 ? (
            '–'
          ) : (
            <>
              {percentOf(ended - lateTurns, ended)}
              <small>%</small>
            </>
          )
        }
        to={toLate()}
        says={
          ended === 0 ? (
            t('board.noneEnded')
          ) : (
            <>
              {t('board.inTimeSays', { ended, late: lateTurns })}
              {late > 0 ? (
                <>
                  {' · '}
                  <Link to={toLate()}>{t('board.lateOrders', { n: late })}</Link>
                </>
              ) : null}
            </>
          )
        }
      />
    </ul>
  );
}
