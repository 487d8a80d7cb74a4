import { portShape, productionFaults, resolveSecretFiles } from '@beian/database/programs';
import { WEBHOOK_ANSWER_S } from '@beian/domain/partner';
import { z } from 'zod';
import { readCertificates } from './certificates.ts';
import { channelSecrets, channelSettings } from './ports/channels.ts';

const nonEmptyString = (help: string) => z.string({ error: help }).min(1, help);
const milliseconds = (least = 0) =>
  z.coerce
    .number({ error: 'must be a whole number of milliseconds' })
    .int('must be a whole number of milliseconds')
    .min(least, least === 0 ? 'must not be negative' : `must be at least ${least}`)
    .max(86_400_000, 'must be at most 86400000');
/** Names or addresses, separated by commas. */
const hosts = z
  .string()
  .regex(/^[\w.:-]+(,[\w.:-]+)*$/, 'must be host names or addresses with commas between them')
  .transform((text) => text.toLowerCase().split(','))
  .default([]);
const hours = 'must be a whole number of hours from 1 to 720';
const seconds = 'must be a number of seconds from 1 to 3600';

const environmentShape = z
  .object({
    DATABASE_WORKER_URL: z
      .string({ error: 'must be the postgres:// address of the role worker' })
      .regex(/^postgres(ql)?:\/\/./, 'must be the postgres:// address of the role worker'),
    /** Set: queues are in Redis. Unset: in PostgreSQL, schema bullmq. */
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// address' }).optional(),
    FILES_DIR: nonEmptyString('must name the folder of stored images'),
    KEYS_FILE: nonEmptyString('must name the file of the sealing keys'),
    ...channelSettings,
    REGISTRY_URL: z.url({ protocol: /^https?$/, error: 'must be the http:// address of the domain registry' }),
    /** Total time of one call to the registry; a longer one counts as no answer. */
    REGISTRY_CALL_MS: milliseconds(1).default(4000),
    /** Address of the ministry's service for the status of an SMS check; unset: reviewers enter it. */
    MINISTRY_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Interval between checks for phones that are due. */
    MINISTRY_POLL_MS: milliseconds(10).default(2000),
    /** Address of the bureau's photo app (Shanghai); unset: the app is not connected. */
    BUREAU_APP_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Address of the provider's liveness service; unset: reviewers compare photo and ID without it. */
    FACE_CHECK_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Total time of one call to it; a longer one counts as no answer. */
    FACE_CHECK_CALL_MS: milliseconds(1).default(8000),
    /** Address of the provider's cloud, which is asked about service codes; unset: their questions wait. */
    RESOURCES_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Total time of one call to it; a longer one counts as no answer. */
    RESOURCES_CALL_MS: milliseconds(1).default(4000),
    /** Address of apps/reader, which reads papers and finds faces; unset: pictures are not read. */
    READER_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Total time of one call to it; a longer one counts as no answer. */
    READER_CALL_MS: milliseconds(1).default(90_000),
    /** Least time between the beginnings of two pictures whose orders nobody holds, so that they do not take the reader's cores. */
    READER_REST_MS: milliseconds(0).default(0),
    /** Page where applicants see their orders, e.g. `https://filing.example/orders/`; unset: mails have no link. */
    ORDER_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// address' })
      .transform((url) => (/[/=]$/.test(url) ? url : `${url}/`))
      .optional(),
    /** Address of the console for staff, e.g. `https://desk.example`; unset: the daily digest has no links. */
    CONSOLE_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Set if the bureau is the sandbox, which has no time-out. */
    SANDBOX_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    /** Hosts of bureaus in the internal network, e.g. over a leased line. */
    BUREAU_PRIVATE_HOSTS: hosts,
    /** Proxy through which calls by HTTP leave, by CONNECT; unset: they go direct. */
    OUTBOUND_PROXY: z.url({ protocol: /^http$/, error: 'must be an http:// address' }).optional(),
    /** Hosts that are reached without it; those of BUREAU_PRIVATE_HOSTS and of the sandbox always are. */
    OUTBOUND_PROXY_EXCEPT: hosts,
    /** PEM file with certificates of private authorities, trusted for the https addresses of bureaus beside the public ones. */
    BUREAU_CA_FILE: z
      .string()
      .transform((file, context) => {
        const read = readCertificates(file);
        if ('certificates' in read) return read.certificates;
        context.addIssue({ code: 'custom', message: read.fault });
        return z.NEVER;
      })
      .default([]),
    /** Interval between downloads while a bureau owes an answer. */
    BUREAU_POLL_MS: milliseconds(10).default(2000),
    /** Interval between downloads while a bureau owes none, ±25 %; 8 times BUREAU_POLL_MS if unset. */
    BUREAU_QUIET_POLL_MS: milliseconds(10).optional(),
    /** Total time of one call; a longer one is an unknown answer. */
    BUREAU_CALL_MS: milliseconds().default(30_000),
    BUREAU_CONNECT_MS: milliseconds().default(5000),
    /** Total time of a filing lookup, for which a person waits. */
    BUREAU_LOOKUP_MS: milliseconds(1).default(4000),
    /** After code 22 the password of a filing number is not checked again for this time. */
    FILING_PASSWORD_STOP_HOURS: z.coerce.number({ error: hours }).int(hours).min(1, hours).max(720, hours).default(24),
    /** Interval between checks for lookups that are due again. */
    LOOKUP_TICK_MS: milliseconds(10).default(2000),
    /**
     * The bureau's own time-out: the outcome of a lost answer is queried no earlier than this after sending. 60 s; 0 if the bureau is the
     * sandbox.
     */
    BUREAU_SETTLE_MS: milliseconds().optional(),
    /**
     * A data file is closed this long after the push of its first order, or when it is full. 60 s, because bureaus want few files; 1 s if
     * the bureau is the sandbox, so that an order leaves while somebody watches.
     */
    BUREAU_BATCH_MS: milliseconds().optional(),
    /** Pause after a failed call; doubled on each failure up to the longest, shortened by random jitter. */
    BUREAU_RETRY_MS: milliseconds(10).default(1000),
    BUREAU_LONGEST_RETRY_MS: milliseconds(10).default(300_000),
    /** Interval between checks for webhooks that are due; a new one wakes the worker at once. */
    WEBHOOK_POLL_MS: milliseconds(10).default(1000),
    /** Total time of one attempt. */
    WEBHOOK_CALL_MS: milliseconds(10).default(WEBHOOK_ANSWER_S * 1000),
    /** 1: webhooks may use plain http and private addresses. For development; refused in production. */
    WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
    /** Key that signs heads of the audit chain (PEM, PKCS #8, Ed25519), and the folder outside the database to which they are written. */
    AUDIT_KEY_FILE: nonEmptyString('must name the file of the audit key').optional(),
    AUDIT_HEADS_DIR: nonEmptyString('must name the folder of the heads of the audit').optional(),
    /** Program that receives each new head as one line on stdin, e.g. to store it elsewhere. */
    AUDIT_HEADS_COMMAND: nonEmptyString('must name a program').optional(),
    /** Interval between checks for audit rows that are not linked yet. */
    AUDIT_SEAL_MS: milliseconds(10).default(2000),
    /** A head is signed at this interval, and at the end of each day. */
    AUDIT_HEAD_MS: milliseconds(10).default(300_000),
    /** Interval between looks at the certificates of other sides. */
    CERTIFICATE_LOOK_MS: milliseconds(100).default(600_000),
    /** Port and address of metrics and health; port unset: not served. */
    METRICS_PORT: portShape.optional(),
    /** Address of the OpenTelemetry collector; unset: no traces are sent. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    NODE_ENV: z.string().default('development'),
    OUTBOX_POLL_MS: milliseconds(10).default(1000),
    /** An outbox row that is in the queue this long and not done is added again. */
    OUTBOX_AGAIN_S: z.coerce.number({ error: seconds }).min(1, seconds).max(3600, seconds).default(30),
    /** A job whose worker does not renew its lock for this long is taken over. */
    QUEUE_LOCK_MS: milliseconds(100).default(10_000),
    /** Timers are checked when the next one is due and at least at this interval, which also checks this machine's clock. */
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

/** A setting is wrong; the message has one sentence per variable. */
export class WrongSetting extends Error {}

/** Each may be given as a file named by `NAME_FILE`, because an address may contain a password. */
const secrets = [
  'DATABASE_WORKER_URL',
  'REDIS_URL',
  ...channelSecrets,
  'REGISTRY_URL',
  'MINISTRY_URL',
  'BUREAU_APP_URL',
  'FACE_CHECK_URL',
  'RESOURCES_URL',
  'OUTBOUND_PROXY',
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
