import { writeAudit } from '@beian/database/audit';
import { deleteDroppedFiles } from '@beian/database/erased-files';
import { addJob } from '@beian/database/outbox';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { type RetentionKind, timedKinds } from '@beian/domain/personal';
import type { Sweep } from './sweep.ts';
import { delegatedSweeps, sweeps } from './sweeps.ts';

/** Rows per transaction: it takes some tens of milliseconds, so that locks are short. */
const BATCH = 200;
/** Interval between two runs of a kind, by app.now(), minutes. */
const INTERVAL_MINUTES = 60;

export interface RetentionResult {
  /** Rows that were deleted or emptied. */
  readonly deleted: number;
  /** True if nothing is due any more; false if the time limit was reached. */
  readonly through: boolean;
}

export interface RetentionOptions {
  readonly batch?: number;
  /** Time limit, ms; when it is reached, `through` is false and the next run continues. */
  readonly timeLimitMs?: number;
  /**
   * Pause between two batches, as a multiple of the duration of the last one, so that people's requests are not
   * slowed down.
   */
  readonly pauseFactor?: number;
}

/**
 * Deletes what is due of one kind by its setting and app.now(), in batches; each batch is a transaction with its
 * count and audit row. Files are deleted after the commit. Concurrent runs, or a run after a crash, delete each row
 * once.
 */
export async function applyRetention(
  ctx: AppContext,
  kind: RetentionKind,
  { batch = BATCH, timeLimitMs = Number.POSITIVE_INFINITY, pauseFactor = 0 }: RetentionOptions = {},
): Promise<RetentionResult> {
  const began = performance.now();
  let deleted = 0;
  for (const step of batchStepsOf(kind)) {
    for (;;) {
      const from = performance.now();
      const gone = await transaction(ctx, system('clock'), async (tx) => {
        const count = await step(ctx, tx, batch);
        if (count > 0) await recordDeleted(tx, kind, count);
        return count;
      });
      await deleteDroppedFiles(ctx);
      deleted += gone;
      if (gone < batch) break;
      if (performance.now() - began > timeLimitMs) return { deleted, through: false };
      if (pauseFactor > 0) await new Promise((go) => setTimeout(go, pauseFactor * (performance.now() - from)));
    }
  }
  await transaction(ctx, system('clock'), (tx) =>
    tx.client.query('/* retained */ update app.retention set ran_at = app.now() where kind = $1', [kind]),
  );
  return { deleted, through: true };
}

type Step = (ctx: AppContext, tx: Tx, limit: number) => Promise<number>;

function batchStepsOf(kind: RetentionKind): readonly Step[] {
  if (Object.hasOwn(delegatedSweeps, kind)) {
    const { run } = delegatedSweeps[kind as keyof typeof delegatedSweeps];
    return [(_ctx, tx, limit) => run(tx, limit)];
  }
  if (!Object.hasOwn(sweeps, kind)) throw new Error(`retain: ${kind} has no days`);
  return sweeps[kind as keyof typeof sweeps].map((one) => step(kind, one));
}

const step =
  (kind: RetentionKind, { dueSql, lockAlias, erase }: Sweep): Step =>
  async (ctx, tx, limit) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* retain */ ${dueSql.replaceAll('$1', '(select days from app.retention where kind = $1)')} limit $2 for update of ${lockAlias} skip locked`,
      [kind, limit],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await erase(ctx, tx, ids);
    return ids.length;
  };

async function recordDeleted(tx: Tx, kind: RetentionKind, deleted: number): Promise<void> {
  await tx.client.query(
    '/* retained */ update app.retention set deleted = deleted + $2, deleted_at = app.now() where kind = $1',
    [kind, deleted],
  );
  await writeAudit(tx, system('clock'), 'retain', undefined, 'done', { kind, deleted });
}

/** Enqueues a job for each kind that did not run for an hour by app.now() and has no open job. */
export async function enqueueRetention(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ kind: RetentionKind }>(
    `/* askForRetention */ select r.kind from app.retention r where r.kind = any($1)
       and (r.ran_at is null or r.ran_at <= app.now() - $2 * interval '1 minute')
       and not exists (select 1 from app.outbox o where o.done_at is null and o.job = 'retain' and o.payload ->> 'kindId' = r.kind)`,
    [timedKinds, INTERVAL_MINUTES],
  );
  for (const { kind } of rows) await addJob(tx, 'retain', { kindId: kind });
  // The file sweep covers both realms, so it is enqueued only in the live realm.
  const { rowCount: swept } = await tx.client.query(
    `/* askForSweep */ select 1 where app.in_test() or exists (select 1 from app.file_sweeps where at > app.now() - interval '1 day')
       or exists (select 1 from app.outbox o where o.done_at is null and o.job = 'sweepFiles')`,
  );
  if (swept === 0) await addJob(tx, 'sweepFiles', {});
  return rows.length;
}
