import { readerFile } from '../scripts/lib/bundle.mjs';
import { startProgram } from '../scripts/lib/processes.mjs';
import type { Stack } from './stack.ts';

/** Starts a reader of papers on a port of the loopback address; its log is among those of the stack. */
export const startReader = ({ address }: Stack, port: number, name: string, env: Record<string, string> = {}) =>
  startProgram({
    name,
    file: readerFile(),
    logDir: address.logDir,
    env: { ...process.env, READER_PORT: String(port), LOG_LEVEL: 'debug', ...env },
  });
