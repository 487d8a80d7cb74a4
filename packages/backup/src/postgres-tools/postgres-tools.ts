import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { SetupFault } from '@beian/database/programs';

export type Tool = 'pg_dump' | 'pg_restore';

const run = promisify(execFile);
/** Where Debian and the official images put each version. */
const VERSIONS = '/usr/lib/postgresql';

/** A program of PostgreSQL's client and its major version. */
export interface FoundTool {
  readonly file: string;
  readonly version: number;
}

/**
 * The program in the folder `bin` (POSTGRES_BIN), else the newest one of this machine.
 * @throws SetupFault when there is none, or it is older than `atLeast` (a major version)
 */
export async function findTool(tool: Tool, atLeast: number, bin: string | undefined): Promise<FoundTool> {
  const file = bin === undefined ? (newest(tool) ?? tool) : path.join(bin, tool);
  const output = await run(file, ['--version']).catch(() => undefined);
  const version = Number(output?.stdout.match(/ (\d+)[.\w]/)?.[1]);
  const advice = `install postgresql-client-${atLeast}, or name the folder of its programs in POSTGRES_BIN`;
  if (output === undefined || Number.isNaN(version)) throw new SetupFault(`${tool} is not on this machine: ${advice}.`);
  if (version < atLeast)
    throw new SetupFault(`${file} is of PostgreSQL ${version}, older than ${atLeast}, which is needed: ${advice}.`);
  return { file, version };
}

function newest(tool: Tool): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).map(Number) : [];
  return versions
    .sort((a, b) => b - a)
    .map((version) => `${VERSIONS}/${version}/bin/${tool}`)
    .find((file) => existsSync(file));
}

/**
 * Runs it on a database; the password goes through the environment, because command lines are seen by everybody on a machine.
 * @throws SetupFault with what the program says last
 */
export async function runTool(tool: FoundTool, url: string, args: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  try {
    await run(tool.file, [...args, `--dbname=${address.href}`], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LC_ALL: 'C',
        ...(password === '' ? {} : { PGPASSWORD: password }),
      },
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const said = stderr?.trim().split('\n').slice(-3).join(' ') || (error instanceof Error ? error.message : '');
    throw new SetupFault(`${path.basename(tool.file)} failed: ${said}`);
  }
}

/**
 * Runs the program of the operator that copies a bucket into the folder of the backup; without a shell, with our environment, which holds the key of the bucket.
 * @throws SetupFault with what it says last
 */
export async function runSync(program: string): Promise<void> {
  try {
    await run(program, [], { maxBuffer: 256 * 1024 * 1024 });
  } catch (error) {
    const { stderr, code } = error as { stderr?: string; code?: string | number };
    const said = stderr?.trim().split('\n').slice(-3).join(' ') || `it ended with ${code}`;
    throw new SetupFault(`--sync: ${path.basename(program)} failed: ${said}`);
  }
}
