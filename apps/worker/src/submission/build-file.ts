import { createDeflater, type Deflated, fileFrame, maxFileBytes, maxFilingsPerFile } from '@beian/bureau';
import type { AttachmentCodes } from '@beian/domain';
import {
  type BureauConnectionRow,
  type OrderToSubmit,
  ordersToSubmit,
  type StoredDataFile,
  storeDataFile,
  system,
  transaction,
} from '@beian/orders';
import { limitConcurrency } from '../concurrency.ts';
import { scrub } from '../log.ts';
import { askSms } from '../sms/check-sms.ts';
import type { WorkerContext } from '../worker-context.ts';
import { buildOrderChange } from './change.ts';
import { loadAttachmentCodes } from './filing.ts';

/** A file that could leave: it has no number yet. */
export interface BuiltFile {
  readonly versions: ReadonlyMap<string, number>;
  /** Where it lies, to be sent again as it is. */
  readonly kept: StoredDataFile;
  readonly deflated: Promise<Deflated>;
}

/** The connection that a file is built for. */
export type BuildTarget = Pick<BureauConnectionRow, 'id' | 'ispId'>;

/** Builds files ahead of their turn, one at a time. */
export interface Builder {
  /** A full file of the orders that wait; undefined where they fill none, or `drop` came first. */
  build(connection: BuildTarget): Promise<BuiltFile | undefined>;
  /** What is being built is not wanted any more. */
  drop(): void;
  stop(): Promise<void>;
}

/** Files being built at the same time, of all connections: each may grow to 45 MB and is stored while others are in flight. */
const limitBuilds = limitConcurrency(2);
/** Orders of one file that are read at the same time. */
const PARALLEL_READS = 4;

const loadWaitingOrders = ({ ctx }: WorkerContext, { id }: BuildTarget): Promise<OrderToSubmit[]> =>
  transaction(ctx, system('bureau'), (tx) => ordersToSubmit(tx, id, maxFilingsPerFile));

/**
 * As many of the orders that wait as one file may hold, by records and by the bytes that they really make; undefined when
 * none can be reported.
 */
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
  // It is compressed while it is built: the two take as long as each other.
  const file = createDeflater();
  const drop = () => {
    file.abort();
    return undefined;
  };
  try {
    const codes = await loadAttachmentCodes(work.ctx);
    const [head, tail] = fileFrame(connection.ispId);
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
      const made = await Promise.all(some.map((order) => changeToSend(work, order, codes)));
      for (const [place, { id, version }] of some.entries()) {
        const one = made[place];
        if (one === undefined || subjects.has(one.subject)) continue;
        full = versions.size > 0 && bytes + one.change.length > maxBytes;
        if (full) break;
        add(one.change);
        versions.set(id, version);
        subjects.add(one.subject);
      }
    }
    if (versions.size === 0) return drop();
    xml.push(tail);
    file.add(tail);
    const deflated = file.end();
    // Whoever wants it hears of a fault; a file that nobody takes has none.
    deflated.catch(() => undefined);
    return { versions, kept: await storeDataFile(work.ctx, xml), deflated };
  } catch (error) {
    drop();
    throw error;
  }
}

async function changeToSend(
  work: WorkerContext,
  { id, smsChecked }: OrderToSubmit,
  codes: AttachmentCodes,
): ReturnType<typeof buildOrderChange> {
  // Pushed again after an SMS return: where the ministry says by now that it is verified, the bureau has it already.
  return smsChecked && (await askSms(work, id)) === 'smsVerified' ? undefined : buildOrderChange(work, id, codes);
}

/** One that gets no number is of no use to anybody. */
export const deleteBuiltFile = ({ ctx }: WorkerContext, { kept }: BuiltFile): Promise<void> =>
  ctx.files.delete(kept.stored);

/** A file of the orders that wait where they fill one, as long as `isWanted` says so; undefined where they do not. */
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

/** Is a file being built ahead, of whatever connection? One is enough to keep one connection busy. */
let isBuildingAhead = false;

/** The next file of a connection, built while the one before it is at the bureau. It gets its number when it is its turn. */
export interface AheadBuild {
  /** Begins to build, where orders for a full file wait and nobody else builds ahead. */
  begin(): void;
  /** The file, if it still is the one to send: the orders that wait now are its own, oldest first. */
  take(): Promise<BuiltFile | undefined>;
  /** Gives up what nobody took. */
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
        // It is built when it is its turn, and fails where somebody acts on it.
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
