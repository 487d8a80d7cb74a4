import type { BureauClient } from '@beian/bureau-protocol/client';
import type { UnreadableEntry } from '@beian/bureau-protocol/download';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import { bureausAwaitingAnswers, markAcknowledged, markAllAcknowledged, storeAnswer } from '@beian/submissions/answers';
import { type BureauConnectionRow, listBureaus, stopBureau, withBureauLock } from '@beian/submissions/connections';
import { isGivenUp, lastGivenUp, markFileRecovered, markGivenUpAcknowledged } from '@beian/submissions/incidents';
import { type ApplyRetries, applyStoredFiles, type DecodedFile, MAX_INCIDENTS, toDecodedFile } from './apply.ts';
import { createIncidentRecorder } from './incidents.ts';
import { type PeriodicTask, startPeriodicTask } from './periodic-task.ts';
import { recordClosure, stopText } from './submission/call.ts';
import type { WorkerContext } from './worker-context.ts';

/**
 * Downloads what each bureau offers, in a periodic task per connection. A bureau that does not answer delays no other, because all may be
 * polled at once without a database connection each; only large answers wait for each other (ports/limits.ts). A bureau that owes an answer
 * is polled often, the others less often, for what they publish. The connections and the open answers are read again on each run.
 */
export function startDownloadPolling(work: WorkerContext): PeriodicTask {
  const { env, ctx, log } = work;
  const tasks = new Map<string, PeriodicTask>();
  let known = new Map<string, BureauConnectionRow>();
  let awaitingAnswer: ReadonlySet<string> = new Set();
  let givenUpAt: ReadonlyMap<string, string> = new Map();
  const retries: ApplyRetries = new Map();
  // Jitter, so that the polls of quiet bureaus are spread.
  const pollIntervalMs = (id: string) =>
    awaitingAnswer.has(id) ? env.BUREAU_POLL_MS : env.BUREAU_QUIET_POLL_MS * (0.75 + Math.random() / 2);
  const listTask = startPeriodicTask('bureaus', env.BUREAU_POLL_MS, log, async () => {
    const { rows, now, givenUp } = await transaction(ctx, system('bureau'), async (tx) => ({
      rows: await listBureaus(ctx, tx),
      now: await bureausAwaitingAnswers(tx),
      givenUp: await lastGivenUp(tx),
    }));
    known = new Map(rows.map((row) => [row.id, row]));
    const before = awaitingAnswer;
    awaitingAnswer = now;
    const givenUpBefore = givenUpAt;
    givenUpAt = givenUp;
    for (const [id, { province }] of known) {
      const task = tasks.get(id);
      if (task === undefined) {
        const run = async () => {
          const bureau = known.get(id);
          if (bureau !== undefined) await pollBureau(work, bureau, retries);
        };
        tasks.set(
          id,
          startPeriodicTask(`bureau ${province}`, () => pollIntervalMs(id), log, run),
        );
        // A person who gave a file up waits for those behind it.
      } else if ((awaitingAnswer.has(id) && !before.has(id)) || givenUp.get(id) !== givenUpBefore.get(id))
        task.runNow();
    }
    for (const [id, task] of tasks) {
      if (known.has(id)) continue;
      tasks.delete(id);
      await task.stop();
    }
  });
  return {
    runNow: listTask.runNow,
    state: listTask.state,
    stop: async () => {
      await listTask.stop();
      await Promise.all([...tasks.values()].map((task) => task.stop()));
    },
  };
}

/** Unreadable files per run; after them the bureau is not asked until the next run. */
const MAX_UNREADABLE_FILES = 3;

/**
 * Downloads until nothing more comes: each file is read, stored, committed, acknowledged, then applied, without the records of it that
 * cannot be read. A file that cannot be read as a whole is not acknowledged and is requested again: at once, because another file or a sound copy may come, and then with growing pauses, because this
 * throws. One worker per connection at a time.
 */
export async function pollBureau(
  work: WorkerContext,
  bureau: BureauConnectionRow,
  retries: ApplyRetries,
): Promise<void> {
  await withBureauLock(work.ctx, `${bureau.id}:poll`, async () => {
    await applyStoredFiles(work, bureau, retries);
    if (bureau.stopped !== null) return;
    const client = work.ports.bureau(bureau);
    const seen = new Set<string>();
    const unreadableFiles = new Map<string, string>();
    for (;;) {
      const fetched = await fetchNextFile(work, bureau, client);
      if (fetched === undefined) break;
      const { fileName, why } = fetched;
      if (fetched.read) await applyStoredFiles(work, bureau, retries, fetched.read);
      if (why === undefined) unreadableFiles.delete(fileName);
      else unreadableFiles.set(fileName, why);
      // A bureau that repeats a file, or sends several that cannot be read, is asked again by the next run, not at once.
      const sent = `${fileName}:${why ?? ''}`;
      if (seen.has(sent) || unreadableFiles.size >= MAX_UNREADABLE_FILES) break;
      seen.add(sent);
      // Hundreds of files take long, so the connection is read again: a pause takes effect before the next file.
      const [now] = await transaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx, bureau.id));
      if (now === undefined || now.stopped !== null) break;
    }
    const [why] = unreadableFiles.values();
    if (why !== undefined) throw new Error(`download: ${why}`);
  });
}

