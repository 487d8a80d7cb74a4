import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Name of the file or object at the root of a store that holds the id of its installation. */
export const INSTALLATION_FILE = 'installation';

/** 32 hex characters contain no dot and no slash, so a name cannot leave the folder. */
export const isFileName = (name: string): boolean => /^[0-9a-f]{32}$/.test(name);

/** Where a stored file lies below the folder of a store: `ab/cd/abcd…`. @throws Error for what is no name of a stored file */
export function storedFilePath(dir: string, name: string): string {
  if (!isFileName(name)) throw new Error('this is no name of a stored file');
  return path.join(dir, name.slice(0, 2), name.slice(2, 4), name);
}

export const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Names of all files below the folder of a store; what appears or goes meanwhile may be among them or not. */
export async function* storedFileNames(dir: string): AsyncGenerator<string> {
  const foldersOf = async (folder: string) =>
    (await entriesOf(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  for (const first of await foldersOf(dir))
    for (const second of await foldersOf(path.join(dir, first)))
      for (const name of await entriesOf(path.join(dir, first, second))) if (isFileName(name)) yield name;
}
