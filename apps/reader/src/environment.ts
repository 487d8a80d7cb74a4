import { z } from 'zod';

const port = 'must be a whole number from 0 to 65535 (0 takes a free port)';
const pageTime = 'must be a whole number of milliseconds from 100 to 600000';
const threads = 'must be a whole number from 1 to 16';

const environmentShape = z.object({
  READER_PORT: z.coerce.number({ error: port }).int(port).min(0, port).max(65535, port).default(4400),
  /** Address that it listens on. Who reaches it can have pictures read, and learns nothing else. */
  HOST: z.string().default('127.0.0.1'),
  /** Processor cores that one page may take. */
  READER_THREADS: z.coerce.number({ error: threads }).int(threads).min(1, threads).max(16, threads).default(2),
  /** A picture that takes longer is given up. */
  READER_PAGE_MS: z.coerce
    .number({ error: pageTime })
    .int(pageTime)
    .min(100, pageTime)
    .max(600_000, pageTime)
    .default(30_000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  END_WITH_PARENT: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
});

export type Environment = z.infer<typeof environmentShape>;

/** A setting is wrong; the message has one sentence per variable. */
export class WrongSetting extends Error {}

/** Reads the settings; an empty variable counts as unset. @throws WrongSetting */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentShape.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
}
