import { type AppContext, queryAsSystem } from '@beian/database/transaction';

/** A worker says that it runs this often, ms. */
export const HEARTBEAT_MS = 10_000;
/** A worker that was not seen for so long does not work: four times the interval, so that one slow write alarms nobody. s */
export const WORKER_AWAY_SECONDS = 40;

/** A process of the worker. */
export interface WorkerProcess {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

/** What is known of the worker's processes, by the database's wall clock. */
export interface WorkersView {
  /** Processes seen within WORKER_AWAY_SECONDS. */
  readonly running: number;
  /** Since the last one was seen, whole seconds; null: none ever was. */
  readonly seenSecondsAgo: number | null;
}

/** Writes that the process runs, and removes the rows of those that ended without a word a day ago. */
export async function writeHeartbeat(ctx: AppContext, { id, host, pid }: WorkerProcess): Promise<void> {
  await queryAsSystem(ctx, {
    text: `/* heartbeat */ with gone as (delete from app.workers where seen_at < clock_timestamp() - interval '1 day')
      insert into app.workers (id, host, pid, started_at, seen_at) values ($1, $2, $3, clock_timestamp(), clock_timestamp())
      on conflict (id) do update set seen_at = excluded.seen_at`,
    values: [id, host, pid],
  });
}

/** The process ends in order: it is missed by nobody. */
export async function removeHeartbeat(ctx: AppContext, id: string): Promise<void> {
  await queryAsSystem(ctx, { text: '/* heartbeat ends */ delete from app.workers where id = $1', values: [id] });
}

export async function readWorkers(ctx: AppContext): Promise<WorkersView> {
  const [row] = await queryAsSystem<{ running: number; ago: number | null }>(ctx, {
    text: `/* workers */ select count(*) filter (where seen_at > clock_timestamp() - make_interval(secs => $1))::int as running,
      floor(extract(epoch from clock_timestamp() - max(seen_at)))::int as ago from app.workers`,
    values: [WORKER_AWAY_SECONDS],
  });
  return { running: row?.running ?? 0, seenSecondsAgo: row?.ago ?? null };
}
