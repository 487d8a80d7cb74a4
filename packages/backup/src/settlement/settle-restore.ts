import { setTimeout as wait } from 'node:timers/promises';
import { openContext } from '@beian/database/context';
import { SetupFault } from '@beian/database/programs';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { findProvince } from '@beian/domain/province';
import { askToCompareAll, loadComparisons } from '@beian/submissions/connections';
import { type BureauStatement, settleFile } from './settle-file.ts';
import { loadTasks, type Task } from './tasks.ts';

export interface SettleOptions {
  /** Address of the role worker. */
  readonly workerUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  /** What a bureau said of a file, recorded before the numbers are compared. */
  readonly statement: BureauStatement | undefined;
  readonly say?: (line: string) => void;
}

/** A connection after the comparison of its numbers. */
export interface SettledConnection {
  readonly province: string;
  /** Null: the comparison has no answer yet. */
  readonly ok: boolean | null;
  /** What was found and done, a sentence. */
  readonly said: string;
  /** Numbers of files of the bureau that this database does not hold, such as `5, 6`; null: none. */
  readonly unknown: string | null;
  readonly stopped: boolean;
  readonly tasks: readonly Task[];
}

interface ConnectionRow {
  readonly province: string;
  readonly name: string | null;
  readonly stopped: boolean;
  readonly unknown: string | null;
}

/** With the numbers that the bureau had at a comparison since the restore, and that no file here has. */
const connectionSql = `/* settledConnection */ select province, name, stopped is not null or paused is not null as stopped,
  (select string_agg(distinct n::text, ', ') from app.bureau_resyncs r, generate_series(r.ours::bigint + 1, least(r.theirs::bigint, r.ours::bigint + 1000)) n
    where r.bureau_id = b.id and r.theirs is not null
      and r.answered_at >= (select max(a.at) from app.audit a where a.action = 'settleRestore')
      and not exists (select 1 from app.submissions u where u.bureau_id = b.id and u.sequence = n and u.state <> 'REFUSED')) as unknown
  from app.bureaus b where b.id = $1`;

/** How often the answers are looked for, and how long: a bureau has 30 s per call, and some hang. */
const LOOK_EVERY_MS = 500;
const GIVE_UP_MS = 180_000;
/** As `/readyz`: a worker that has not said so for this long does not run. */
const WORKER_SECONDS = 20;

/**
 * Compares the numbers of all connections with their bureaus, by the worker, which settles what a bureau's last file proves; then
 * lists what only a person can settle. Can be repeated.
 * @throws SetupFault when no worker runs
 */
export async function settleRestore(options: SettleOptions): Promise<SettledConnection[]> {
  const { workerUrl, keysFile, filesDir, statement, say = () => undefined } = options;
  const ctx = await openContext({ databaseUrl: workerUrl, keysFile, filesDir, poolSize: 2 });
  try {
    if (statement !== undefined) await settleFile(ctx, statement);
    return await settle(ctx, say);
  } finally {
    await ctx.close();
  }
}

async function settle(ctx: AppContext, say: (line: string) => void): Promise<SettledConnection[]> {
  const asked = await transaction(ctx, system('bureau'), async (tx) => {
    const { rows } = await tx.client.query(
      `select 1 from app.workers where seen_at > now() - $1 * interval '1 second' limit 1`,
      [WORKER_SECONDS],
    );
    if (rows.length === 0)
      throw new SetupFault('No worker runs, and only a worker asks bureaus: start it, then run this again.');
    return askToCompareAll(tx);
  });
  say(`${asked.length} bureaus are asked for their last numbers`);
  const ids = asked.map(({ resyncId }) => resyncId);
  const giveUpAt = Date.now() + GIVE_UP_MS;
  const load = () => transaction(ctx, system('bureau'), (tx) => loadComparisons(tx, ids));
  let answers = await load();
  while (answers.length < ids.length && Date.now() < giveUpAt) {
    await wait(LOOK_EVERY_MS);
    answers = await load();
  }
  const settled: SettledConnection[] = [];
  for (const { bureauId, resyncId } of asked) {
    const answer = answers.find((one) => one.resyncId === resyncId);
    settled.push(
      await transaction(ctx, system('bureau'), async (tx) => {
        const { rows } = await tx.client.query<ConnectionRow>(connectionSql, [bureauId]);
        const { province = '', name = null, stopped = false, unknown = null } = rows[0] ?? {};
        const hasUnknownFiles = answer === undefined || answer.theirs === null || unknown !== null;
        const label = findProvince(province)?.label;
        return {
          province: `${label === undefined ? province : `${label.zh} ${label.en}`}${name === null ? '' : ` · ${name}`}`,
          ok: answer?.ok ?? null,
          said: answer?.said.en ?? 'no answer so far: run it again later',
          unknown,
          stopped,
          tasks: await loadTasks(tx, { bureauId, hasUnknownFiles }),
        };
      }),
    );
  }
  return settled;
}
