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
import { type Applying, applyStored } from './apply.ts';
import { type Round, startRound } from './rounds.ts';
import { keepClosure, stoppedBy } from './submission/call.ts';
import type { Work } from './work.ts';

/**
 * Fetches what each bureau has for us, in a round of its own per connection: those that do not answer slow none of the
 * others, for all may be asked at once, and nothing is held meanwhile; only large answers wait for each other (ports/limits.ts). One that owes an answer is asked often, the others now and then, for what they publish of their own accord. Who
 * is there and who owes is read again each time.
 */
export function startPolls(work: Work): Round {
  const { env, house, log } = work;
  const rounds = new Map<string, Round>();
  let known = new Map<string, BureauConnectionRow>();
  let owing: ReadonlySet<string> = new Set();
  const applying: Applying = new Map();
  // The quiet ones are not to come all at once.
  const pauseOf = (id: string) =>
    owing.has(id) ? env.BUREAU_POLL_MS : env.BUREAU_QUIET_POLL_MS * (0.75 + Math.random() / 2);
  const list = startRound('bureaus', env.BUREAU_POLL_MS, log, async () => {
    const { rows, now } = await inTransaction(house, system('bureau'), async (tx) => ({
      rows: await listBureaus(house, tx),
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

/** Stored raw, committed, acknowledged, then applied (house.md §6). One worker per connection at a time. */
export async function pollBureau(work: Work, bureau: BureauConnectionRow, applying: Applying): Promise<void> {
  await aloneOnBureau(work.house, `${bureau.id}:poll`, async () => {
    await applyStored(work, bureau, applying);
    if (bureau.stopped !== null) return;
    const client = work.ports.bureau(bureau);
    const seen = new Set<string>();
    for (;;) {
      const fileName = await fetchOne(work, bureau, client);
      if (fileName === undefined) return;
      await applyStored(work, bureau, applying);
      // A bureau that sends again what was acknowledged is asked again by the next round, not at once.
      if (seen.has(fileName)) return;
      seen.add(fileName);
      // A queue of hundreds of files takes its time: a pause holds from the next one on.
      const [now] = await inTransaction(work.house, system('bureau'), (tx) => listBureaus(work.house, tx, bureau.id));
      if (now === undefined || now.stopped !== null) return;
    }
  });
}

/** The name of the file that came; undefined when there is none, or the connection had to be stopped. */
async function fetchOne(work: Work, bureau: BureauConnectionRow, client: BureauClient): Promise<string | undefined> {
  const { house, log } = work;
  const answer = await client.download();
  if (answer.kind !== 'fault') await keepClosure(house, bureau.id, 'download', answer.code);
  if (answer.kind === 'empty') {
    await inTransaction(house, system('bureau'), (tx) => markNothingWaits(tx, bureau.id));
    return undefined;
  }
  if (answer.kind === 'fault') {
    // The same file would come for ever, and hold up all behind it. Kept whole, it may go; one that is not whole may not.
    if (!answer.isWhole || !answer.fileName) throw new Error(`download: ${answer.cause}`);
    await acknowledge(client, answer.fileName);
    return answer.fileName;
  }
  if (answer.kind === 'refused') {
    const { code } = answer;
    const { class: kind, meaning } = classifyReturn(code);
    if (kind !== 'configuration') throw new Error(`download: ${code} ${meaning}`);
    await inTransaction(house, system('bureau'), (tx) => stopBureau(tx, bureau.id, stoppedBy(code)));
    log.error({ bureauId: bureau.id, code }, 'connection stopped: a person must look at it');
    return undefined;
  }
  const { fileName, xml } = answer;
  const id = await inTransaction(house, system('bureau'), (tx) => storeAnswer(house, tx, bureau.id, fileName, xml));
  await acknowledge(client, fileName);
  await inTransaction(house, system('bureau'), (tx) => markAcknowledged(tx, id));
  log.info({ answerId: id, fileName, code: answer.code }, 'file from the bureau');
  return fileName;
}

/** @throws where the bureau does not take it */
async function acknowledge(client: BureauClient, fileName: string): Promise<void> {
  const answer = await client.acknowledge(fileName);
  if (answer.kind !== 'answered') throw new Error(`acknowledgement: ${answer.cause}`);
  if (classifyReturn(answer.code).class !== 'accepted') throw new Error(`acknowledgement: ${answer.code}`);
}
