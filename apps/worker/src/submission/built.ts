import { type Deflated, deflating, frameOf, maxFileBytes, maxFilingsPerFile } from '@beian/bureau';
import type { AttachmentCodes } from '@beian/domain';
import {
  type BureauConnectionRow,
  inTransaction,
  type KeptFile,
  keepDataFile,
  type OrderToSubmit,
  ordersToSubmit,
  system,
} from '@beian/orders';
import { scrub } from '../log.ts';
import { askSms } from '../sms/ask.ts';
import { atMost } from '../turns.ts';
import type { Work } from '../work.ts';
import { changeOf } from './change.ts';
import { codesOfAttachments } from './filing.ts';

/** A file that could leave: it has no number yet. */
export interface Built {
  readonly versions: ReadonlyMap<string, number>;
  /** Where it lies, to be sent again as it is. */
  readonly kept: KeptFile;
  readonly deflated: Promise<Deflated>;
}

/** The connection that a file is built for. */
export type BuildFor = Pick<BureauConnectionRow, 'id' | 'ispId'>;

/** Builds files ahead of their turn, one at a time. */
export interface Builder {
  /** A full file of the orders that wait; undefined where they fill none, or `drop` came first. */
  build(connection: BuildFor): Promise<Built | undefined>;
  /** What is being built is not wanted any more. */
  drop(): void;
  stop(): Promise<void>;
}

/** Files being built at the same time, of all connections: each may grow to 45 MB and is stored while others are in flight. */
const buildInTurn = atMost(2);
/** Orders of one file that are read at the same time. */
const AT_ONCE = 4;

const waitingOrders = ({ ctx }: Work, { id }: BuildFor): Promise<OrderToSubmit[]> =>
  inTransaction(ctx, system('bureau'), (tx) => ordersToSubmit(tx, id, maxFilingsPerFile));

/**
 * As many of the orders that wait as one file may hold, by records and by the bytes that they really make; undefined when
 * none can be reported.
 */
export const buildFile = (
  work: Work,
  connection: BureauConnectionRow,
  maxBytes = maxFileBytes,
): Promise<Built | undefined> =>
  buildInTurn(async () => build(work, connection, await waitingOrders(work, connection), maxBytes, () => true));

async function build(
  work: Work,
  connection: BuildFor,
  waiting: readonly OrderToSubmit[],
  maxBytes: number,
  isWanted: () => boolean,
): Promise<Built | undefined> {
  const versions = new Map<string, number>();
  const subjects = new Set<string>();
  // It is compressed while it is built: the two take as long as each other.
  const file = deflating();
  const drop = () => {
    file.drop();
    return undefined;
  };
  try {
    const codes = await codesOfAttachments(work.ctx);
    const [head, tail] = frameOf(connection.ispId);
    const xml: Buffer[] = [];
    let bytes = tail.length;
    const add = (piece: Buffer) => {
      xml.push(piece);
      bytes += piece.length;
      file.add(piece);
    };
    add(head);
    let full = false;
    for (let at = 0; at < waiting.length && !full; at += AT_ONCE) {
      if (!isWanted()) return drop();
      const some = waiting.slice(at, at + AT_ONCE);
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
    return { versions, kept: await keepDataFile(work.ctx, xml), deflated };
  } catch (error) {
    drop();
    throw error;
  }
}

async function changeToSend(
  work: Work,
  { id, smsChecked }: OrderToSubmit,
  codes: AttachmentCodes,
): ReturnType<typeof changeOf> {
  // Pushed again after an SMS return: where the ministry says by now that it is verified, the bureau has it already.
  return smsChecked && (await askSms(work, id)) === 'smsVerified' ? undefined : changeOf(work, id, codes);
}

/** One that gets no number is of no use to anybody. */
export const giveUp = ({ ctx }: Work, { kept }: Built): Promise<void> => ctx.files.delete(kept.stored);

/** A file of the orders that wait where they fill one, as long as `isWanted` says so; undefined where they do not. */
export async function buildWhenFull(
  work: Work,
  connection: BuildFor,
  isWanted: () => boolean,
): Promise<Built | undefined> {
  const waiting = await waitingOrders(work, connection);
  const sum = waiting.reduce((total, { bytes }) => total + bytes, 0);
  if (waiting.length < maxFilingsPerFile && sum < maxFileBytes) return undefined;
  return build(work, connection, waiting, maxFileBytes, isWanted);
}

/** Is a file being built ahead, of whatever connection? One is enough to keep one connection busy. */
let isAhead = false;

/** The next file of a connection, built while the one before it is at the bureau. It gets its number when it is its turn. */
export interface Ahead {
  /** Begins to build, where orders for a full file wait and nobody else builds ahead. */
  begin(): void;
  /** The file, if it still is the one to send: the orders that wait now are its own, oldest first. */
  take(): Promise<Built | undefined>;
  /** Gives up what nobody took. */
  end(): Promise<void>;
}

export function buildAhead(work: Work, connection: BureauConnectionRow, builder: Builder): Ahead {
  let next: Promise<Built | undefined> | undefined;
  const give = async () => {
    const built = await next;
    if (next !== undefined) isAhead = false;
    next = undefined;
    return built;
  };
  return {
    begin() {
      if (next !== undefined || isAhead) return;
      isAhead = true;
      next = builder.build({ id: connection.id, ispId: connection.ispId }).catch((error: unknown) => {
        // It is built when it is its turn, and fails where somebody acts on it.
        work.log.debug({ bureauId: connection.id, why: scrub(error) }, 'building ahead failed');
        return undefined;
      });
    },
    async take() {
      const built = await give();
      if (built === undefined) return undefined;
      const waiting = new Map((await waitingOrders(work, connection)).map(({ id, version }) => [id, version]));
      const first = [...waiting.keys()].slice(0, built.versions.size);
      const same = first.every((id) => built.versions.has(id) && built.versions.get(id) === waiting.get(id));
      if (same && first.length === built.versions.size) return built;
      await giveUp(work, built);
      return undefined;
    },
    async end() {
      if (next === undefined) return;
      builder.drop();
      const built = await give();
      if (built !== undefined) await giveUp(work, built);
    },
  };
}
