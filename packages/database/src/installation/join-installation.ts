import { randomUUID } from 'node:crypto';
import type { FileStore } from '../files/store.ts';
import type { KeysFile } from '../sealing/keys-file.ts';
import { findForeignKeys, noteKeys, type Queries, readInstallation } from './key-checks.ts';

/** Database, keys and files do not belong together; the message is a sentence for operators: what, which, what to do. */
export class ForeignPart extends Error {}

export interface InstallationParts {
  /** Acts as the system, in the role of a program or of the migrator. */
  readonly client: Queries;
  readonly keys: KeysFile;
  /** Where the keys are, for sentences. */
  readonly keysFile: string;
  readonly files: FileStore;
}

/**
 * Makes sure that database, keys and file store are those of one installation. What has no id or check value yet gets it, where what is
 * stored shows nothing else; afterwards they must be the same. From then on the store refuses when it is replaced by another.
 * @returns the id of the installation
 * @throws ForeignPart before anything is written, except where another program joins at the same moment
 */
export async function joinInstallation({ client, keys, keysFile, files }: InstallationParts): Promise<string> {
  const refuse = (sentence: string | undefined): void => {
    if (sentence !== undefined) throw new ForeignPart(sentence);
  };
  // Read before the database, which has an id before its store: else a program that joins at the same moment looks like another installation.
  const marked = await files.installationId();
  let known = await readInstallation(client);
  refuse(await findForeignKeys(client, known, keys, keysFile));
  if (marked === undefined) await refuseEmptyStore(client, files, known.id);
  else if (marked !== known.id) await refuseOtherStore(client, files, { known: known.id, marked });
  if (known.id === undefined) {
    await client.query('/* join */ select app.join_installation($1)', [keys.installation ?? marked ?? randomUUID()]);
    // Another program may have been first.
    known = await readInstallation(client);
    refuse(await findForeignKeys(client, known, keys, keysFile));
    if (marked !== undefined && marked !== known.id) await refuseOtherStore(client, files, { known: known.id, marked });
  }
  refuse(await noteKeys(client, known, keys, keysFile));
  const id = known.id ?? '';
  if (marked === undefined) await files.setInstallationId(id);
  files.belongTo(id);
  return id;
}

/** A store without an id is taken, unless rows name files and it holds none of them. */
async function refuseEmptyStore(client: Queries, files: FileStore, known: string | undefined): Promise<void> {
  if ((await storeHolds(client, files)) !== 'nothing') return;
  const database = known === undefined ? 'the database' : `the database of the installation ${known}`;
  throw new ForeignPart(
    `FILES_DIR: ${files.place} holds none of the files that ${database} names: mount or name the store of this installation, or copy the files back (npm run restore -- BACKUPS --files).`,
  );
}

/** A store with another id is refused; by a database without an id, unless the store holds what it names. */
async function refuseOtherStore(
  client: Queries,
  files: FileStore,
  { known, marked }: { readonly known: string | undefined; readonly marked: string },
): Promise<void> {
  const belongs = `FILES_DIR: ${files.place} belongs to the installation ${marked}, and the database`;
  if (known !== undefined)
    throw new ForeignPart(`${belongs} to ${known}: name the store and the database of one installation.`);
  if ((await storeHolds(client, files)) !== 'some')
    throw new ForeignPart(
      `${belongs} is a new one: name the database of that installation, or an empty folder or bucket.`,
    );
}

/** Whether the store holds files that rows name; the names are random, so one file is proof. `unknown`: rows name none. */
async function storeHolds(client: Queries, files: FileStore): Promise<'some' | 'nothing' | 'unknown'> {
  const { rows } = await client.query<{ name: string }>(
    '/* storedFileSample */ select s as name from app.stored_file_sample() s',
  );
  for (const { name } of rows) if (await files.has(name)) return 'some';
  return rows.length === 0 ? 'unknown' : 'nothing';
}
