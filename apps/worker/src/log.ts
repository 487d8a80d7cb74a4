import os from 'node:os';
import { DatabaseUnavailable, sqlState } from '@beian/database/connection';
import { release } from '@beian/database/programs';
import { destination, type Logger, pino } from 'pino';

/** Of lines that nobody reads; more are dropped. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** One JSON line per event on stderr. Ids, codes and counts only: no payload, address or value of an order. */
export const openLog = (level: string): Logger =>
  pino(
    { name: 'worker', base: { pid: process.pid, host: os.hostname(), version: release }, level },
    // Not `sync`: whoever reads the lines slowly would hold the whole program. What is left at the end of the process is written then.
    destination({ dest: 2, sync: false, maxLength: MAX_UNREAD_BYTES }),
  );

/** The part of a fault that may be logged: the message of a database error contains the statement and its parameters. */
export function scrub(error: unknown): string {
  const state = sqlState(error);
  if (state !== undefined) return `database error ${state}`;
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof DatabaseUnavailable) return `${error.message}: ${scrub(error.cause)}`;
  if ('query' in error) return `database error ${fieldOf(error.cause, 'code') ?? 'without a code'}`;
  // V8 quotes the text that it cannot parse.
  if (error instanceof SyntaxError) return 'SyntaxError';
  return error.message.slice(0, 300);
}

/** The first four stack frames, without the message. */
export const stackFramesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 4)
        .map((line) => line.trim())
    : [];

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
