import { FilesAway } from './away.ts';
import type { FileStore } from './store.ts';

/** How long calls of a file store may take, and how many at the same time. */
export interface StoreLimits {
  /** Calls at the same time. */
  readonly places: number;
  /** Longest wait for a place, ms. */
  readonly waitMs: number;
  /** Time of a call, ms: this, and `msPerMib` for what is stored. */
  readonly callMs: number;
  readonly msPerMib: number;
}

/**
 * Calls on files of a folder block a thread each, and a volume that hangs (NFS) gives it back only when it answers. The program's threads also
 * look up names, hash passwords and compress, and three stores of a worker share them: a quarter for each store leaves some to all of that.
 */
export const folderLimits = (threads = Number(process.env.UV_THREADPOOL_SIZE) || 4): StoreLimits => ({
  ...{ places: Math.max(1, Math.floor(threads / 4)), waitMs: 5000 },
  ...{ callMs: 10_000, msPerMib: 1000 },
});
/** A bucket ends its calls by itself (s3-bucket.ts). */
export const bucketLimits: StoreLimits = { places: 32, waitMs: 5000, callMs: 120_000, msPerMib: 1000 };
/** Time of a check, which has a place of its own, ms: readiness must be answered within 2 s. */
const CHECK_MS = 1500;

/**
 * The same store, of which every call ends in time. A call that does not is refused as FilesAway and keeps its place until the store answers;
 * once all places are kept, calls are refused at once.
 */
export function boundFileStore(store: FileStore, { places, waitMs, callMs, msPerMib }: StoreLimits): FileStore {
  const limit = createLimiter(places, waitMs);
  const checks = createLimiter(1, CHECK_MS);
  const call = <T>(act: () => Promise<T>, bytes = 0) => limit(act, callMs + msPerMib * Math.ceil(bytes / 2 ** 20));
  return {
    place: store.place,
    installationId: () => call(() => store.installationId()),
    setInstallationId: (id) => call(() => store.setInstallationId(id)),
    belongTo: (id) => store.belongTo(id),
    put: (bytes) => call(() => store.put(bytes), lengthOf(bytes)),
    get: (name) => call(() => store.get(name)),
    delete: (name) => call(() => store.delete(name)),
    reseal: (name) => call(() => store.reseal(name)),
    list: (prefix) => call(() => store.list(prefix)),
    ageMs: (name) => call(() => store.ageMs(name)),
    has: (name) => call(() => store.has(name)),
    // For commands that read the whole store and may wait for it.
    keyIds: () => store.keyIds(),
    fault: () => checks(() => store.fault(), CHECK_MS).catch(toUnreachable),
    freeBytes: () => checks(() => store.freeBytes(), CHECK_MS),
    async spool() {
      const spool = await call(() => store.spool());
      return {
        write: (bytes) => call(() => spool.write(bytes), bytes.length),
        read: () => call(() => spool.read()),
        close: () => call(() => spool.close()),
      };
    },
  };
}

const lengthOf = (bytes: Uint8Array | readonly Uint8Array[]): number =>
  bytes instanceof Uint8Array ? bytes.length : bytes.reduce((sum, { length }) => sum + length, 0);

function toUnreachable(error: unknown): 'FILES_UNREACHABLE' {
  if (error instanceof FilesAway) return 'FILES_UNREACHABLE';
  throw error;
}

type Limiter = <T>(act: () => Promise<T>, ms: number) => Promise<T>;

/** @throws FilesAway for a call that gets no place, or does not end in time */
function createLimiter(places: number, waitMs: number): Limiter {
  let free = places;
  let late = 0;
  const waiting: { give: () => void }[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next.give();
  };
  const takePlace = (): Promise<void> => {
    if (free > 0) {
      free--;
      return Promise.resolve();
    }
    if (late >= places) return Promise.reject(new FilesAway('no call ends'));
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        reject(new FilesAway('no place for a call'));
      }, waitMs);
      const mine = {
        give: () => {
          clearTimeout(giveUp);
          resolve();
        },
      };
      waiting.push(mine);
    });
  };
  return async (act, ms) => {
    await takePlace();
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        late++;
        reject(new FilesAway(`a call has not ended after ${ms} ms`));
      }, ms);
    });
    const ended = act().finally(() => {
      clearTimeout(timer);
      if (isLate) late--;
      release();
    });
    return await Promise.race([ended, tooLate]);
  };
}
