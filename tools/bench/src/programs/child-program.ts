import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestDatabase } from '@beian/testing/database';

/** The first line that a program prints, as JSON. */
export interface Ready {
  readonly port: number;
  /** Of the bureau: addresses of the mail server and the SMS gateway. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a program with Node; resolves with its ready message. */
export async function startChild(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
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

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Starts the API as in operation, on any free port. `program`: its file. */
export function startApi(program: string, db: TestDatabase): Promise<[child: ChildProcess, ready: Ready]> {
  const env = { PATH: process.env.PATH, TZ: 'UTC', PORT: '0', NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  return startChild('api', [program], {
    ...env,
    DATABASE_APP_URL: db.appUrl,
    FILES_DIR: db.filesDir,
    KEYS_FILE: db.keysFile,
  });
}
