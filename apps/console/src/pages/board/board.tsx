import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { t } from '../../app/providers/i18n.ts';
import { useOrderChanges } from '../../app/providers/live.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { type Board, boardDocument } from '../../generated/board.ts';
import { duration } from '../../ui/due.ts';
import { useInterval, useThrottled } from '../../ui/hooks.ts';
import { LiveStatus } from '../../ui/live-status.tsx';
import page from '../../ui/page.module.css';
import { Page } from '../../ui/page.tsx';
import { fullTime, shanghai } from '../../ui/time.ts';
import styles from './board.module.css';
import { Breakdown } from './breakdown.tsx';
import { EditionWarning } from './edition-warning.tsx';
import { BoardFilterBar, filterVariables, isNarrowed, useBoardFilter } from './filter.tsx';
import { FirstRun } from './first-run.tsx';
import { HeatMap } from './heat.tsx';
import { HoursChart } from './hours-chart.tsx';
import { ProvinceMap } from './province-map.tsx';
import { RiskList, useRisks } from './risk-list.tsx';
import { StaffWarning } from './staff-warning.tsx';
import { boardTexts } from './texts.ts';
import { BoardTiles, FiledTiles } from './tiles.tsx';
import { WeeksChart } from './weeks-chart.tsx';

/** Live events within this time cause one refetch, ms. */
const LOOK_MS = 600;

/** The SLA board: what is due when and what will be late, live. The filter and the dimension of the figures are in the URL. */
export function SlaBoard() {
  const filter = useBoardFilter();
  const query = useQuery({
    ...queryOf(['board'], boardDocument, { filter: filterVariables(filter) }),
    // The figures of the filter before stay while the new ones are loaded.
    placeholderData: keepPreviousData,
  });
  const risks = useRisks(filter);
  const refresh = useThrottled(() => {
    void query.refetch();
    void risks.refetch();
  }, LOOK_MS);
  useOrderChanges(refresh);
  // Due times approach and periods end without an event, so the board polls.
  useInterval(refresh, 60_000);
  const board = query.data;
  const time = board && [
    t(boardTexts.updated, { time: shanghai(board.now).format('HH:mm:ss') }),
    board.countedUntil === null
      ? t(boardTexts.notCounted)
      : t(boardTexts.counted, { time: fullTime(board.countedUntil) }),
  ];
  return (
    <Page
      title={t(boardTexts.title)}
      mark={<LiveStatus>{time?.join(' · ')}</LiveStatus>}
      actions={board && <BoardFilterBar partners={board.partners} />}
    >
      <Loaded query={query} rows={6} height={112}>
        {(loaded) => (
          <>
            <FirstRun />
            <EditionWarning />
            <StaffWarning />
            <Figures board={loaded} risks={risks} onDone={refresh} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** How many scans wait to be read, for how long, and how fast they are read. */
function ReadingQueue({ readings }: { readings: Board['readings'] }) {
  if (readings === null) return null;
  const { running, waiting, oldestSeconds, perMinute } = readings;
  const says = [
    running ? null : t(boardTexts.readingsAway),
    waiting === 0
      ? t(boardTexts.readingsNone)
      : t(boardTexts.readingsWaiting, { n: waiting, time: duration(oldestSeconds ?? 0) }),
    t(boardTexts.readingsPace, { pace: perMinute }),
  ];
  return (
    <p className={running ? page.small : page.bad}>
      {t(boardTexts.readings, { says: says.filter((one) => one !== null).join(' · ') })}
    </p>
  );
}

function Figures({ board, risks, onDone }: { board: Board; risks: ReturnType<typeof useRisks>; onDone: () => void }) {
  const all = board.figures.find(({ dimension }) => dimension === 'ALL');
  const isFiltered = isNarrowed(useBoardFilter());
  if (all === undefined && isFiltered) return <Empty title={t(boardTexts.emptyFiltered)} />;
  if (all === undefined)
    return (
      <>
        <FiledTiles board={board} />
        <Empty title={t(boardTexts.emptyTitle)} hint={t(boardTexts.emptyHint)} />
      </>
    );
  return (
    <>
      <BoardTiles board={board} all={all} />
      <ReadingQueue readings={board.readings} />
      <div className={styles.cards}>
        {/* First what is due when: on the first screen at 1280 × 800. */}
        <HoursChart board={board} />
        <HeatMap stages={board.stages} ours={all.ours} />
        <ProvinceMap figures={board.figures.filter(({ dimension }) => dimension === 'PROVINCE')} />
        <WeeksChart weeks={board.weeks} />
        <RiskList risks={risks} onDone={onDone} />
      </div>
      <Breakdown figures={board.figures} all={all} now={board.now} />
    </>
  );
}
