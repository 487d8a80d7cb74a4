import { rolesOfTokens } from '@beian/accounts/sign-in';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ChangeFeed } from '../change-feed.ts';
import { logFault } from '../errors.ts';

/** Each session is also checked at this interval, because a notification can be lost. */
const CHECK_MS = 20_000;

interface WatchedSession {
  readonly staffId: string;
  readonly token: string;
  readonly roles: readonly string[];
  readonly end: () => void;
}

/** Ends streams and downloads when their session ends. Ordinary requests check the session themselves. */
export interface SessionMonitor {
  /** Calls `end` once the session is over or loses a role; returns a function that stops the watch. */
  watch(open: WatchedSession): () => void;
  /** Ends everything that depends on the token. */
  endSession(token: string): void;
}

/** `checkMs`: shorter in tests. */
export function createSessionMonitor(
  app: FastifyInstance,
  ctx: AppContext,
  changes: ChangeFeed,
  log: Logger,
  checkMs = CHECK_MS,
): SessionMonitor {
  const all = new Set<WatchedSession>();
  const end = (open: WatchedSession) => {
    all.delete(open);
    open.end();
  };
  const check = async (sessions: readonly WatchedSession[]) => {
    if (sessions.length === 0) return;
    const held = await rolesOfTokens(ctx, [...new Set(sessions.map(({ token }) => token))]);
    for (const open of sessions) {
      const now = held.get(open.token);
      if (now === undefined || !open.roles.every((role) => now.includes(role))) end(open);
    }
  };
  const checkStaff = (staffId: string) =>
    void check([...all].filter((open) => staffId === '' || open.staffId === staffId)).catch((error: unknown) =>
      logFault(log, error),
    );
  const stop = changes.watchStaff(checkStaff);
  const checking = setInterval(() => checkStaff(''), checkMs).unref();
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