/** A downloaded file: its content if it was stored and acknowledged, else why it cannot be read. */
interface FetchedFile {
  readonly fileName: string;
  readonly read?: ReadonlyMap<string, DecodedFile>;
  readonly why?: string;
}

/** Undefined if there is no file, or if the connection had to be stopped. @throws if there was no usable answer */
async function fetchNextFile(
  work: WorkerContext,
  bureau: BureauConnectionRow,
  client: BureauClient,
): Promise<FetchedFile | undefined> {
  const { ctx, log } = work;
  const answer = await client.download();
  if (answer.kind !== 'fault') await recordClosure(ctx, bureau.id, 'download', answer.code);
  if (answer.kind === 'empty') {
    await transaction(ctx, system('bureau'), (tx) => markAllAcknowledged(tx, bureau.id));
    return undefined;
  }
  if (answer.kind === 'fault') {
    const { fileName, cause: why, evidence } = answer;
    if (!fileName) throw new Error(`download: ${why}`);
    if (!(await transaction(ctx, system('bureau'), (tx) => isGivenUp(tx, bureau.id, fileName, evidence))))
      return { fileName, why };
    await acknowledge(client, fileName);
    await transaction(ctx, system('bureau'), (tx) => markGivenUpAcknowledged(tx, bureau.id, fileName));
    log.warn({ bureauId: bureau.id, fileName }, 'a file that a person gave up was acknowledged unread');
    return { fileName };
  }
  if (answer.kind === 'refused') {
    const { code } = answer;
    const { class: kind, meaning } = classifyReturn(code);
    if (kind !== 'configuration') throw new Error(`download: ${code} ${meaning}`);
    await transaction(ctx, system('bureau'), (tx) => stopBureau(tx, bureau.id, stopText(code)));
    log.error({ bureauId: bureau.id, code }, 'connection stopped: a person must look at it');
    return undefined;
  }
  const { fileName, xml, content } = answer;
  const id = await transaction(ctx, system('bureau'), async (tx) => {
    // Stopped or paused since it was asked, perhaps because a standby took over that lacks the file it answers: unacknowledged, it comes again.
    const [now] = await listBureaus(ctx, tx, bureau.id);
    if (now === undefined || now.stopped !== null) return undefined;
    await markFileRecovered(tx, bureau.id, fileName);
    return storeAnswer(ctx, tx, bureau.id, fileName, xml);
  });
  if (id === undefined) return undefined;
  const read = new Map([[id, toDecodedFile(xml, content)]]);
  const recordIncident = createIncidentRecorder(ctx, log);
  const recordOf = (why: string) => recordIncident({ bureauId: bureau.id, call: 'apply', why, fileName, answerId: id });
  // The file is kept, so nothing is lost by acknowledging it; unacknowledged it would come again and hold up those behind it.
  for (const what of listUnread(content.unreadable)) await recordOf(`records of the file cannot be read: ${what}`);
  // One incident for all files of the bureau with this element.
  for (const path of content.unknown)
    await recordIncident({
      bureauId: bureau.id,
      call: 'apply',
      evidence: xml.subarray(0, UNKNOWN_EVIDENCE_BYTES),
      why: `elements that the interface does not list: ${path.slice(0, LONGEST_PATH)}`,
    });
  if (content.undecodable > 0) {
    await recordOf(`${content.undecodable} characters of the file cannot be decoded`);
  }
  await acknowledge(client, fileName);
  await transaction(ctx, system('bureau'), (tx) => markAcknowledged(tx, id));
  log.info({ answerId: id, fileName, code: answer.code }, 'file from the bureau');
  return { fileName, read };
}

/** The beginning of the first file with an unknown element; the file itself is kept with those that were stored. */
const UNKNOWN_EVIDENCE_BYTES = 65_536;
/** A path holds names that the bureau chose, of any length, and an incident is found by it in an index. */
const LONGEST_PATH = 200;

/** Each unreadable record by its place in the file; after the first ones only how many more. */
function listUnread(unreadable: readonly UnreadableEntry[]): string[] {
  const paths = unreadable.map(({ path }) => path.slice(0, LONGEST_PATH));
  const more = paths.length - MAX_INCIDENTS;
  return more > 0 ? [...paths.slice(0, MAX_INCIDENTS), `${more} more`] : paths;
}

/** @throws if the bureau refuses the acknowledgement */
async function acknowledge(client: BureauClient, fileName: string): Promise<void> {
  const answer = await client.acknowledge(fileName);
  if (answer.kind !== 'answered') throw new Error(`acknowledgement: ${answer.cause}`);
  if (classifyReturn(answer.code).class !== 'accepted') throw new Error(`acknowledgement: ${answer.code}`);
}
