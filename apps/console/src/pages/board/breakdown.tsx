import { boardPeriods } from '@beian/domain/board';
import { percentOf } from '@beian/domain/clock';
import { LATE_WINDOW_DAYS } from '@beian/domain/order';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { BoardFigures as Figures } from '../../generated/board.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrlTabs } from '../../ui/use-url-tabs.tsx';
import { isNarrowed, useBoardFilter, useBoardLinks } from './filter.tsx';
import { daysUntil, endedOrdersPath, filterOf, waitedOrdersPath } from './links.ts';
import { boardTexts } from './texts.ts';

const nameOf = ({ dimension, value, label }: Figures): string =>
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
}

/** A figure, linked to its list if there is one. */
function Figure({ value, to, tone }: { value: number; to: string | null; tone?: 'hot' | 'bad' }) {
  if (value === 0) return <Faint>0</Faint>;
  if (to === null) return value;
  return (
    <Link to={to} style={tone && { color: `var(--${tone})`, fontWeight: 600 }}>
      {value}
    </Link>
  );
}

/** The same figures along one dimension, worst first, and of all; each number links to its list. */
export function Breakdown({ figures, all, now }: BreakdownProps) {
  const [cut, tabs] = useUrlTabs('by', boardTexts.breakdown, boardTexts.by);
  const links = useBoardLinks();
  const filter = useBoardFilter();
  // The past is stored along one dimension at a time.
  const showsPast = !isNarrowed(filter);
  const { days } = boardPeriods[filter.period];
  const rows = figures
    .filter(({ dimension }) => dimension === cut)
    .sort((a, b) => b.overdue - a.overdue || b.atRisk - a.atRisk || b.ours - a.ours || b.open - a.open);
  const listsOf = (row: Figures) => {
    const { open, late } = filterOf(row);
    const ours = (flag: 'DUE_TODAY' | 'AT_RISK' | 'OVERDUE') => open && links.ours({ ...open, flag });
    return { open: open && links.open(open), late: late && links.late(late), ours };
  };
  const past: Column<Figures>[] = [
    figure('inTime', t(boardTexts.inTimeDays, { days }), (row) => {
      if (row.ended === 0) return '–';
      const inTime = `${percentOf(row.ended - row.lateTurns, row.ended)} %`;
      // For a duty there is no list of all ended orders; its late ones are listed.
      const ended = endedPath(row, now, days) ?? (row.late > 0 ? listsOf(row).late : null);
      return ended === null ? inTime : <Link to={ended}>{inTime}</Link>;
    }),
    figure('late', boardTexts.late, (row) => <Figure value={row.late} to={listsOf(row).late} />),
    figure('held', boardTexts.held, (row) => <Figure value={row.held} to={waitedPath(row, now, days)} />),
    figure('heldShare', boardTexts.heldShare, ({ held, heldShare }) =>
      held === 0 ? '–' : `${(heldShare * 100).toFixed(1)} %`,
    ),
  ];
  const columns: Column<Figures>[] = [
    {
      key: 'name',
      title: boardTexts.by[cut],
      kind: 'head',
      cell: (row) => (row === all ? <b>{t(boardTexts.total)}</b> : nameOf(row)),
    },
    figure('open', boardTexts.open, (row) => <Figure value={row.open} to={listsOf(row).open} />),
    figure('dueToday', boardTexts.dueToday, (row) => (
      <Figure value={row.dueToday} to={listsOf(row).ours('DUE_TODAY')} />
    )),
    figure('atRisk', boardTexts.atRisk, (row) => (
      <Figure value={row.atRisk} to={listsOf(row).ours('AT_RISK')} tone="hot" />
    )),
    figure('overdue', boardTexts.overdue, (row) => (
      <Figure value={row.overdue} to={listsOf(row).ours('OVERDUE')} tone="bad" />
    )),
    ...(showsPast ? past : []),
  ];
  return (
    <ListCard
      title={t(boardTexts.breakdown)}
      lead={[
        ...(cut === 'REVIEWER' ? [t(boardTexts.bySays)] : []),
        ...(showsPast ? [] : [t(boardTexts.byNarrowed)]),
      ].join(' · ')}
      actions={tabs}
      rows={[...rows, all]}
      empty={boardTexts.breakdown}
      idOf={({ dimension, value }) => `${dimension} ${value}`}
      columns={columns}
    />
  );
}

/** Orders with a turn that ended in the days of a row; null: there is no list for it (for a duty, 0045), or of so many days. */
const endedPath = (row: Figures, now: string, days: number): string | null =>
  row.dimension === 'CLOCK' ? null : spanPath(endedOrdersPath, row, now, days);
/** Orders with a wait that ended in the days of a row. */
const waitedPath = (row: Figures, now: string, days: number): string | null =>
  spanPath(waitedOrdersPath, row, now, days);

function spanPath(pathTo: typeof endedOrdersPath, { dimension, value }: Figures, now: string, days: number) {
  if (days > LATE_WINDOW_DAYS) return null;
  const period = daysUntil(now, days);
  if (dimension === 'CLOCK') return pathTo(...period, {}, value);
  if (dimension === 'REVIEWER') return value.startsWith('staff_') ? pathTo(...period, {}, value) : null;
  const { open } = filterOf({ dimension, value });
  return open === null ? null : pathTo(...period, open);
}
