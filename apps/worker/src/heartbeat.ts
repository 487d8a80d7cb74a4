import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AppContext } from '@beian/database/transaction';
import { removeHeartbeat, type WorkerProcess, writeHeartbeat } from '@beian/reporting/workers';

export interface Heartbeat {
  /** Writes that this process runs. */
  beat(): Promise<void>;
  /** This process ends; a database that does not answer does not keep it. */
  end(): Promise<void>;
}

export function createHeartbeat(ctx: AppContext): Heartbeat {
  const self: WorkerProcess = { id: `worker_${randomUUID()}`, host: hostname().slice(0, 253), pid: process.pid };
  return {
    beat: () => writeHeartbeat(ctx, self),
    end: () => removeHeartbeat(ctx, self.id).catch(() => undefined),
  };
}
