import { type BureauClient, classifyReturn } from '@beian/bureau';
import {
  aloneOnBureau,
  type BureauConnectionRow,
  bureausThatOwe,
  inTransaction,
  listBureaus,
  markAcknowledged,
  markNothingWaits,
  stopBureau,
  storeAnswer,
  system,
} from '@beian/orders';
import { type Applying, applyStored, type ReadFile, readFile } from './apply.ts';
import { keepIncidents } from './incidents.ts';
import { type Round, startRound } from './rounds.ts';
import { keepClosure, stoppedBy } from './submission/call.ts';
import type { Work } from './work.ts';

/**
 * Fetches what each bureau has for us, in a round of its own per connection: those that do not answer slow none of the
 * others, for all may be asked at once, and nothing is held meanwhile; only large answers wait for each other (ports/limits.ts). One that owes an answer is asked often, the others now and then, for what they publish of their own accord. Who
 * is there and who owes is read again each time.
 */
export function startPolls(work: Work): Round {
  const { env, ctx, log } = work;
  const rounds = new Map<string, Round>();
  let known = new Map<string, BureauConnectionRow>();
  let owing: ReadonlySet<string> = new Set();
  const applying: Applying = new Map();
  // The quiet ones are not to come all at once.
  const pauseOf = (id: string) =>
    owing.has(id) ? env.BUREAU_POLL_MS : env.BUREAU_QUIET_POLL_MS * (0.75 + Math.random() / 2);
  const list = startRound('bureaus', env.BUREAU_POLL_MS, log, async () => {
    const { rows, now } = await inTransaction(ctx, system('bureau'), async (tx) => ({
      rows: await listBureaus(ctx, tx),
      now: await bureausThatOwe(tx),
    }));
    known = new Map(rows.map((row) => [row.id, row]));
    const before = owing;
    owing = now;
    for (const [id, { province }] of known) {
      const round = rounds.get(id);
      if (round === undefined) {
        const run = async () => {
          const bureau = known.get(id);
          if (bureau !== undefined) await pollBureau(work, bureau, applying);
        };
        rounds.set(
          id,
          startRound(`bureau ${province}`, () => pauseOf(id), log, run),
        );
      } else if (owing.has(id) && !before.has(id)) round.wake();
    }
    for (const [id, round] of rounds) {
      if (known.has(id)) continue;
      rounds.delete(id);
      await round.stop();
    }
  });
  return {
    wake: list.wake,
    stop: async () => {
      await list.stop();
      await Promise.all([...rounds.values()].map((round) => round.stop()));
    },
  };
}

/** Files in one round that cannot be read; after them the bureau is left alone until the next one. */
const MOST_UNREAD = 3;

/**
 * Fetches until nothing more comes: each file is read, stored, committed, acknowledged, then applied. One that cannot be read is
 * not acknowledged and is asked for again: at once, since another file or a sound one may come, and then, as this throws, after
 * growing pauses. One worker per connection at a time.
 */
export async function pollBureau(work: Work, bureau: BureauConnectionRow, applying: Applying): Promise<void> {
  await aloneOnBureau(work.ctx, `${bureau.id}:poll`, async () => {
    await applyStored(work, bureau, applying);
    if (bureau.stopped !== null) return;
    const client = work.ports.bureau(bureau);
    const seen = new Set<string>();
    const unread = new Map<string, string>();
    for (;;) {
      const came = await fetchOne(work, bureau, client);
      if (came === undefined) break;
      const { fileName, why } = came;
      if (came.read) await applyStored(work, bureau, applying, came.read);
      if (why === undefined) unread.delete(fileName);
      else unread.set(fileName, why);
      // A bureau that sends again what it sent already, or file after file that cannot be read, is asked again by the next
      // round, not at once.
      const sent = `${fileName}:${why ?? ''}`;
      if (seen.has(sent) || unread.size >= MOST_UNREAD) break;
      seen.add(sent);
      // A queue of hundreds of files takes its time: a pause holds from the next one on.
      const [now] = await inTransaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx, bureau.id));
      if (now === undefined || now.stopped !== null) break;
    }
    const [why] = unread.values();
    if (why !== undefined) throw new Error(`download: ${why}`);
  });
}

/** A file that came: what it says where it was stored, and why it was not acknowledged where something of it cannot be read. */
interface Came {
  readonly fileName: string;
  readonly read?: ReadonlyMap<string, ReadFile>;
  readonly why?: string;
}

/** Undefined when no file came, or the connection had to be stopped. @throws where no answer came that can be used */
async function fetchOne(work: Work, bureau: BureauConnectionRow, client: BureauClient): Promise<Came | undefined> {
  const { ctx, log } = work;
  const answer = await client.download();
  if (answer.kind !== 'fault') await keepClosure(ctx, bureau.id, 'download', answer.code);
  if (answer.kind === 'empty') {
    await inTransaction(ctx, system('bureau'), (tx) => markNothingWaits(tx, bureau.id));
    return undefined;
  }
  if (answer.kind === 'fault') {
    if (!answer.fileName) throw new Error(`download: ${answer.cause}`);
    return { fileName: answer.fileName, why: answer.cause };
  }
  if (answer.kind === 'refused') {
    const { code } = answer;
    const { class: kind, meaning } = classifyReturn(code);
    if (kind !== 'configuration') throw new Error(`download: ${code} ${meaning}`);
    await inTransaction(ctx, system('bureau'), (tx) => stopBureau(tx, bureau.id, stoppedBy(code)));
    log.error({ bureauId: bureau.id, code }, 'connection stopped: a person must look at it');
    return undefined;
  }
  const { fileName, xml, content } = answer;
  const id = await inTransaction(ctx, system('bureau'), (tx) => storeAnswer(ctx, tx, bureau.id, fileName, xml));
  const read = new Map([[id, readFile(xml, content)]]);
  if (content.unreadable.length > 0) {
    const why = `records of the file cannot be read: ${content.unreadable.join(', ').slice(0, 500)}`;
    await keepIncidents(ctx, log)({ bureauId: bureau.id, call: 'download', why, fileName, answerId: id });
    return { fileName, read, why };
  }
  if (content.undecodable > 0) {
    const why = `${content.undecodable} characters of the file cannot be decoded`;
    await keepIncidents(ctx, log)({ bureauId: bureau.id, call: 'apply', why, fileName, answerId: id });
  }
  await acknowledge(client, fileName);
  await inTransaction(ctx, system('bureau'), (tx) => markAcknowledged(tx, id));
  log.info({ answerId: id, fileName, code: answer.code }, 'file from the bureau');
  return { fileName, read };
}

/** @throws where the bureau does not take it */
async function acknowledge(client: BureauClient, fileName: string): Promise<void> {
  const answer = await client.acknowledge(fileName);
  if (answer.kind !== 'answered') throw new Error(`acknowledgement: ${answer.cause}`);
  if (classifyReturn(answer.code).class !== 'accepted') throw new Error(`acknowledgement: ${answer.code}`);
}
