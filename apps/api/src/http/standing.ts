import { type AppContext, rolesOfTokens } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { logFault } from '../errors.ts';
import type { OrderChanges } from '../order-changes.ts';

/** A process may be deaf: beside what is heard of accounts, each session is asked about so often. */
const CHECK_MS = 20_000;

interface Open {
  readonly staffId: string;
  readonly token: string;
  readonly roles: readonly string[];
  readonly end: () => void;
}

/** What stays open while somebody is signed in: streams and downloads. A request asks for itself. */
export interface Standing {
  /** Calls `end` once the session is over, or a role that it had is gone; gives how to stop. */
  watch(open: Open): () => void;
  /** Ends what hangs on a token now. */
  endSession(token: string): void;
}

/** `checkMs`: shorter in a test. */
export function createStanding(
  app: FastifyInstance,
  ctx: AppContext,
  changes: OrderChanges,
  log: Logger,
  checkMs = CHECK_MS,
): Standing {
  const all = new Set<Open>();
  const end = (open: Open) => {
    all.delete(open);
    open.end();
  };
  const check = async (these: readonly Open[]) => {
    if (these.length === 0) return;
    const held = await rolesOfTokens(ctx, [...new Set(these.map(({ token }) => token))]);
    for (const open of these) {
      const now = held.get(open.token);
      if (now === undefined || !open.roles.every((role) => now.includes(role))) end(open);
    }
  };
  const look = (staffId: string) =>
    void check([...all].filter((open) => staffId === '' || open.staffId === staffId)).catch((error: unknown) =>
      logFault(log, error),
    );
  const stop = changes.watchStaff(look);
  const checking = setInterval(() => look(''), checkMs).unref();
  app.addHook('preClose', async () => {
    clearInterval(checking);
    stop();
  });
  return {
    watch(open) {
      all.add(open);
      return () => void all.delete(open);
    },
    endSession(token) {
      for (const open of all) if (open.token === token) end(open);
    },
  };
}
