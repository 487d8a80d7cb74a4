import type { Socket } from 'node:net';
import { clockLine, hostOf, isLocal, type Line, linesOf, type Variables } from './line.ts';
import { ask, certificateLine, openTcp, openTls, reasonOf } from './tls.ts';

/** A part of a command as Redis reads it (RESP), so that a password may hold any character. */
const command = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
/** What Redis answers to ECHO, as the last of several commands. */
const END = 'beian-doctor-end';

/** Redis of the queues; nothing where they are on PostgreSQL. */
export async function checkRedis({ REDIS_URL: url }: Variables): Promise<Line[]> {
  const line = linesOf('redis');
  if (url === undefined) return [line.ok('REDIS_URL is unset: queues are on PostgreSQL')];
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    return [line.fault('REDIS_URL is no address', 'Write it like rediss://user:password@host:6379')];
  const { hostname, port, protocol, username, password } = new URL(url);
  let socket: Socket | undefined;
  try {
    const lines: Line[] = [];
    if (protocol === 'rediss:') {
      const tls = await openTls(hostname, Number(port || 6379));
      lines.push(certificateLine('redis', hostOf(url), tls));
      socket = tls;
    } else {
      socket = await openTcp(hostname, Number(port || 6379));
      if (!isLocal(url))
        lines.push(
          line.fault('the connection is not encrypted', 'Write rediss:// (docs/installing.md, Connections and TLS)'),
        );
    }
    const secret = decodeURIComponent(password);
    const login =
      secret === '' ? '' : command('AUTH', ...(username === '' ? [] : [decodeURIComponent(username)]), secret);
    const askedAt = Date.now();
    const got = await ask(
      socket,
      `${login}${command('TIME')}${command('INFO', 'server')}${command('INFO', 'memory')}${command('ECHO', END)}`,
      (text) => text.includes(END) || /^-(NOAUTH|WRONGPASS)/m.test(text),
    );
    const refused = /^-(NOAUTH|WRONGPASS|NOPERM)/m.exec(got)?.[1];
    if (refused !== undefined)
      return [...lines, line.fault(`it does not let us in (${refused})`, 'Mend user and password of REDIS_URL')];
    return [...lines, ...judge(got, (askedAt + Date.now()) / 2, (Date.now() - askedAt) / 2)];
  } catch (error) {
    return [line.fault(`${hostOf(url)}: ${reasonOf(error)}`, 'Mend REDIS_URL, or start Redis')];
  } finally {
    socket?.destroy();
  }
}

function judge(got: string, nowMs: number, halfMs: number): Line[] {
  const line = linesOf('redis');
  const version = /redis_version:([\d.]+)/.exec(got)?.[1] ?? 'of an unknown version';
  const policy = /maxmemory_policy:(\S+)/.exec(got)?.[1];
  const time = /\*2\r\n\$\d+\r\n(\d+)\r\n\$\d+\r\n(\d+)\r\n/.exec(got);
  return [
    Number.parseFloat(version) >= 7
      ? line.ok(`Redis ${version}`)
      : line.fault(`Redis ${version} is too old`, 'It must be 7.0 or newer'),
    policy === 'noeviction'
      ? line.ok('maxmemory-policy is noeviction')
      : line.fault(
          `maxmemory-policy is ${policy ?? 'unknown'}`,
          'Set maxmemory-policy noeviction, or Redis drops jobs when it is full',
        ),
    ...(time === null
      ? []
      : [clockLine('redis', 'Redis', nowMs - (Number(time[1]) * 1000 + Number(time[2]) / 1000), halfMs)]),
  ];
}
