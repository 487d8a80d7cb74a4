import { type Deflated, deflateFile, maxFileBytes, maxFilingsPerFile } from '@beian/bureau';
import {
  aloneOnBureau,
  type BureauConnectionRow,
  holdBack,
  inTransaction,
  listBureaus,
  type SendingDue,
  sendingDue,
  settleClosures,
  settleSubmission,
  submissionFile,
  submissionInFlight,
  system,
  type Tx,
} from '@beian/orders';
import { framesOf, scrub } from '../log.ts';
import { type Round, startRound } from '../rounds.ts';
import type { Work } from '../work.ts';
import { askWhatItHas } from './ask.ts';
import { buildHere } from './builder.ts';
import { type Ahead, type Builder, buildAhead, buildFile } from './built.ts';
import { patienceOf } from './call.ts';
import { numberFile } from './prepare.ts';
import { send } from './send.ts';

/** Steps with one number in a run: a bureau that answers in circles is left to the next run. */
const STEPS = 12;
/** Connections at the same time: as many files are in flight at most. Those that hang must leave room for the others. */
const PARALLEL = 31;
/** Of them with a file of more than so many bytes: it stands in memory until its bureau has answered. */
const LARGE = { parallel: 6, bytes: 5 * 1024 * 1024 };

const due = (tx: Tx, { env }: Work, bureauId?: string): Promise<SendingDue[]> =>
  sendingDue(tx, { afterMs: env.BUREAU_BATCH_MS, records: maxFilingsPerFile, bytes: maxFileBytes }, bureauId);

/**
 * Brings files out, from the rows alone: each connection at its own time, so that one that hangs slows none of the others.
 * Looks when it is woken, when the next connection falls due, and at least every OUTBOX_POLL_MS.
 */
export function startSending(work: Work, builder: Builder = buildHere(work)): Round {
  const { env, ctx, log } = work;
  const running = new Map<string, Promise<void>>();
  const large = new Set<string>();
  let ending = false;
  let pause = env.OUTBOX_POLL_MS;
  const round = startRound(
    'uploads',
    () => pause,
    log,
    async () => {
      const all = await inTransaction(ctx, system('bureau'), (tx) => due(tx, work));
      for (const { bureauId, bytes } of all.filter(({ inMs }) => inMs === 0)) {
        if (running.size >= PARALLEL) break;
        const isLarge = bytes > LARGE.bytes;
        if (running.has(bureauId) || (isLarge && large.size >= LARGE.parallel)) continue;
        if (isLarge) large.add(bureauId);
        const ended = () => {
          running.delete(bureauId);
          large.delete(bureauId);
        };
        const run = sendFiles(work, bureauId, () => !ending, builder).then(
          (done) => {
            ended();
            if (done) round.wake();
          },
          (error: unknown) => {
            ended();
            log.warn({ bureauId, why: scrub(error), at: framesOf(error) }, 'bringing files out failed');
          },
        );
        running.set(bureauId, run);
      }
      const next = Math.min(...all.map(({ inMs }) => inMs).filter((ms) => ms > 0));
      pause = Math.min(Math.max(next, 10), env.OUTBOX_POLL_MS);
    },
  );
  return {
    wake: round.wake,
    stop: async () => {
      ending = true;
      await round.stop();
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
  work: Work,
  bureauId: string,
  goOn: () => boolean = () => true,
  builder: Builder = buildHere(work),
): Promise<boolean> {
  let steps = 0;
  const hand: Hand = { steps: 0, builder };
  await aloneOnBureau(work.ctx, bureauId, async () => {
    await settleClosures(work.ctx, bureauId);
    try {
      while (goOn() && hand.steps < STEPS && (await advance(work, bureauId, hand))) {
        steps++;
        hand.steps++;
      }
    } catch (error) {
      // What fails here fails again: it must not be tried at every look.
      await inTransaction(work.ctx, system('bureau'), (tx) => holdBack(tx, bureauId, patienceOf(work)));
      throw error;
    } finally {
      await hand.ahead?.end();
    }
  });
  return steps > 0;
}

/** What one run keeps of its files from step to step; nothing of it is needed to go on. */
interface Hand {
  /** Steps with the number at hand. */
  steps: number;
  readonly builder: Builder;
  sequence?: string;
  ahead?: Ahead;
  /** The file that was numbered last, as it will be sent. */
  file?: { readonly id: string; readonly deflated: Promise<Deflated> };
}

/** One step for one connection; false when there is nothing to do now. */
async function advance(work: Work, bureauId: string, hand: Hand): Promise<boolean> {
  const { ctx, ports } = work;
  const { isDue, connection, submission } = await inTransaction(ctx, system('bureau'), async (tx) => {
    const [one] = await due(tx, work, bureauId);
    if (one === undefined || one.inMs > 0) return { isDue: false };
    return {
      isDue: true,
      connection: (await listBureaus(ctx, tx, bureauId))[0],
      submission: await submissionInFlight(tx, bureauId),
    };
  });
  // One whose account does not open with our keys counts as stopped, too.
  if (!isDue || connection === undefined || connection.stopped !== null) return false;
  if (submission === undefined) return prepare(work, connection, hand);
  if (submission.sequence !== hand.sequence) Object.assign(hand, { sequence: submission.sequence, steps: 0 });
  const call = { work, connection, client: ports.bureau(connection), submission };
  switch (submission.state) {
    case 'PREPARED': {
      hand.ahead ??= buildAhead(work, connection, hand.builder);
      hand.ahead.begin();
      const file = await deflatedOf(work, submission.id, hand);
      return send(call, file);
    }
    case 'SENDING':
      // We hold the connection alone: whoever was sending is dead, and nobody knows what the bureau took.
      return settleSubmission(ctx, submission.id, 'loseAnswer');
    case 'UNKNOWN':
      return askWhatItHas(call);
    default:
      return false;
  }
}

/** Numbers and stores the next file, which may have been built meanwhile. */
async function prepare(work: Work, connection: BureauConnectionRow, hand: Hand): Promise<boolean> {
  hand.file = undefined;
  const built = (await hand.ahead?.take()) ?? (await buildFile(work, connection));
  if (built === undefined) return false;
  const id = await numberFile(work, connection, built);
  if (id !== undefined) hand.file = { id, deflated: built.deflated };
  return true;
}

/** The file as this run made it; after a crash, a postponement or by another worker, from its row. */
async function deflatedOf({ ctx }: Work, id: string, { file }: Hand): Promise<Deflated> {
  if (file?.id === id) return file.deflated;
  return deflateFile([await inTransaction(ctx, system('bureau'), (tx) => submissionFile(ctx, tx, id))]);
}
