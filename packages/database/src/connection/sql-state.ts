import { unavailabilityOf } from './unavailable.ts';

/** The SQLSTATE of a database error, or of the one it wraps. */
export function sqlState(error: unknown): string | undefined {
  for (
    let [one, depth] = [error, 0];
    one !== undefined && depth < 3;
    [one, depth] = [fieldOf(one, 'cause'), depth + 1]
  ) {
    const code = fieldOf(one, 'code');
    // SQLSTATE classes that begin with a letter are listed; EPIPE must not match.
    if (typeof code === 'string' && /^(?:\d.|F0|HV|P0|XX)[0-9A-Z]{3}$/.test(code)) return code;
  }
  return undefined;
}

/** Whether the error comes from the database or the file store, which is away or full, and says nothing about the operation. */
export const isStoreError = (error: unknown): boolean =>
  unavailabilityOf(error) !== undefined || sqlState(error) !== undefined;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
