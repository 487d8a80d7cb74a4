import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A file at the top of the checkout or image. */
const top = (name: string): URL => new URL(`../../../../${name}`, import.meta.url);
const readTop = <T>(name: string, shape: z.ZodType<T>): T => shape.parse(JSON.parse(readFileSync(top(name), 'utf8')));

const { version } = readTop('package.json', z.object({ version: z.string() }));
/** Written by each build (scripts/lib/built.mjs); null: built where git does not say the commit. */
const commit = existsSync(top('built.json'))
  ? readTop('built.json', z.object({ commit: z.string().nullable() })).commit
  : null;

/**
 * Version of this process, read once at the start: X.Y.Z of a release; between two releases X.Y.Z-dev+COMMIT, with the number that the next
 * release has at least.
 */
export const release: string = withCommit(version, commit);

/** A release is its number; what is between two releases has also the commit that it was built of. */
export function withCommit(version: string, commit: string | null): string {
  return version.endsWith('-dev') && commit !== null ? `${version}+${commit.slice(0, 8)}` : version;
}

/** X.Y.Z of a version. */
export const releaseNumber = (version: string): string => version.split(/[-+]/)[0] ?? version;

/** Whether a release came before another one, by their numbers: what leads to a release has all that the release has. */
export function isBefore(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => releaseNumber(version).split('.').map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at !== -1 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}
