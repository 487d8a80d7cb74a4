import '../i18n/board-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useDelayed, useInterval, useNow, useThrottled } from '../common/hooks.ts';
import { fullTime, shanghai } from '../common/time.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { useConnection, useOrderChanges } from '../providers/live.ts';
import { noteServerTime } from '../providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import styles from './board.module.css';
import { Breakdown, type Cut, cuts } from './breakdown.tsx';
import { type Board, boardDocument } from './documents.ts';
import { HeatMap } from './heat.tsx';
import { HoursChart } from './hours-chart.tsx';
import { ProvinceMap } from './province-map.tsx';
import { RiskList, useRisks } from './risk-list.tsx';
import { StaffWarning } from './staff-warning.tsx';
import { Tiles } from './tiles.tsx';
import { WeeksChart } from './weeks-chart.tsx';

/** Live events within this time cause one refetch, ms. */
const LOOK_MS = 600;

/** The SLA board: what is due when and what will be late, live. The dimension of the figures is in the URL. */
export function SlaBoard() {
  const t = useT();
  const connection = useConnection();
  const query = useQuery({
    queryKey: ['board', useLanguage()],
    queryFn: async ({ signal }) => {
      const { board } = await request(boardDocument, {}, signal);
      noteServerTime(board.now);
      return board;
    },
  });
  const risks = useRisks();
  const refresh = useThrottled(() => {
    void query.refetch();
    void risks.refetch();
  }, LOOK_MS);
  useOrderChanges(refresh);
  // Due times approach and periods end without an event, so the board polls.
  useInterval(refresh, 60_000);
  const showSkeleton = useDelayed(query.isLoading);
  const board = query.data;
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t('board.title')}</h1>
        <span className={styles.live} role="status">
          <span className={`${styles.dot} ${styles[connection]}`} aria-hidden />
          {t(`live.${connection}`)}
          {board === undefined ? null : (
            <span className={styles.faint}>
              {t('board.updated', { time: shanghai(board.now).format('HH:mm:ss') })}
              {' · '}
              {board.countedUntil === null
                ? t('board.notCounted')
                : t('board.counted', { time: fullTime(board.countedUntil) })}
            </span>
          )}
        </span>
      </div>
      {query.error && board === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : board === undefined ? (
        showSkeleton ? (
          <Skeleton label={t('board.loading')} rows={6} height={112} />
        ) : null
      ) : (
        <>
          <StaffWarning />
          <Whole board={board} risks={risks} onDone={refresh} />
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
  if (all === undefined) return <Empty title={t('board.emptyTitle')} hint={t('board.emptyHint')} />;
  const show = (next: Cut) => setParams(next === 'CLOCK' ? {} : { by: next }, { replace: true });
  return (
    <div className={styles.whole}>
      <Tiles board={board} all={all} />
      <ProvinceMap figures={board.figures.filter(({ dimension }) => dimension === 'PROVINCE')} />
      <HeatMap stages={board.stages} ours={all.ours} />
      <WeeksChart weeks={board.weeks} />
      <HoursChart board={board} />
      <RiskList risks={risks} now={now} onDone={onDone} />
      <Breakdown figures={board.figures} now={board.now} cut={cut} onCut={show} />
    </div>
  );
}
