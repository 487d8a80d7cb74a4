import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useConnection, useOrderChanges } from '../../app/providers/live.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed, useInterval, useNow, useThrottled } from '../../ui/hooks.ts';
import { liveTexts } from '../../ui/texts.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import styles from './board.module.css';
import { Breakdown, type Cut, cuts } from './breakdown.tsx';
import { type Board, boardDocument } from './documents.ts';
import {
  type BoardFilter,
  BoardFilterBar,
  BoardFilterContext,
  filterVariables,
  isNarrowed,
  readFilter,
} from './filter.tsx';
import { FirstRun } from './first-run.tsx';
import { HeatMap } from './heat.tsx';
import { HoursChart } from './hours-chart.tsx';
import { ProvinceMap } from './province-map.tsx';
import { RiskList, useRisks } from './risk-list.tsx';
import { StaffWarning } from './staff-warning.tsx';
import { boardTexts } from './texts.ts';
import { Tiles } from './tiles.tsx';
import { WeeksChart } from './weeks-chart.tsx';

/** Live events within this time cause one refetch, ms. */
const LOOK_MS = 600;

/** The SLA board: what is due when and what will be late, live. The filter and the dimension of the figures are in the URL. */
export function SlaBoard() {
  const t = useT();
  const connection = useConnection();
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const query = useQuery({
    queryKey: ['board', useLanguage(), filter],
    queryFn: async ({ signal }) => {
      const { board } = await request(boardDocument, { filter: filterVariables(filter) }, signal);
      noteServerTime(board.now);
      return board;
    },
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
  const showSkeleton = useDelayed(query.isLoading);
  const board = query.data;
  const narrow = (changes: Partial<Record<keyof BoardFilter, string | null>>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t(boardTexts.title)}</h1>
        <span className={styles.live} role="status">
          <span className={`${styles.dot} ${styles[connection]}`} aria-hidden />
          {t(liveTexts[connection])}
          {board === undefined ? null : (
            <span className={styles.faint}>
              {t(boardTexts.updated, { time: shanghai(board.now).format('HH:mm:ss') })}
              {' · '}
              {board.countedUntil === null
                ? t(boardTexts.notCounted)
                : t(boardTexts.counted, { time: fullTime(board.countedUntil) })}
            </span>
          )}
        </span>
        {board === undefined ? null : <BoardFilterBar partners={board.partners} filter={filter} onChange={narrow} />}
      </div>
      {query.error && board === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : board === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(boardTexts.loading)} rows={6} height={112} />
        ) : null
      ) : (
        <>
          <FirstRun />
          <StaffWarning />
          <BoardFilterContext value={filter}>
            <Whole board={board} risks={risks} onDone={refresh} />
          </BoardFilterContext>
        </>
      )}
    </div>
  );
}

function Whole({ board, risks, onDone }: { board: Board; risks: ReturnType<typeof useRisks>; onDone: () => void }) {
  const t = useT();
  const now = useNow(15_000);
  const [params, setParams] = useSearchParams();
  const cut = cuts.find((one) => one === params.get('by')) ?? 'CLOCK';
  const all = board.figures.find(({ dimension }) => dimension === 'ALL');
  const isFiltered = isNarrowed(readFilter(params));
  if (all === undefined && isFiltered) return <Empty title={t(boardTexts.emptyFiltered)} />;
  if (all === undefined) return <Empty title={t(boardTexts.emptyTitle)} hint={t(boardTexts.emptyHint)} />;
  const show = (next: Cut) => {
    const others = new URLSearchParams(params);
    if (next === 'CLOCK') others.delete('by');
    else others.set('by', next);
    setParams(others, { replace: true });
  };
  return (
    <div className={styles.whole}>
      <Tiles board={board} all={all} />
      {/* First what is due when: on the first screen at 1280 × 800. */}
      <HoursChart board={board} />
      <HeatMap stages={board.stages} ours={all.ours} />
      <ProvinceMap figures={board.figures.filter(({ dimension }) => dimension === 'PROVINCE')} />
      <WeeksChart weeks={board.weeks} />
      <RiskList risks={risks} now={now} onDone={onDone} />
      <Breakdown figures={board.figures} all={all} now={board.now} cut={cut} onCut={show} />
    </div>
  );
}
