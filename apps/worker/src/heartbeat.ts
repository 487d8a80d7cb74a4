import { hostname } from 'node:os';
import { newId } from '@beian/database/ids';
import type { AppContext } from '@beian/database/transaction';
import type { ReadinessFault } from '@beian/domain/readiness';
import { HEARTBEAT_MS, removeHeartbeat, type WorkerProcess, writeHeartbeat } from '@beian/reporting/workers';
import type { Logger } from 'pino';

/** Until the first beat, ms: a worker counts as soon as its tasks have ended once. */
const FIRST_MS = 500;

export interface Heartbeat {
  /** Time until the next beat, ms. */
  pauseMs(): number;
  /** Writes that this process works, unless a vital task does not end. */
  beat(): Promise<void>;
  /** This process ends; a database that does not answer does not keep it. */
  end(): Promise<void>;
}

export interface HeartbeatSources {
  readonly log: Logger;
  /** The vital tasks that do not end. */
  readonly stuck: () => readonly string[];
  readonly findFaults: () => Promise<readonly ReadinessFault[]>;
}

export function createHeartbeat(ctx: AppContext, { log, stuck, findFaults }: HeartbeatSources): Heartbeat {
  const self: WorkerProcess = { id: newId('worker'), host: hostname().slice(0, 253), pid: process.pid };
  let hasBeaten = false;
  return {
    pauseMs: () => (hasBeaten ? HEARTBEAT_MS : FIRST_MS),
    beat: async () => {
      const tasks = stuck();
      if (tasks.length === 0) {
        await writeHeartbeat(ctx, self, await findFaults());
        hasBeaten = true;
      } else if (hasBeaten) log.warn({ tasks }, 'tasks do not end: this worker does not count as running');
    },
    end: () => removeHeartbeat(ctx, self.id).catch(() => undefined),
  };
}
