import { readdir } from 'node:fs/promises';

export const migrationsFolder = new URL('../../migrations/', import.meta.url);

/** Names of the migration files of a folder, in the order in which they run. */
export async function migrationNames(folder: URL): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}
