import { type Deflated, deflateFile } from '@beian/bureau-protocol/protocol';
import { maxFileBytes, maxFilingsPerFile } from '@beian/bureau-protocol/upload';
import { system, type Tx, transaction } from '@beian/database/transaction';
import {
  askToCompareFirst,
  type BureauConnectionRow,
  backOff,
  listBureaus,
  type SendingDue,
  sendingDue,
  settleClosures,
  withBureauLock,
} from '@beian/submissions/connections';
import { loadSubmissionFile, settleSubmission, submissionInFlight } from '@beian/submissions/submissions';
import { scrub, stackFramesOf } from '../log.ts';
import { type PeriodicTask, startPeriodicTask } from '../periodic-task.ts';
import type { WorkerContext } from '../worker-context.ts';
import { type AheadBuild, type Builder, buildFile, createAheadBuild } from './build-file.ts';
import { createInlineBuilder } from './builder.ts';
import { retryDelays } from './call.ts';
import { learnNumber } from './learn-number.ts';
import { holdLostFile } from './lost-file.ts';
import { numberFile } from './prepare.ts';
import { prepareReplyFile } from './prepare-reply.ts';
import { resolveUnknownOutcome } from './resolve-unknown.ts';
import { uploadFile } from './send.ts';

/** Most steps with one sequence number per run; if the bureau's answers loop, the next run continues. */
const MAX_STEPS = 12;
/** Connections handled at the same time, which is also the maximum of files in flight. The limit is high because some calls may hang. */
const MAX_PARALLEL = 31;
/** Limit for files of more than this many bytes, which stay in memory until the bureau has answered. */
const LARGE = { parallel: 6, bytes: 5 * 1024 * 1024 };

const findDue = (tx: Tx, { env }: WorkerContext, bureauId?: string): Promise<SendingDue[]> =>
  sendingDue(tx, { afterMs: env.BUREAU_BATCH_MS, records: maxFilingsPerFile, bytes: maxFileBytes }, bureauId);

/**
 * Sends files, driven by rows only. Each connection runs separately, so that a hanging one delays no other. Checks when woken, when the
 * next connection is due, and at least every OUTBOX_POLL_MS.
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
    state: task.state,
    stop: async () => {
      ending = true;
      await task.stop();
      await Promise.all(running.values());
      await builder.stop();
    },
  };
}

/**
 * Sends the files of one connection to its bureau, one at a time, while something is due and `shouldContinue` is true; returns true if
 * anything was done. After a crash it continues from the rows. Does nothing if another worker holds the connection.
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
      // The same error would repeat, so the next attempt is delayed.
      await transaction(work.ctx, system('bureau'), (tx) => backOff(tx, bureauId, retryDelays(work)));
      throw error;
    } finally {
      await runState.ahead?.end();
    }
  });
  return steps > 0;
}

/** Cached state of one run; a run can continue without it. */
interface RunState {
  /** Steps with the current sequence number. */
  steps: number;
  readonly builder: Builder;
  sequence?: string;
  ahead?: AheadBuild;
  /** The file that was numbered last, compressed for sending. */
  file?: { readonly id: string; readonly deflated: Promise<Deflated> };
}

/** One step for one connection; false if there is nothing to do now. */
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
  // A connection whose account cannot be decrypted with our keys counts as stopped too.
  if (!isDue || connection === undefined || connection.stopped !== null) return false;
  if (submission === undefined) {
    if (!connection.numberKnown) return learnNumber(work, connection, ports.bureau(connection));
    if (connection.compared) return prepareFile(work, connection, runState);
    // The bureau may hold what this database has forgotten: nothing is numbered before both sides agree.
    await transaction(ctx, system('bureau'), async (tx) => {
      await askToCompareFirst(tx, bureauId);
      await backOff(tx, bureauId, retryDelays(work));
    });
    return false;
  }
  if (submission.sequence !== runState.sequence) Object.assign(runState, { sequence: submission.sequence, steps: 0 });
  const call = { work, connection, client: ports.bureau(connection), submission };
  switch (submission.state) {
    case 'PREPARED': {
      runState.ahead ??= createAheadBuild(work, connection, runState.builder);
      runState.ahead.begin();
      const file = await deflateSubmission(work, submission.id, runState).catch((error) => holdLostFile(call, error));
      return file !== undefined && uploadFile(call, file);
    }
    case 'SENDING':
      // This worker holds the connection's lock, so the sender is dead and the outcome unknown.
      return settleSubmission(ctx, submission.id, 'loseAnswer');
    case 'UNKNOWN':
      return resolveUnknownOutcome(call);
    default:
      return false;
  }
}

/** Numbers and stores the next file: of a reply that waits, else of orders, which may have been built ahead. */
async function prepareFile(work: WorkerContext, connection: BureauConnectionRow, runState: RunState): Promise<boolean> {
  runState.file = undefined;
  const reply = await prepareReplyFile(work, connection);
  if (reply !== 'none') {
    if (reply !== undefined) runState.file = reply;
    return true;
  }
  const built = (await runState.ahead?.take()) ?? (await buildFile(work, connection));
  if (built === undefined) return false;
  const id = await numberFile(work, connection, built);
  if (id !== undefined) runState.file = { id, deflated: built.deflated };
  return true;
}

/** The compressed file of this run, or from its row after a crash, a postponement or a change of worker. */
async function deflateSubmission({ ctx }: WorkerContext, id: string, { file }: RunState): Promise<Deflated> {
  if (file?.id === id) return file.deflated;
  return deflateFile([await transaction(ctx, system('bureau'), (tx) => loadSubmissionFile(ctx, tx, id))]);
}
