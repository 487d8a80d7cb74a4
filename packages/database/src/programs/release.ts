import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Version of the release that this process runs, as X.Y.Z, read once at the start from the package.json at the top. */
export const release: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'))).version;

/** Whether a release came before another one; both as X.Y.Z. */
export function isBefore(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at !== -1 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}
