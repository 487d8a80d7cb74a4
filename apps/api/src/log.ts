import os from 'node:os';
import { release } from '@beian/database/programs';
import { destination, type Logger, pino } from 'pino';

/** Of lines that nobody reads; more are dropped. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** Logs to stderr. Secrets and personal values are never passed to it; redaction of these paths is a second safeguard. */
export const createLog = (level: string): Logger =>
  pino(
    {
      name: 'api',
      base: { pid: process.pid, host: os.hostname(), version: release },
      level,
      redact: {
        paths: ['body', 'variables', 'password', 'token', 'headers', 'authorization', 'cookie'].flatMap((name) => [
          name,
          `*.${name}`,
        ]),
        remove: true,
      },
    },
    // Not `sync`: whoever reads the lines slowly would hold the whole program. What is left at the end of the process is written then.
    destination({ dest: 2, sync: false, maxLength: MAX_UNREAD_BYTES }),
  );
