import { readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';
import { type Line, linesOf, type Variables } from './line.ts';
import { reasonOf } from './tls.ts';

/** 200 uploads, 1,000 streams, and what they open. */
const OPEN_FILES = 4096;
const SHM_MIB = 64;
/** What `/healthz` of our programs answers. */
const alive = z.object({ alive: z.literal(true) });

/** This machine: Node, limits of the process, ports. */
export async function checkMachine(env: Variables): Promise<Line[]> {
  return [checkNode(), ...checkLimits(), ...(await checkPorts(env))];
}

function checkNode(): Line {
  const line = linesOf('machine');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? line.ok(`Node ${process.versions.node}`)
    : line.fault(`Node ${process.versions.node} is too old`, 'Install Node 20.19 to 24');
}

function checkLimits(): Line[] {
  const line = linesOf('machine');
  const lines: Line[] = [];
  try {
    const soft = /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    const files = soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft);
    lines.push(
      files >= OPEN_FILES
        ? line.ok(`${soft} files may be open`)
        : line.warning(
            `only ${soft} files may be open`,
            `Raise it to ${OPEN_FILES}: LimitNOFILE of the unit, ulimit -n`,
          ),
    );
    const { blocks, bsize } = statfsSync('/dev/shm');
    const mib = Math.floor((blocks * bsize) / 1024 ** 2);
    lines.push(
      mib >= SHM_MIB
        ? line.ok(`shared memory of ${mib} MiB`)
        : line.warning(
            `shared memory of only ${mib} MiB`,
            'Where PostgreSQL runs in this container give it --shm-size=256m',
          ),
    );
  } catch {
    // Not Linux: nothing to compare with.
  }
  return lines;
}

/** What is free, or held by our own program. */
async function checkPorts({
  PORT,
  HOST = '127.0.0.1',
  METRICS_PORT,
  METRICS_HOST = '127.0.0.1',
  DATABASE_APP_URL: api,
}: Variables): Promise<Line[]> {
  const wanted = [
    ...(PORT !== undefined || api !== undefined ? [{ name: 'PORT', host: HOST, port: Number(PORT ?? 4000) }] : []),
    ...(METRICS_PORT === undefined ? [] : [{ name: 'METRICS_PORT', host: METRICS_HOST, port: Number(METRICS_PORT) }]),
  ];
  return Promise.all(wanted.map(checkPort));
}

async function checkPort({ name, host, port }: { name: string; host: string; port: number }): Promise<Line> {
  const line = linesOf('ports');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return line.fault(`${name} is no port`, 'Name one from 1 to 65535');
  const fault = await new Promise<unknown>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (fault === undefined) return line.ok(`${name} ${port} is free`);
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  if (code !== 'EADDRINUSE')
    return line.fault(`${name} ${port}: ${reasonOf(fault)}`, 'Name another port, or an address of this machine');
  return (await isOurs(host, port))
    ? line.ok(`${name} ${port} is held by our own program, which runs`)
    : line.fault(`${name} ${port} is used by another program`, `End it, or set ${name} to another port`);
}

async function isOurs(host: string, port: number): Promise<boolean> {
  const at = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  try {
    const answer = await fetch(`http://${at}:${port}/healthz`, { signal: AbortSignal.timeout(2000) });
    return alive.safeParse(await answer.json()).success;
  } catch {
    return false;
  }
}
