import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';

export type BackupCommand = 'backup' | 'restore' | 'restore-test' | 'verify-restore' | 'after-restore';

/** Runs a program of packages/backup, as `npm run` does, to its end. `bin`: PostgreSQL's client programs. */
export async function tryCommand(name: BackupCommand, args: string[], env: Record<string, string>, bin: string) {
  const program = path.join(root, 'packages/backup/dist', `${name}.js`);
  return run(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_ENV: 'test', POSTGRES_BIN: bin, ...env },
  });
}

/** The same; throws with its output when it fails. Returns its lines. */
export async function mustCommand(...call: Parameters<typeof tryCommand>): Promise<string> {
  const { code, stdout, output } = await tryCommand(...call);
  if (code !== 0) throw new Error(`${call[0]} ended with ${code}: ${output}`);
  return stdout;
}

/** The checks of `verify-restore` that did not pass, and the number of all. */
export function readFindings(stdout: string): { all: number; failed: string[] } {
  const lines = stdout.split('\n').filter((line) => / (ok|FAULT|–) /.test(line));
  return { all: lines.length, failed: lines.filter((line) => !/ ok /.test(line)) };
}
