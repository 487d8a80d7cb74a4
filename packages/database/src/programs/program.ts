import { realpathSync } from 'node:fs';
import type { z } from 'zod';
import { resolveSecretFiles } from './secret-files.ts';

/** A fault that the operator can fix; the message is one sentence that names the setting. */
export class SetupFault extends Error {}

/** Secrets of migration, seed and backup; each may be given in a file that `NAME_FILE` names. */
const secretSettings = [
  ...['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_WORKER_URL', 'DATABASE_SUPERUSER_URL', 'DATABASE_AUDITOR_URL'],
  ...['BUREAU_PASSWORD', 'BUREAU_AES_KEY', 'BUREAU_AES_IV'],
];

/**
 * Reads settings; an empty variable counts as unset.
 * @throws SetupFault with one sentence per mistake
 */
export function readSettings<S extends z.ZodType>(shape: S, source: NodeJS.ProcessEnv): z.infer<S> {
  const { values, mistakes } = resolveSecretFiles(source, secretSettings);
  if (mistakes.length > 0) throw new SetupFault(mistakes.join(' '));
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new SetupFault(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
}

/** Whether Node was started with this module, as opposed to importing it. */
export const isMainModule = (file: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === file;

/**
 * Runs a program that ends by itself: one JSON line `{"ready":true,…}` on stdout and exit code 0, or the reason on
 * stderr and exit code 1. With `endWithParent` it exits when its stdin closes, so that it does not outlive its parent
 * process.
 */
export async function runProgram(work: () => Promise<object>, endWithParent: boolean): Promise<void> {
  if (endWithParent) {
    process.stdin.resume().once('end', () => process.exit(1));
    process.stdin.unref();
  }
  try {
    const result = await work();
    process.stdout.write(`${JSON.stringify({ ready: true, ...result })}\n`);
    process.exitCode = 0;
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = 1;
  }
  if (endWithParent) process.stdin.destroy();
}

const describe = (error: unknown): string =>
  error instanceof SetupFault ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
