import os from 'node:os';
import { release } from '@beian/database/programs';
import { destination, type Logger, pino } from 'pino';

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
    destination({ dest: 2, sync: true }),
  );
