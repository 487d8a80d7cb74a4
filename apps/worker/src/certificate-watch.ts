import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { lookUpOutside } from '@beian/bureau-protocol/outbound';
import { isS3Address, readS3Address } from '@beian/database/files';
import { ask, openTcp, openTls } from '@beian/database/tls';
import { readOnly, system } from '@beian/database/transaction';
import { type Figure, figure } from '@beian/domain/metrics';
import type { Environment } from './environment.ts';
import type { WorkerContext } from './worker-context.ts';

/** Another side that shows a certificate. `province`: of a bureau, else empty. */
interface Service {
  readonly service: string;
  readonly province: string;
  readonly url: URL;
}

/** When the certificates end that the other sides of this worker show, looked at without calling them. */
export interface CertificateWatch {
  /** Looks at each. One that does not answer keeps what was seen last: that it is away, others say. */
  look(): Promise<void>;
  figures(): Figure[];
}

export function createCertificateWatch({
  ctx,
  env,
  log,
}: Pick<WorkerContext, 'ctx' | 'env' | 'log'>): CertificateWatch {
  const seen = new Map<string, { readonly of: Service; readonly endsAt: number }>();
  return {
    async look() {
      const services = [...servicesOf(env), ...(await bureausOf(ctx))].filter((one) => isDirect(env, one));
      const looked = await Promise.all(
        services.map(async (of) => {
          const endsAt = await endOf(of, env).catch((error: unknown) => {
            log.debug(
              { service: of.service, why: error instanceof Error ? error.message : '' },
              'no certificate was seen',
            );
            return undefined;
          });
          return [`${of.service} ${of.url.host}`, of, endsAt] as const;
        }),
      );
      const named = new Set<string>(looked.map(([key]) => key));
      for (const key of seen.keys()) if (!named.has(key)) seen.delete(key);
      for (const [key, of, endsAt] of looked) if (endsAt !== undefined) seen.set(key, { of, endsAt });
    },
    figures() {
      const soonest = new Map<string, { readonly of: Service; readonly endsAt: number }>();
      for (const one of seen.values()) {
        const key = `${one.of.service} ${one.of.province}`;
        if (one.endsAt < (soonest.get(key)?.endsAt ?? Number.POSITIVE_INFINITY)) soonest.set(key, one);
      }
      return [...soonest.values()].map(({ of: { service, province }, endsAt }) =>
        figure('beian_certificate_seconds_left', { service, province }, (endsAt - Date.now()) / 1000),
      );
    },
  };
}

/** What the settings name, by the protocol of its address; addresses without TLS show no certificate. */
function servicesOf(env: Environment): Service[] {
  const bucket = isS3Address(env.FILES_DIR) ? readS3Address(env.FILES_DIR) : undefined;
  const named = {
    ...{ database: env.DATABASE_WORKER_URL, queue: env.REDIS_URL, files: bucket?.endpoint },
    ...{ console: env.CONSOLE_URL, mail: env.SMTP_URL, sms: env.SMS_URL, messenger: env.MESSENGER_URL },
    ...{ registry: env.REGISTRY_URL, ministry: env.MINISTRY_URL, bureauApp: env.BUREAU_APP_URL },
    ...{ faceCheck: env.FACE_CHECK_URL, reader: env.READER_URL, resources: env.RESOURCES_URL },
  };
  return Object.entries(named).flatMap(([service, address]) =>
    address === undefined ? [] : [{ service, province: '', url: new URL(address) }],
  );
}

async function bureausOf(ctx: WorkerContext['ctx']): Promise<Service[]> {
  const { rows } = await readOnly(ctx, system('clock'), (tx) =>
    tx.client.query<{ province: string; address: string }>(
      `/* certificates */ select b.province, a.address from app.bureaus b
       cross join lateral unnest(array[b.wsdl, b.status_wsdl, b.password_wsdl]) a (address)
       where not b.test and a.address like 'https:%'`,
    ),
  );
  return rows.map(({ province, address }) => ({ service: 'bureau', province, url: new URL(address) }));
}

/** Through a proxy nothing is looked at: its tunnels are for calls. */
const isDirect = (env: Environment, { url }: Service): boolean =>
  env.OUTBOUND_PROXY === undefined ||
  !url.protocol.startsWith('http') ||
  env.OUTBOUND_PROXY_EXCEPT.includes(url.hostname);

type Open = (host: string, port: number) => Promise<TLSSocket | undefined>;
const direct: Open = (host, port) => openTls(host, port);

/** PostgreSQL and mail begin without TLS, and change to it where the other side has it. */
const over =
  (greet: (socket: Socket) => Promise<boolean>): Open =>
  async (host, port) => {
    const socket = await openTcp(host, port);
    if (await greet(socket)) return openTls(host, port, socket);
    socket.destroy();
    return undefined;
  };
const startMail = over(async (socket) => {
  await ask(socket, '', (got) => /^220 /m.test(got));
  const offered = await ask(socket, 'EHLO desk\r\n', (got) => /^250 /m.test(got));
  return (
    /^250[ -]STARTTLS/im.test(offered) && /^220 /.test(await ask(socket, 'STARTTLS\r\n', (got) => got.includes('\n')))
  );
});
/** SSLRequest of PostgreSQL: eight bytes, answered with S or N. */
const startPostgres = over(
  async (socket) => (await ask(socket, '\0\0\0\x08\x04\xd2\x16\x2f', (got) => got !== '')) === 'S',
);

const protocols: Readonly<Record<string, { readonly port: number; readonly open: Open }>> = {
  'https:': { port: 443, open: direct },
  'rediss:': { port: 6379, open: direct },
  'smtps:': { port: 465, open: direct },
  'smtp:': { port: 587, open: startMail },
  'postgres:': { port: 5432, open: startPostgres },
  'postgresql:': { port: 5432, open: startPostgres },
};

/** ms since 1970; undefined: it shows no certificate. @throws Error */
async function endOf({ service, url }: Service, env: Environment): Promise<number | undefined> {
  const protocol = protocols[url.protocol];
  const isPlainDatabase =
    service === 'database' && !/^(require|verify-.*|prefer)$/.test(url.searchParams.get('sslmode') ?? '');
  if (protocol === undefined || isPlainDatabase) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An administrator types the address of a bureau, which may be internal only where the settings say so.
  const isInside = service !== 'bureau' || env.BUREAU_PRIVATE_HOSTS.includes(host);
  if (!isInside) await lookUpOutside(host);
  const socket = await protocol.open(host, url.port === '' ? protocol.port : Number(url.port));
  if (socket === undefined) return undefined;
  const { valid_to: end } = socket.getPeerCertificate();
  socket.destroy();
  return Date.parse(end);
}
