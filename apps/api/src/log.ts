import { destination, type Logger, pino } from 'pino';

/** Logs to stderr. What could carry a secret or a personal value is never handed to it; these paths are the second wall. */
export const createLog = (level: string): Logger =>
  pino(
    {
      name: 'api',
      base: null,
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
