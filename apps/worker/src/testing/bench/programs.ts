import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Ready {
  readonly port: number;
  readonly settings: Record<string, string>;
}

/** Starts a benchmark program; resolves with its ready message. */
export async function start(
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<[child: ChildProcess, ready: Ready]> {
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const died = once(child, 'exit').then(() => {
    throw new Error(`${name} ended before it was ready`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), died])) as [string];
  died.catch(() => undefined);
  return [child, JSON.parse(line) as Ready];
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
