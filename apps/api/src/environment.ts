import { isIP } from 'node:net';
import { portShape, productionFaults, resolveSecretFiles } from '@beian/database/programs';
import { z } from 'zod';
import {
  type ProviderSettings,
  providerShape,
  strayProviderVariables,
  toProviderSettings,
} from './environment-provider.ts';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const flag = z
  .enum(['0', '1', 'false', 'true'], { error: 'must be 1 or 0' })
  .transform((value) => value === '1' || value === 'true');
const requiredPath = (what: string) => z.string({ error: `is missing: it must name ${what}` });
const address = (protocols: readonly string[], example: string) =>
  z
    .string({ error: `is missing: it must be an address like ${example}` })
    .refine((value) => hasProtocol(value, protocols), {
      error: `must be an address like ${example}`,
    });

/** With the time that open requests have afterwards, less than the ten seconds after which containers are killed. */
const PRODUCTION_DRAIN_SECONDS = 5;

const environmentShape = z.object({
  PORT: portShape.default(4000),
  HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: portShape.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(['http:', 'https:'], 'http://collector:4318').optional(),
  DATABASE_APP_URL: address(['postgres:', 'postgresql:'], 'postgres://app:password@host:5432/database'),
  DATABASE_REPLICA_URL: address(
    ['postgres:', 'postgresql:'],
    'postgres://app:password@replica:5432/database',
  ).optional(),
  FILES_DIR: requiredPath('the folder of the stored images'),
  KEYS_FILE: requiredPath('the file of the sealing and hash keys'),
  CONSOLE_DIR: z.string().optional(),
  GRAPHIQL_DIR: z.string().optional(),
  DOCS_DIR: z.string().optional(),
  SANDBOX_URL: address(['http:', 'https:'], 'http://host:4010').optional(),
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  END_WITH_PARENT: flag.default(false),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
  SECURE_COOKIES: flag.optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((one) => one.trim()))
    .refine(
      (all) => all.every(isAddressRange),
      'must be addresses or ranges with commas between, like 10.0.0.5,10.1.0.0/16',
    )
    .default([]),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  BUREAU_PRIVATE_HOSTS: z
    .string()
    .regex(/^[\w.:-]+(,[\w.:-]+)*$/, 'must be host names or addresses with commas between them')
    .transform((text) => text.toLowerCase().split(','))
    .default([]),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number of seconds, 0 to 999')
    .transform(Number)
    .optional(),
});

/** A setting is wrong. The message has one sentence per variable and never contains a value. */
export class WrongSetting extends Error {}

export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Port and address of metrics and health, apart from the public ones; port undefined: not served. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** Address of the OpenTelemetry collector; undefined: no traces are sent. */
  readonly traceEndpoint: string | undefined;
  /** For the role `app`. */
  readonly databaseUrl: string;
  /** A streaming replica for lists, boards and downloads of staff, for the same role; undefined: there is none. */
  readonly replicaUrl: string | undefined;
  readonly filesDir: string;
  readonly keysFile: string;
  /** Folder with the built console; without it only the API is served. */
  readonly consoleDir: string | undefined;
  /** Folder with the built schema explorer; without it the explorer is not served. */
  readonly graphiqlDir: string | undefined;
  /** The folder `docs` of the release, of which /docs is made; without it the reference is not served. */
  readonly docsDir?: string | undefined;
  /** Address of the sandbox, shown in the console's footer; the API does not call it. */
  readonly sandboxUrl: string | undefined;
  readonly production: boolean;
  /** The process ends when stdin closes; the launcher holds the other end. */
  readonly endWithParent: boolean;
  readonly logLevel: (typeof levels)[number];
  /** The session cookie is sent over TLS only. */
  readonly secureCookies: boolean;
  /** The company's identity provider; undefined: sign-in by password only. */
  readonly provider: ProviderSettings | undefined;
  /** Proxies whose `X-Forwarded-For` is trusted; the header is ignored from other addresses. */
  readonly trustedProxies: readonly string[];
  /** After SIGTERM the process is unready and still serves for so long, so that a balancer notices. */
  readonly drainMs: number;
  /** Webhook endpoints may use plain http and internal addresses, for development. */
  readonly webhooksInside: boolean;
  /** Hosts of bureaus that may be inside, as the worker has them: those of leased lines, and the sandbox's. */
  readonly bureauHosts: readonly string[];
  /** Variables of the process that decodes images: how it gets memory, and nothing else. */
  readonly decoderEnvironment: Readonly<Record<string, string>>;
}

