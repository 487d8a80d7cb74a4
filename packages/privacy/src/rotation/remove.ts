import { openFileStore } from '@beian/database/files';
import { createKeyring, type KeyPart, readKeysFile, updateKeysFile } from '@beian/database/sealing';
import {
  acquireRotationLock,
  assertSeesAllRows,
  connect,
  databaseNow,
  joinAsSystem,
  type RotateOptions,
  removableFrom,
} from './rotate.ts';
import { countKeyUses } from './uses.ts';

/** The message is a sentence for the operator. */
class NotRemovable extends Error {}

/**
 * Removes a key from the file if nothing stored is under it and its temporary uses have expired.
 * @throws NotRemovable with the reason
 */
export async function removeKey(options: RotateOptions, id: string): Promise<KeyPart> {
  const { databaseUrl, keysFile } = options;
  const keys = readKeysFile(keysFile);
  const files = await openFileStore(options, createKeyring(keys));
  const part = (['sealing', 'hash'] as const).find((one) => id in keys[one].keys);
  if (part === undefined) throw new NotRemovable(`There is no key ${id} in ${keysFile}.`);
  const { current, next, since } = keys[part];
  if (id === current) throw new NotRemovable(`${id} is in use for what is written now: run keys:rotate first.`);
  if (id === next) throw new NotRemovable(`${id} is about to be used: run keys:rotate to its end first.`);
  const client = await connect(databaseUrl);
  try {
    await acquireRotationLock(client);
    await assertSeesAllRows(client);
    await joinAsSystem(client, keysFile, files);
    const from = removableFrom(part, since);
    if ((await databaseNow(client)) < from)
      throw new NotRemovable(
        `${id} is removable from ${from}: until then something that is in nobody's rows may be under it.`,
      );
    const uses = Object.entries(await countKeyUses(client, files, part, id));
    if (uses.length > 0)
      throw new NotRemovable(
        `${id} is in use (${uses.map(([where, count]) => `${where}: ${count}`).join(', ')}): run keys:rotate, it goes on from here.`,
      );
    // Before the file lacks it: a program without a key that it must have does not start.
    await client.query('update migrations.key_checks set removed_at = now() where part = $1 and key_id = $2', [
      part,
      id,
    ]);
    updateKeysFile(keysFile, (one) => {
      const { [id]: _, ...left } = one[part].keys;
      return { ...one, [part]: { ...one[part], keys: left } };
    });
    return part;
  } finally {
    await client.end().catch(() => undefined);
  }
}
