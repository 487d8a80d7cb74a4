import { boardPeriods } from '@beian/domain/board';
import { RECTIFICATION_REMINDER_DAYS } from '@beian/domain/bureau';
import { percentOf } from '@beian/domain/clock';
import { PAPER_END_DAYS } from '@beian/domain/follow-ups';
import type { BilingualText } from '@beian/domain/text';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Board, BoardFigures as Figures } from '../../generated/board.ts';
import { Tile, Tiles } from '../../ui/tiles.tsx';
import { isNarrowed, useBoardFilter, useBoardLinks } from './filter.tsx';
import { daysUntil } from './links.ts';
import { boardTexts } from './texts.ts';

interface ChangeProps {
  readonly by: number;
  readonly text: BilingualText;
  /** Whether more is better or worse; undefined: neither. */
  readonly more?: 'better' | 'worse';
  /** Other numbers of the text. */
  readonly also?: Readonly<Record<string, number>>;
}

/** "比 1 小时前 +6" */
function Change({ by, text, more, also = {} }: ChangeProps) {
  const tone = by > 0 === (more === 'better') ? 'ok' : 'bad';
  return (
    <div style={more === undefined || by === 0 ? {} : { color: `var(--${tone})` }}>
      {t(text, { ...also, by: by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '±0' })}
    </div>
  );
}

/** Open notices of bureaus; red with the overdue ones, which it then leads to. */
function RectificationTile({ open, dueSoon, overdue }: Board['rectifications']) {
  const filter = useBoardFilter();
  return (
    <Tile
      label={t(boardTexts.rectifications)}
      value={overdue > 0 ? overdue : open}
      to={overdue > 0 ? '/rectifications?filter=OVERDUE' : '/rectifications'}
      tone={overdue > 0 ? 'bad' : undefined}
    >
      {overdue > 0 ? `${t(boardTexts.rectificationsOverdue)} · ` : null}
      <Link to="/rectifications">{t(boardTexts.rectificationsOpen, { n: open })}</Link>
      {' · '}
      <Link to="/rectifications?filter=DUE_SOON">
        {t(boardTexts.rectificationsSoon, { n: dueSoon, days: RECTIFICATION_REMINDER_DAYS })}
      </Link>
      {isNarrowed(filter) ? ` · ${t(boardTexts.unfiltered)}` : null}
    </Tile>
  );
}

/** Filings whose server ends; red with those whose access is no longer true. */
function ServerTile({ ending, ended }: NonNullable<Board['servers']>) {
  const filter = useBoardFilter();
  return (
    <Tile
      label={t(boardTexts.servers)}
      value={ended > 0 ? ended : ending}
      to={ended > 0 ? '/servers?flag=SERVER_ENDED' : '/servers'}
      tone={ended > 0 ? 'bad' : undefined}
    >
      {ended > 0 ? `${t(boardTexts.serversEnded)} · ` : null}
      <Link to="/servers">{t(boardTexts.serversEnding, { n: ending, days: PAPER_END_DAYS })}</Link>
      {isNarrowed(filter) ? ` · ${t(boardTexts.unfiltered)}` : null}
    </Tile>
  );
}

const shareInTime = ({ ended, lateTurns }: Board['before']): number => ((ended - lateTurns) / ended) * 100;

/** The share that ended in time, with its lists and the change since the period before. */
function InTimeTile({ board, all }: { board: Board; all: Figures }) {
  const links = useBoardLinks();
  const { days } = boardPeriods[useBoardFilter().period];
  const { before } = board;
  const { ended, lateTurns, late } = all;
  const endedList = links.endedInPeriod(board.now);
  const lateList = links.late();
  const endedSays = t(boardTexts.inTimeSays, { ended, late: lateTurns });
  return (
    <Tile
      label={t(boardTexts.inTimeDays, { days })}
      value={ended === 0 ? '–' : percentOf(ended - lateTurns, ended)}
      unit={ended === 0 ? undefined : '%'}
      to={lateList}
    >
      {!board.pastIsKnown ? (
        t(boardTexts.pastUnknown)
      ) : ended === 0 ? (
        t(boardTexts.noneEnded)
      ) : (
        <>
          {endedList === null ? endedSays : <Link to={endedList}>{endedSays}</Link>}
          {lateList === null ? ` · ${t(boardTexts.listsOfDays)}` : null}
          {late > 0 && lateList !== null ? (
            <>
              {' · '}
              <Link to={lateList}>{t(boardTexts.lateOrders, { n: late })}</Link>
            </>
          ) : null}
        </>
      )}
      {ended === 0 || before.ended === 0 ? null : (
        <Change
          by={Number((shareInTime(all) - shareInTime(before)).toFixed(1))}
          text={boardTexts.than.before}
          more="better"
          also={{ days }}
        />
      )}
    </Tile>
  );
}

/** Six numbers, with service codes seven, each linked to its list. */
export function BoardTiles({ board, all }: { board: Board; all: Figures }) {
  const links = useBoardLinks();
  const { hourAgo, dayAgo, endedToday } = board;
  return (
    <Tiles name={t(boardTexts.tiles)}>
      <Tile label={t(boardTexts.open)} value={all.open} to={links.open()}>
        <Link to={links.ours()}>{t(boardTexts.ours, { n: all.ours })}</Link>
        {dayAgo && <Change by={all.open - dayAgo.open} text={boardTexts.than.day} />}
      </Tile>
      <Tile label={t(boardTexts.dueToday)} value={all.dueToday} to={links.ours({ flag: 'DUE_TODAY' })}>
        {endedToday === 0 ? (
          t(boardTexts.endedToday, { n: 0 })
        ) : (
          <Link to={links.ended(...daysUntil(board.now, 1))}>{t(boardTexts.endedToday, { n: endedToday })}</Link>
        )}
        {hourAgo && <Change by={all.dueToday - hourAgo.dueToday} text={boardTexts.than.hour} />}
      </Tile>
      <Tile
        label={t(boardTexts.atRisk)}
        value={all.atRisk}
        to={links.ours({ flag: 'AT_RISK' })}
        tone={all.atRisk > 0 ? 'hot' : undefined}
      >
        {t(boardTexts.atRiskSays)}
        {' · '}
        <Link to="/forecast">{t(boardTexts.forecast)}</Link>
        {hourAgo && <Change by={all.atRisk - hourAgo.atRisk} text={boardTexts.than.hour} more="worse" />}
      </Tile>
      <Tile
        label={t(boardTexts.overdue)}
        value={all.overdue}
        to={links.ours({ flag: 'OVERDUE' })}
        tone={all.overdue > 0 ? 'bad' : undefined}
      >
        {t(boardTexts.overdueSays)}
        {hourAgo && <Change by={all.overdue - hourAgo.overdue} text={boardTexts.than.hour} more="worse" />}
      </Tile>
      <InTimeTile board={board} all={all} />
      <RectificationTile {...board.rectifications} />
      {board.servers === null ? null : <ServerTile {...board.servers} />}
    </Tiles>
  );
}

/** What is about filings, not orders: shown also while no order is open. */
export function FiledTiles({ board }: { readonly board: Board }) {
  if (board.servers === null) return null;
  return (
    <Tiles name={t(boardTexts.tiles)}>
      <ServerTile {...board.servers} />
    </Tiles>
  );
}
