import { isPlaceholderSender } from '@beian/domain/notices';
import { hostOf, isLocal, type Line, linesOf, type Variables } from './line.ts';
import { ask, certificateLine, openTcp, openTls, reasonOf } from './tls.ts';

/** What the programs call, by variable. A connection is opened and closed; nothing is asked, except of a mail server who it is. */
const called = [
  'SMTP_URL',
  'SMS_URL',
  'REGISTRY_URL',
  'MINISTRY_URL',
  'MESSENGER_URL',
  'BUREAU_APP_URL',
  'FACE_CHECK_URL',
  'RESOURCES_URL',
  'READER_URL',
  'OIDC_ISSUER',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
] as const;
/** Called through OUTBOUND_PROXY where it is set. */
const byProxy: ReadonlySet<string> = new Set([
  'SMS_URL',
  'REGISTRY_URL',
  'MINISTRY_URL',
  'MESSENGER_URL',
  'BUREAU_APP_URL',
  'FACE_CHECK_URL',
  'RESOURCES_URL',
]);
const ports: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'smtp:': 587, 'smtps:': 465 };

/** Other services, the proxy, and the address at which people reach the console. */
export async function checkReach(env: Variables): Promise<Line[]> {
  const proxy = env.OUTBOUND_PROXY;
  const except = new Set((env.OUTBOUND_PROXY_EXCEPT ?? '').split(','));
  const lines = await Promise.all([
    ...called.map(async (name): Promise<Line[]> => {
      const url = env[name];
      if (url === undefined) return [];
      if (proxy !== undefined && byProxy.has(name) && URL.canParse(url) && !except.has(new URL(url).hostname))
        return [linesOf('services').ok(`${name}: is called through the proxy, which alone is tried`)];
      return checkService(name, url);
    }),
    proxy === undefined ? [] : checkService('OUTBOUND_PROXY', proxy),
    checkConsole(env),
  ]);
  return [...lines.flat(), ...checkNotices(env)];
}

async function checkService(name: string, url: string): Promise<Line[]> {
  const line = linesOf('services');
  if (!URL.canParse(url) || ports[new URL(url).protocol] === undefined)
    return [line.fault(`${name} is no address`, 'docs/operations.md, Configure')];
  const { protocol, hostname, port } = new URL(url);
  const at = Number(port || ports[protocol]);
  const host = hostname.replace(/^\[|\]$/g, '');
  try {
    if (protocol === 'https:' || protocol === 'smtps:') {
      const tls = await openTls(host, at);
      if (protocol === 'smtps:') await ask(tls, '', (got) => got.includes('\n'));
      const certificate = certificateLine('services', `${name} (${hostOf(url)})`, tls);
      tls.destroy();
      return [line.ok(`${name}: ${hostOf(url)} answers`), certificate];
    }
    const socket = await openTcp(host, at);
    if (protocol === 'smtp:') await ask(socket, '', (got) => got.startsWith('220'));
    socket.destroy();
    return isLocal(url) || name === 'READER_URL' || name === 'OUTBOUND_PROXY' || protocol === 'smtp:'
      ? [line.ok(`${name}: ${hostOf(url)} answers`)]
      : [line.warning(`${name}: ${hostOf(url)} answers, without TLS`, 'Name it by https://, unless the line is yours')];
  } catch (error) {
    return [
      line.warning(
        `${name}: ${hostOf(url)}: ${reasonOf(error)}`,
        'Mend the address, or open the way to it; work that needs it waits meanwhile',
      ),
    ];
  }
}

/** The balancer that ends TLS. */
async function checkConsole({
  CONSOLE_URL: url,
  DATABASE_WORKER_URL: worker,
  NODE_ENV: mode,
}: Variables): Promise<Line[]> {
  const line = linesOf('console');
  if (url === undefined)
    return worker === undefined
      ? []
      : [line.warning('CONSOLE_URL is unset', 'Set it: without it the SMS that asks for a face check has no link')];
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return [line.fault('CONSOLE_URL is no address', 'Write it like https://desk.example')];
  const { protocol, hostname, port } = new URL(url);
  if (protocol === 'http:')
    return isLocal(url) || mode !== 'production'
      ? []
      : [
          line.fault(
            'CONSOLE_URL is without TLS',
            'Write https://: phones show no camera without it, and sessions could be read',
          ),
        ];
  try {
    const tls = await openTls(hostname, Number(port || 443));
    const certificate = certificateLine('console', `CONSOLE_URL (${hostOf(url)})`, tls);
    tls.destroy();
    return [certificate];
  } catch (error) {
    return [line.warning(`CONSOLE_URL: ${hostOf(url)}: ${reasonOf(error)}`, 'Start the balancer; then run this again')];
  }
}

function checkNotices({ MAIL_FROM: from, SMTP_URL: smtp }: Variables): Line[] {
  const line = linesOf('services');
  return smtp !== undefined && (from === undefined || isPlaceholderSender(from))
    ? [
        line.warning(
          'MAIL_FROM is the sender that is installed, which nobody has',
          'Set it to an address of yours that your mail server lets you send from',
        ),
      ]
    : [];
}