/** Each may be given as a file named by `NAME_FILE`. */
const secrets = ['DATABASE_APP_URL', 'DATABASE_REPLICA_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

/** Reads the settings; an empty variable counts as unset. The only reader of `process.env`. @throws WrongSetting */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Settings {
  const { values, mistakes } = resolveSecretFiles(source, secrets);
  if (mistakes.length > 0) throw new WrongSetting(mistakes.join('\n'));
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const env = parse(environmentShape, present);
  const production = env.NODE_ENV === 'production';
  const stray = strayProviderVariables(present);
  if (stray.length > 0) throw new WrongSetting(`OIDC_ISSUER is missing, and ${stray.join(', ')} is set.`);
  const provider = present.OIDC_ISSUER === undefined ? undefined : toProviderSettings(parse(providerShape, present));
  const secureCookies = env.SECURE_COOKIES ?? production;
  const faults = production
    ? [
        ...(env.WEBHOOK_ALLOW_PRIVATE
          ? ['WEBHOOK_ALLOW_PRIVATE must not be 1 in production: partners would reach what stands inside.']
          : []),
        ...(secureCookies
          ? []
          : ['SECURE_COOKIES must not be 0 in production: sessions would travel without TLS, for anybody to read.']),
        ...(provider?.overHttp ? ['OIDC_ISSUER must be an https:// address in production.'] : []),
        ...productionFaults({
          keysFile: env.KEYS_FILE,
          setting: 'DATABASE_APP_URL',
          databaseUrl: env.DATABASE_APP_URL,
        }),
      ]
    : [];
  if (faults.length > 0) throw new WrongSetting(faults.join('\n'));
  return {
    port: env.PORT,
    host: env.HOST,
    metricsPort: env.METRICS_PORT,
    traceEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    metricsHost: env.METRICS_HOST,
    databaseUrl: env.DATABASE_APP_URL,
    replicaUrl: env.DATABASE_REPLICA_URL,
    filesDir: env.FILES_DIR,
    keysFile: env.KEYS_FILE,
    consoleDir: env.CONSOLE_DIR,
    graphiqlDir: env.GRAPHIQL_DIR,
    docsDir: env.DOCS_DIR,
    sandboxUrl: env.SANDBOX_URL,
    production,
    endWithParent: env.END_WITH_PARENT,
    logLevel: env.LOG_LEVEL,
    secureCookies,
    provider,
    trustedProxies: env.TRUSTED_PROXIES,
    drainMs: 1000 * (env.DRAIN_SECONDS ?? (production ? PRODUCTION_DRAIN_SECONDS : 0)),
    webhooksInside: env.WEBHOOK_ALLOW_PRIVATE,
    bureauHosts: [
      ...env.BUREAU_PRIVATE_HOSTS,
      ...(env.SANDBOX_URL === undefined ? [] : [new URL(env.SANDBOX_URL).hostname.replace(/^\[|\]$/g, '')]),
    ],
    decoderEnvironment: Object.fromEntries(
      Object.entries(source).flatMap(([name, value]) =>
        name.startsWith('MALLOC_') && value !== undefined ? [[name, value]] : [],
      ),
    ),
  };
}

function parse<T extends z.ZodType>(of: T, given: Readonly<Record<string, string | undefined>>): z.infer<T> {
  const parsed = of.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'));
}

function hasProtocol(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== '';
}

function isAddressRange(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    longest > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}
