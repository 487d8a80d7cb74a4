import { productionFaults, resolveSecretFiles } from '@beian/orders';
import { z } from 'zod';

const nonEmptyString = (help: string) => z.string({ error: help }).min(1, help);
const milliseconds = (least = 0) =>
  z.coerce
    .number({ error: 'must be a whole number of milliseconds' })
    .int('must be a whole number of milliseconds')
    .min(least, least === 0 ? 'must not be negative' : `must be at least ${least}`)
    .max(86_400_000, 'must be at most 86400000');
const hours = 'must be a whole number of hours from 1 to 720';
const seconds = 'must be a number of seconds from 1 to 3600';

const environmentShape = z
  .object({
    DATABASE_WORKER_URL: z
      .string({ error: 'must be the postgres:// address of the role worker' })
      .regex(/^postgres(ql)?:\/\/./, 'must be the postgres:// address of the role worker'),
    /** Set: queues live in Redis. Left out: in PostgreSQL, schema bullmq. */
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// address' }).optional(),
    FILES_DIR: nonEmptyString('must name the folder of stored images'),
    KEYS_FILE: nonEmptyString('must name the file of the sealing keys'),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// address' }),
    SMS_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }),
    REGISTRY_URL: z.url({ protocol: /^https?$/, error: 'must be the http:// address of the domain registry' }),
    /** Total time of one question to the registry; longer is no answer. */
    REGISTRY_CALL_MS: milliseconds(1).default(4000),
    /** Where the ministry says how an SMS check stands; left out: reviewers enter it. */
    MINISTRY_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Between two looks for phones that are due to be asked about. */
    MINISTRY_POLL_MS: milliseconds(10).default(2000),
    /** The app with which a bureau photographs (Shanghai); left out: it is not connected. */
    BUREAU_APP_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Where applicants see their orders, e.g. `https://filing.example/orders/`; left out: mails have no link. */
    ORDER_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// address' })
      .transform((url) => (/[/=]$/.test(url) ? url : `${url}/`))
      .optional(),
    /** Where staff open the console, e.g. `https://desk.example`; left out: the daily digest has no links. */
    CONSOLE_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    MAIL_FROM: nonEmptyString('must be a mail address').default('备案审核台 <desk@beian-desk.example>'),
    /** Set where the bureau is the sandbox: it has no time-out of its own. */
    SANDBOX_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Hosts of bureaus that stand inside, behind a line of their own: names or addresses, with commas between. */
    BUREAU_PRIVATE_HOSTS: z
      .string()
      .regex(/^[\w.:-]+(,[\w.:-]+)*$/, 'must be host names or addresses with commas between them')
      .transform((hosts) => hosts.toLowerCase().split(','))
      .default([]),
    /** Between two downloads of a bureau that owes an answer. */
    BUREAU_POLL_MS: milliseconds(10).default(2000),
    /** The same of one that owes none, give or take a quarter; 8 times BUREAU_POLL_MS where it is left out. */
    BUREAU_QUIET_POLL_MS: milliseconds(10).optional(),
    /** Total time of one call; longer is an unknown answer. */
    BUREAU_CALL_MS: milliseconds().default(30_000),
    BUREAU_CONNECT_MS: milliseconds().default(5000),
    /** The same of a question about a filing, for which somebody waits. */
    BUREAU_LOOKUP_MS: milliseconds(1).default(4000),
    /** After code 22 a filing number's password is not checked for so long. */
    FILING_PASSWORD_STOP_HOURS: z.coerce.number({ error: hours }).int(hours).min(1, hours).max(720, hours).default(24),
    /** Between two looks for such questions that are due again. */
    LOOKUP_TICK_MS: milliseconds(10).default(2000),
    /**
     * The bureau's own time-out: a lost answer is asked after no earlier than this after sending. 60 s, and none where
     * the bureau is the sandbox.
     */
    BUREAU_SETTLE_MS: milliseconds().optional(),
    /**
     * A data file closes so long after the push of its first order, unless it is full before. 60 s, as few files as a
     * bureau may wish; 1 s where the bureau is the sandbox, so that whoever tries the desk sees an order leave.
     */
    BUREAU_BATCH_MS: milliseconds().optional(),
    /** A connection that takes nothing is tried again after this, doubled each time up to the longest, less at random. */
    BUREAU_RETRY_MS: milliseconds(10).default(1000),
    BUREAU_LONGEST_RETRY_MS: milliseconds(10).default(300_000),
    /** Between two looks for webhooks that are due; each new one wakes the worker. */
    WEBHOOK_POLL_MS: milliseconds(10).default(1000),
    /** Total time of one try. */
    WEBHOOK_CALL_MS: milliseconds(10).default(10_000),
    /** 1: webhooks go to plain http and to private addresses, too. For a laptop; refused in production. */
    WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
    /** The key that heads of the audit are signed with (PEM, PKCS #8, Ed25519), and the folder outside of the database that they are written to. */
    AUDIT_KEY_FILE: nonEmptyString('must name the file of the audit key').optional(),
    AUDIT_HEADS_DIR: nonEmptyString('must name the folder of the heads of the audit').optional(),
    /** A program that is handed each new head as one line on its stdin, e.g. to store it elsewhere. */
    AUDIT_HEADS_COMMAND: nonEmptyString('must name a program').optional(),
    /** Between two looks for rows of the audit that are not linked yet. */
    AUDIT_SEAL_MS: milliseconds(10).default(2000),
    /** A head is signed after so long, and at the end of each day. */
    AUDIT_HEAD_MS: milliseconds(10).default(300_000),
    NODE_ENV: z.string().default('development'),
    OUTBOX_POLL_MS: milliseconds(10).default(1000),
    /** A row that the queue has had this long without being done is added again. */
    OUTBOX_AGAIN_S: z.coerce.number({ error: seconds }).min(1, seconds).max(3600, seconds).default(30),
    /** A job whose worker is silent this long is taken by another one. */
    QUEUE_LOCK_MS: milliseconds(100).default(10_000),
    /** Looks for timers at the next one's due time, and at least so often: also whether this machine's clock is right. */
    TIMER_TICK_MS: milliseconds(10).default(1000),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
    END_WITH_PARENT: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.WEBHOOK_ALLOW_PRIVATE === '0', {
    path: ['WEBHOOK_ALLOW_PRIVATE'],
    error: 'must not be 1 in production: partners would reach what stands behind the worker',
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return;
    const database = { setting: 'DATABASE_WORKER_URL', databaseUrl: env.DATABASE_WORKER_URL };
    for (const fault of productionFaults({ keysFile: env.KEYS_FILE, ...database })) {
      const [name = '', ...rest] = fault.slice(0, -1).split(' ');
      context.addIssue({ code: 'custom', path: [name], message: rest.join(' ') });
    }
  })
  .refine((env) => (env.AUDIT_KEY_FILE === undefined) === (env.AUDIT_HEADS_DIR === undefined), {
    path: ['AUDIT_HEADS_DIR'],
    error: 'and AUDIT_KEY_FILE go together',
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.AUDIT_KEY_FILE !== undefined, {
    path: ['AUDIT_KEY_FILE'],
    error: 'must name the file of the audit key in production: without signed heads nobody finds what was written anew',
  })
  .transform((env) => ({
    ...env,
    BUREAU_QUIET_POLL_MS: env.BUREAU_QUIET_POLL_MS ?? 8 * env.BUREAU_POLL_MS,
    BUREAU_BATCH_MS: env.BUREAU_BATCH_MS ?? (env.SANDBOX_URL === undefined ? 60_000 : 1000),
    BUREAU_SETTLE_MS: env.BUREAU_SETTLE_MS ?? (env.SANDBOX_URL === undefined ? 60_000 : 0),
  }));

export type Environment = z.infer<typeof environmentShape>;

/** A setting is wrong; the message is one sentence per variable. */
export class WrongSetting extends Error {}

/** Each may be given in a file that `NAME_FILE` names: an address may hold a password. */
const secrets = [
  'DATABASE_WORKER_URL',
  'REDIS_URL',
  'SMTP_URL',
  'SMS_URL',
  'REGISTRY_URL',
  'MINISTRY_URL',
  'BUREAU_APP_URL',
];

/** Reads the settings; an empty variable counts as unset. The only reader of `process.env`. @throws WrongSetting */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const { values, mistakes } = resolveSecretFiles(source, secrets);
  if (mistakes.length > 0) throw new WrongSetting(mistakes.join(' '));
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentShape.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
}
