import { z } from 'zod';

const text = (help: string) => z.string({ error: help }).min(1, help);
const ms = (byDefault: number) =>
  z.coerce
    .number({ error: 'must be a whole number of milliseconds' })
    .int('must be a whole number of milliseconds')
    .min(0, 'must not be negative')
    .max(86_400_000, 'must be at most 86400000')
    .default(byDefault);

const shape = z.object({
  DATABASE_WORKER_URL: text('must be the postgres:// address of the role worker'),
  /** Set: queues live in Redis. Left out: in PostgreSQL, schema bullmq. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// address' }).optional(),
  FILES_DIR: text('must name the folder of stored images'),
  KEYS_FILE: text('must name the file of the sealing keys'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// address' }),
  SMS_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }),
  MAIL_FROM: text('must be a mail address').default('备案审核台 <desk@beian-desk.example>'),
  /** Between two downloads of one bureau. */
  BUREAU_POLL_MS: ms(2000),
  /** Total time of one call; longer is an unknown answer. */
  BUREAU_CALL_MS: ms(30_000),
  BUREAU_CONNECT_MS: ms(5000),
  /** The bureau's own time-out: a lost answer is asked after no earlier than this after sending. */
  BUREAU_SETTLE_MS: ms(0),
  OUTBOX_POLL_MS: ms(1000),
  /** A row that the queue has had this long without being done is added again. */
  OUTBOX_AGAIN_S: z.coerce.number({ error: 'must be a number of seconds' }).min(1).max(3600).default(30),
  /** A job whose worker is silent this long is taken by another one. */
  QUEUE_LOCK_MS: ms(10_000),
  TIMER_TICK_MS: ms(30_000),
  /** Only timers due within this time stand in the queue. */
  TIMER_WINDOW_MS: ms(300_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  END_WITH_PARENT: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
});

export type Environment = z.infer<typeof shape>;

/** A setting is wrong; the message is one sentence per variable. */
export class WrongSetting extends Error {}

/** Reads the settings; an empty variable counts as unset. The only reader of `process.env`. @throws WrongSetting */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
}
