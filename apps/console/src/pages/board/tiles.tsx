import { boardPeriods } from '@beian/domain/board';
import { RECTIFICATION_REMINDER_DAYS } from '@beian/domain/bureau';
import { percentOf } from '@beian/domain/clock';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import styles from './board.module.css';
import type { Board, Figures } from './documents.ts';
import { isNarrowed, useBoardLinks } from './filter.tsx';
import { daysUntil } from './links.ts';
import { boardTexts } from './texts.ts';

interface TileProps {
  readonly label: string;
  readonly value: ReactNode;
  /** null: no list has these orders. */
  readonly to: string | null;
  readonly description: ReactNode;
  /** Comparison with an earlier time. */
  readonly comparison: ReactNode;
  readonly tone?: 'hot' | 'bad';
}

function Tile({ label, value, to, description, comparison, tone }: TileProps) {
  const figure = (
    <>
      <span className={styles.tileLabel}>{label}</span>
      <span className={`${styles.figure} ${tone === undefined ? '' : styles[tone]}`}>{value}</span>
    </>
  );
  return (
    <li className={styles.tile} data-tile={label}>
      {to === null ? (
        <span className={styles.tileLink}>{figure}</span>
      ) : (
        <Link to={to} className={styles.tileLink}>
          {figure}
        </Link>
      )}
      <span className={styles.tileSays}>{description}</span>
      {comparison}
    </li>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '±0');

interface ComparisonProps {
  readonly now: number;
  /** undefined: no stored figure. */
  readonly before: number | undefined;
  readonly ago: 'hour' | 'day';
  readonly moreIsWorse?: boolean;
}

/** "比 1 小时前 +6" */
function Comparison({ now, before, ago, moreIsWorse = false }: ComparisonProps) {
  const t = useT();
  if (before === undefined) return null;
  const by = now - before;
  const tone = by === 0 || !moreIsWorse ? '' : by > 0 ? styles.worse : styles.better;
  return <span className={`${styles.tileThan} ${tone}`}>{t(boardTexts.than[ago], { by: signed(by) })}</span>;
}

/** Share in time compared with as many days before, in percentage points. */
function ShareComparison({ now, before, days }: { now: Figures; before: Board['before']; days: number }) {
  const t = useT();
  if (now.ended === 0 || before.ended === 0) return null;
  const share = (of: { ended: number; lateTurns: number }) => ((of.ended - of.lateTurns) / of.ended) * 100;
  const by = Math.round((share(now) - share(before)) * 10) / 10;
  const tone = by === 0 ? '' : by > 0 ? styles.better : styles.worse;
  const says = by > 0 ? `+${by.toFixed(1)}` : by < 0 ? `−${(-by).toFixed(1)}` : '±0';
  return <span className={`${styles.tileThan} ${tone}`}>{t(boardTexts.than.before, { by: says, days })}</span>;
}

/** Open notices of bureaus; red with the overdue ones, which it then leads to. */
function RectificationTile({ open, dueSoon, overdue }: Board['rectifications']) {
  const t = useT();
  const { filter } = useBoardLinks();
  return (
    <Tile
      label={t(boardTexts.rectifications)}
      value={overdue > 0 ? overdue : open}
      to={overdue > 0 ? '/rectifications?filter=OVERDUE' : '/rectifications'}
      description={
        <>
          {overdue > 0 ? `${t(boardTexts.rectificationsOverdue)} · ` : null}
          <Link to="/rectifications">{t(boardTexts.rectificationsOpen, { n: open })}</Link>
          {' · '}
          <Link to="/rectifications?filter=DUE_SOON">
            {t(boardTexts.rectificationsSoon, { n: dueSoon, days: RECTIFICATION_REMINDER_DAYS })}
          </Link>
          {isNarrowed(filter) ? ` · ${t(boardTexts.unfiltered)}` : null}
        </>
      }
      comparison={null}
      {...(overdue > 0 ? { tone: 'bad' as const } : {})}
    />
  );
}

/** Six numbers, each linked to its list. */
export function Tiles({ board, all }: { board: Board; all: Figures }) {
  const t = useT();
  const { ended, lateTurns, late } = all;
  const links = useBoardLinks();
  const { days } = boardPeriods[links.filter.period];
  const endedList = links.endedInPeriod(board.now);
  const lateList = links.late();
  const endedSays = t(boardTexts.inTimeSays, { ended, late: lateTurns });
  return (
    <ul className={styles.tiles} aria-label={t(boardTexts.tiles)}>
      <Tile
        label={t(boardTexts.open)}
        value={all.open}
        to={links.open()}
        description={<Link to={links.ours()}>{t(boardTexts.ours, { n: all.ours })}</Link>}
        comparison={<Comparison now={all.open} before={board.dayAgo?.open} ago="day" />}
      />
      <Tile
        label={t(boardTexts.dueToday)}
        value={all.dueToday}
        to={links.ours({ flag: 'DUE_TODAY' })}
        description={
          board.endedToday === 0 ? (
            t(boardTexts.endedToday, { n: 0 })
          ) : (
            <Link to={links.ended(...daysUntil(board.now, 1))}>
              {t(boardTexts.endedToday, { n: board.endedToday })}
            </Link>
          )
        }
        comparison={<Comparison now={all.dueToday} before={board.hourAgo?.dueToday} ago="hour" />}
      />
      <Tile
        label={t(boardTexts.atRisk)}
        value={all.atRisk}
        to={links.ours({ flag: 'AT_RISK' })}
        description={
          <>
            {t(boardTexts.atRiskSays)}
            {' · '}
            <Link to="/forecast">{t(boardTexts.forecast)}</Link>
          </>
        }
        comparison={<Comparison now={all.atRisk} before={board.hourAgo?.atRisk} ago="hour" moreIsWorse />}
        {...(all.atRisk > 0 ? { tone: 'hot' as const } : {})}
      />
      <Tile
        label={t(boardTexts.overdue)}
        value={all.overdue}
        to={links.ours({ flag: 'OVERDUE' })}
        description={t(boardTexts.overdueSays)}
        comparison={<Comparison now={all.overdue} before={board.hourAgo?.overdue} ago="hour" moreIsWorse />}
        {...(all.overdue > 0 ? { tone: 'bad' as const } : {})}
      />
      <Tile
        label={t(boardTexts.inTimeDays, { days })}
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
        to={lateList}
        comparison={<ShareComparison now={all} before={board.before} days={days} />}
        description={
          !board.pastIsKnown ? (
            t(boardTexts.pastUnknown)
          ) : ended === 0 ? (
            t(boardTexts.noneEnded)
          ) : (
            <>
              {endedList === null ? endedSays : <Link to={endedList}>{endedSays}</Link>}
              {late > 0 && lateList !== null ? (
                <>
                  {' · '}
                  <Link to={lateList}>{t(boardTexts.lateOrders, { n: late })}</Link>
                </>
              ) : null}
              {lateList === null ? ` · ${t(boardTexts.listsOfDays)}` : null}
            </>
          )
        }
      />
      <RectificationTile {...board.rectifications} />
    </ul>
  );
}
