import { type Deflated, deflateFile, maxFileBytes, maxFilingsPerFile } from '@beian/bureau';
import {
  type BureauConnectionRow,
  backOff,
  listBureaus,
  loadSubmissionFile,
  type SendingDue,
  sendingDue,
  settleClosures,
  settleSubmission,
  submissionInFlight,
  system,
  type Tx,
  transaction,
  withBureauLock,
} from '@beian/orders';
import { scrub, stackFramesOf } from '../log.ts';
import { type PeriodicTask, startPeriodicTask } from '../periodic-task.ts';
import type { WorkerContext } from '../worker-context.ts';
import { type AheadBuild, type Builder, buildFile, createAheadBuild } from './build-file.ts';
import { createInlineBuilder } from './builder.ts';
import { retryDelays } from './call.ts';
import { numberFile } from './prepare.ts';
import { resolveUnknownOutcome } from './resolve-unknown.ts';
import { uploadFile } from './send.ts';

/** Steps with one number in a run: a bureau that answers in circles is left to the next run. */
const MAX_STEPS = 12;
/** Connections at the same time: as many files are in flight at most. Those that hang must leave room for the others. */
const MAX_PARALLEL = 31;
/** Of them with a file of more than so many bytes: it stands in memory until its bureau has answered. */
const LARGE = { parallel: 6, bytes: 5 * 1024 * 1024 };

const findDue = (tx: Tx, { env }: WorkerContext, bureauId?: string): Promise<SendingDue[]> =>
  sendingDue(tx, { afterMs: env.BUREAU_BATCH_MS, records: maxFilingsPerFile, bytes: maxFileBytes }, bureauId);

/**
 * Brings files out, from the rows alone: each connection at its own time, so that one that hangs slows none of the others.
 * Looks when it is woken, when the next connection falls due, and at least every OUTBOX_POLL_MS.
 */
export function startUploads(work: WorkerContext, builder: Builder = createInlineBuilder(work)): PeriodicTask {
  const { env, ctx, log } = work;
  const running = new Map<string, Promise<void>>();
  const large = new Set<string>();
  let ending = false;
  let pause = env.OUTBOX_POLL_MS;
  const task = startPeriodicTask(
    'uploads',
    () => pause,
    log,
    async () => {
      const all = await transaction(ctx, system('bureau'), (tx) => findDue(tx, work));
      for (const { bureauId, bytes } of all.filter(({ inMs }) => inMs === 0)) {
        if (running.size >= MAX_PARALLEL) break;
        const isLarge = bytes > LARGE.bytes;
        if (running.has(bureauId) || (isLarge && large.size >= LARGE.parallel)) continue;
        if (isLarge) large.add(bureauId);
        const release = () => {
          running.delete(bureauId);
          large.delete(bureauId);
        };
        const run = sendFiles(work, bureauId, () => !ending, builder).then(
          (done) => {
            release();
            if (done) task.runNow();
          },
          (error: unknown) => {
            release();
            log.warn({ bureauId, why: scrub(error), at: stackFramesOf(error) }, 'bringing files out failed');
          },
        );
        running.set(bureauId, run);
      }
      const next = Math.min(...all.map(({ inMs }) => inMs).filter((ms) => ms > 0));
      pause = Math.min(Math.max(next, 10), env.OUTBOX_POLL_MS);
    },
  );
  return {
    runNow: task.runNow,
    stop: async () => {
      ending = true;
      await task.stop();
      await Promise.all(running.values());
      await builder.stop();
    },
  };
}

/**
 * Brings the files of one connection to its bureau, one at a time, as far as it can be done now and as long as `goOn` says
 * so; true when something was done. After a crash it goes on from the rows. Nothing where another worker is at the connection.
 */
export async function sendFiles(
  work: WorkerContext,
  bureauId: string,
  shouldContinue: () => boolean = () => true,
  builder: Builder = createInlineBuilder(work),
): Promise<boolean> {
  let steps = 0;
  const runState: RunState = { steps: 0, builder };
  await withBureauLock(work.ctx, bureauId, async () => {
    await settleClosures(work.ctx, bureauId);
    try {
      while (shouldContinue() && runState.steps < MAX_STEPS && (await advance(work, bureauId, runState))) {
        steps++;
        runState.steps++;
      }
    } catch (error) {
      // What fails here fails again: it must not be tried at every look.
      await transaction(work.ctx, system('bureau'), (tx) => backOff(tx, bureauId, retryDelays(work)));
      throw error;
    } finally {
      await runState.ahead?.end();
    }
  });
  return steps > 0;
}

/** What one run keeps of its files from step to step; nothing of it is needed to go on. */
interface RunState {
  /** Steps with the number at hand. */
  steps: number;
  readonly builder: Builder;
  sequence?: string;
  ahead?: AheadBuild;
  /** The file that was numbered last, as it will be sent. */
  file?: { readonly id: string; readonly deflated: Promise<Deflated> };
}

/** One step for one connection; false when there is nothing to do now. */
async function advance(work: WorkerContext, bureauId: string, runState: RunState): Promise<boolean> {
  const { ctx, ports } = work;
  const { isDue, connection, submission } = await transaction(ctx, system('bureau'), async (tx) => {
    const [one] = await findDue(tx, work, bureauId);
    if (one === undefined || one.inMs > 0) return { isDue: false };
    return {
      isDue: true,
      connection: (await listBureaus(ctx, tx, bureauId))[0],
      submission: await submissionInFlight(tx, bureauId),
    };
  });
  // One whose account does not open with our keys counts as stopped, too.
  if (!isDue || connection === undefined || connection.stopped !== null) return false;
  if (submission === undefined) return prepareFile(work, connection, runState);
  if (submission.sequence !== runState.sequence) Object.assign(runState, { sequence: submission.sequence, steps: 0 });
  const call = { work, connection, client: ports.bureau(connection), submission };
  switch (submission.state) {
    case 'PREPARED': {
      runState.ahead ??= createAheadBuild(work, connection, runState.builder);
      runState.ahead.begin();
      const file = await deflateSubmission(work, submission.id, runState);
      return uploadFile(call, file);
    }
    case 'SENDING':
      // We hold the connection alone: whoever was sending is dead, and nobody knows what the bureau took.
      return settleSubmission(ctx, submission.id, 'loseAnswer');
    case 'UNKNOWN':
      return resolveUnknownOutcome(call);
    default:
      return false;
  }
}

/** Numbers and stores the next file, which may have been built meanwhile. */
async function prepareFile(work: WorkerContext, connection: BureauConnectionRow, runState: RunState): Promise<boolean> {
  runState.file = undefined;
  const built = (await runState.ahead?.take()) ?? (await buildFile(work, connection));
  if (built === undefined) return false;
  const id = await numberFile(work, connection, built);
  if (id !== undefined) runState.file = { id, deflated: built.deflated };
  return true;
}

/** The file as this run made it; after a crash, a postponement or by another worker, from its row. */
async function deflateSubmission({ ctx }: WorkerContext, id: string, { file }: RunState): Promise<Deflated> {
  if (file?.id === id) return file.deflated;
  return deflateFile([await transaction(ctx, system('bureau'), (tx) => loadSubmissionFile(ctx, tx, id))]);
}
