import { hostname } from 'node:os';
import { newId } from '@beian/database/ids';
import type { AppContext } from '@beian/database/transaction';
import { removeHeartbeat, type WorkerProcess, writeHeartbeat } from '@beian/reporting/workers';

export interface Heartbeat {
  /** Writes that this process runs. */
  beat(): Promise<void>;
  /** This process ends; a database that does not answer does not keep it. */
  end(): Promise<void>;
}

export function createHeartbeat(ctx: AppContext): Heartbeat {
  const self: WorkerProcess = { id: newId('worker'), host: hostname().slice(0, 253), pid: process.pid };
  return {
    beat: () => writeHeartbeat(ctx, self),
    end: () => removeHeartbeat(ctx, self.id).catch(() => undefined),
  };
}
