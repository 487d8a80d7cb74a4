import { createDeflater, type Deflated } from '@beian/bureau-protocol/protocol';
import { fileFrame, maxFileBytes, maxFilingsPerFile } from '@beian/bureau-protocol/upload';
import { system, transaction } from '@beian/database/transaction';
import type { AttachmentCodes } from '@beian/domain/codes';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { loadAttachmentCodes } from '@beian/submissions/report-check';
import { type OrderToSubmit, ordersToSubmit, type StoredDataFile, storeDataFile } from '@beian/submissions/submissions';
import pLimit from 'p-limit';
import { scrub } from '../log.ts';
import { askSms } from '../sms/check-sms.ts';
import type { WorkerContext } from '../worker-context.ts';
import { encodeOrderReport } from './order-report.ts';

/** A built file without a sequence number. */
export interface BuiltFile {
  readonly versions: ReadonlyMap<string, number>;
  /** The stored file, for sending it again unchanged. */
  readonly kept: StoredDataFile;
  readonly deflated: Promise<Deflated>;
}

/** The connection for which a file is built. */
export type BuildTarget = Pick<BureauConnectionRow, 'id' | 'ispId'>;

/** Builds files ahead of sending, one at a time. */
export interface Builder {
  /** A full file of the waiting orders; undefined if they do not fill one, or after `drop`. */
  build(connection: BuildTarget): Promise<BuiltFile | undefined>;
  /** Discards the current build. */
  drop(): void;
  stop(): Promise<void>;
}

/** Files built at the same time, of all connections: each may grow to 45 MB and is stored while others are in flight. */
const limitBuilds = pLimit(2);
/** Orders of one file that are read at the same time. */
const PARALLEL_READS = 4;

const loadWaitingOrders = ({ ctx }: WorkerContext, { id }: BuildTarget): Promise<OrderToSubmit[]> =>
  transaction(ctx, system('bureau'), (tx) => ordersToSubmit(tx, id, maxFilingsPerFile));

/** A file with as many waiting orders as fit, by number of records and by actual bytes; undefined if none can be reported. */
export const buildFile = (
  work: WorkerContext,
  connection: BureauConnectionRow,
  maxBytes = maxFileBytes,
): Promise<BuiltFile | undefined> =>
  limitBuilds(async () => build(work, connection, await loadWaitingOrders(work, connection), maxBytes, () => true));

async function build(
  work: WorkerContext,
  connection: BuildTarget,
  waiting: readonly OrderToSubmit[],
  maxBytes: number,
  isWanted: () => boolean,
): Promise<BuiltFile | undefined> {
  const versions = new Map<string, number>();
  const subjects = new Set<string>();
  // Compressed during the build: both take about the same time.
  const file = createDeflater();
  const drop = () => {
    file.abort();
    return undefined;
  };
  try {
    const codes = await loadAttachmentCodes(work.ctx);
    const [first] = waiting;
    if (first === undefined) return drop();
    const [head, tail] = fileFrame(connection.ispId, first.block);
    const xml: Buffer[] = [];
    let bytes = tail.length;
    const add = (piece: Buffer) => {
      xml.push(piece);
      bytes += piece.length;
      file.add(piece);
    };
    add(head);
    let full = false;
    for (let at = 0; at < waiting.length && !full; at += PARALLEL_READS) {
      if (!isWanted()) return drop();
      const some = waiting.slice(at, at + PARALLEL_READS);
      const made = await Promise.all(some.map((order) => reportToSend(work, order, codes)));
      for (const [place, { id, version }] of some.entries()) {
        const one = made[place];
        if (one === undefined || subjects.has(one.subject)) continue;
        full = versions.size > 0 && bytes + one.bytes.length > maxBytes;
        if (full) break;
        add(one.bytes);
        versions.set(id, version);
        subjects.add(one.subject);
      }
    }
    if (versions.size === 0) return drop();
    xml.push(tail);
    file.add(tail);
    const deflated = file.end();
    // Errors reach the caller that awaits it; this avoids an unhandled rejection for a file that is not used.
    deflated.catch(() => undefined);
    return { versions, kept: await storeDataFile(work.ctx, xml), deflated };
  } catch (error) {
    drop();
    throw error;
  }
}

async function reportToSend(
  work: WorkerContext,
  { id, smsChecked }: OrderToSubmit,
  codes: AttachmentCodes,
): ReturnType<typeof encodeOrderReport> {
  // Pushed again after an SMS return: if the ministry now reports it as verified, the bureau has it already.
  return smsChecked && (await askSms(work, id)) === 'smsVerified' ? undefined : encodeOrderReport(work, id, codes);
}

/** Deletes a file that gets no sequence number. */
export const deleteBuiltFile = ({ ctx }: WorkerContext, { kept }: BuiltFile): Promise<void> =>
  ctx.files.delete(kept.stored);

/** A file if the waiting orders fill one and `isWanted` stays true; otherwise undefined. */
export async function buildWhenFull(
  work: WorkerContext,
  connection: BuildTarget,
  isWanted: () => boolean,
): Promise<BuiltFile | undefined> {
  const waiting = await loadWaitingOrders(work, connection);
  const sum = waiting.reduce((total, { bytes }) => total + bytes, 0);
  if (waiting.length < maxFilingsPerFile && sum < maxFileBytes) return undefined;
  return build(work, connection, waiting, maxFileBytes, isWanted);
}

/** Whether a file of any connection is being built ahead. One is enough to keep one connection busy. */
let isBuildingAhead = false;

/** The next file of a connection, built while the previous one is at the bureau. It gets its number when it is sent. */
export interface AheadBuild {
  /** Starts a build if orders for a full file wait and no other build ahead is running. */
  begin(): void;
  /** The file, if its orders are still the oldest that wait. */
  take(): Promise<BuiltFile | undefined>;
  /** Discards a file that was not taken. */
  end(): Promise<void>;
}

export function createAheadBuild(work: WorkerContext, connection: BureauConnectionRow, builder: Builder): AheadBuild {
  let next: Promise<BuiltFile | undefined> | undefined;
  const releaseBuilt = async () => {
    const built = await next;
    if (next !== undefined) isBuildingAhead = false;
    next = undefined;
    return built;
  };
  return {
    begin() {
      if (next !== undefined || isBuildingAhead) return;
      isBuildingAhead = true;
      next = builder.build({ id: connection.id, ispId: connection.ispId }).catch((error: unknown) => {
        // The file is then built when it is due, where the error is handled.
        work.log.debug({ bureauId: connection.id, why: scrub(error) }, 'building ahead failed');
        return undefined;
      });
    },
    async take() {
      const built = await releaseBuilt();
      if (built === undefined) return undefined;
      const waiting = new Map((await loadWaitingOrders(work, connection)).map(({ id, version }) => [id, version]));
      const first = [...waiting.keys()].slice(0, built.versions.size);
      const same = first.every((id) => built.versions.has(id) && built.versions.get(id) === waiting.get(id));
      if (same && first.length === built.versions.size) return built;
      await deleteBuiltFile(work, built);
      return undefined;
    },
    async end() {
      if (next === undefined) return;
      builder.drop();
      const built = await releaseBuilt();
      if (built !== undefined) await deleteBuiltFile(work, built);
    },
  };
}
