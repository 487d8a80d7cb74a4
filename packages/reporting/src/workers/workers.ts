import { type AppContext, queryAsSystem } from '@beian/database/transaction';
import type { ReadinessFault } from '@beian/domain/readiness';

/** A worker says that it works this often, ms. */
export const HEARTBEAT_MS = 5_000;
/** A worker that was not seen for so long does not work: four times the interval, so that one slow write alarms nobody. s */
export const WORKER_AWAY_SECONDS = 20;
/** A worker that ends without a word before it has lived so long may do so again and again. s */
const SHORT_LIFE_SECONDS = 60;
/** A worker that was not seen for so long has ended without a word, s; and for so long others must prove that they live longer, minutes. */
const ENDED_SECONDS = 15;
const PROOF_MINUTES = 5;

/** A process of the worker. */
export interface WorkerProcess {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

/** What is known of the worker's processes, by the database's wall clock. */
export interface WorkersView {
  /**
   * Processes seen within WORKER_AWAY_SECONDS. Where one ended without a word soon after its start, others count once they have lived longer
   * than that: whatever dies after each start does no work.
   */
  readonly running: number;
  /** What is wrong with at least one of them. */
  readonly faults: readonly ReadinessFault[];
  /** Since the last one was seen, whole seconds; null: none ever was. */
  readonly seenSecondsAgo: number | null;
}

/** Writes that the process works and what is wrong with it, and removes the rows of those that ended without a word a day ago. */
export async function writeHeartbeat(
  ctx: AppContext,
  { id, host, pid }: WorkerProcess,
  faults: readonly ReadinessFault[] = [],
): Promise<void> {
  await queryAsSystem(ctx, {
    text: `/* heartbeat */ with gone as (delete from app.workers where seen_at < clock_timestamp() - interval '1 day')
      insert into app.workers (id, host, pid, started_at, seen_at, faults)
        values ($1, $2, $3, clock_timestamp(), clock_timestamp(), $4)
      on conflict (id) do update set seen_at = excluded.seen_at, faults = excluded.faults`,
    values: [id, host, pid, faults],
  });
}

/** The process ends in order: it is missed by nobody. */
export async function removeHeartbeat(ctx: AppContext, id: string): Promise<void> {
  await queryAsSystem(ctx, { text: '/* heartbeat ends */ delete from app.workers where id = $1', values: [id] });
}

export async function readWorkers(ctx: AppContext): Promise<WorkersView> {
  const [row] = await queryAsSystem<{ running: number; ago: number | null; faults: ReadinessFault[] }>(ctx, {
    text: `/* workers */ with seen as (select w.*, clock_timestamp() - seen_at as ago,
        seen_at - started_at < make_interval(secs => $2) as short from app.workers w),
      running as (select * from seen where ago < make_interval(secs => $1) and not (short and exists (select from seen dead
        where dead.short and dead.ago between make_interval(secs => $3) and make_interval(mins => $4))))
      select (select count(*) from running)::int as running, array(select distinct unnest(faults) from running order by 1) as faults,
        floor(extract(epoch from min(ago)))::int as ago from seen`,
    values: [WORKER_AWAY_SECONDS, SHORT_LIFE_SECONDS, ENDED_SECONDS, PROOF_MINUTES],
  });
  return { running: row?.running ?? 0, seenSecondsAgo: row?.ago ?? null, faults: row?.faults ?? [] };
}
