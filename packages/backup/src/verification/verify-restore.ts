import { openFileStore } from '@beian/database/files';
import { createKeyring, readKeysFile } from '@beian/database/sealing';
import { openBackup } from '../backup-set/index.ts';
import { asSuperuser } from '../snapshot/index.ts';
import { checks, type Finding } from './checks.ts';

export interface VerifyOptions {
  readonly superuserUrl: string;
  readonly filesDir: string;
  readonly keysFile: string;
  /** The backup that was restored, or its set; undefined: rows are compared with nothing. */
  readonly backup: string | undefined;
  readonly headsDir: string | undefined;
  readonly all: boolean;
}

/** Runs every check, also after one that failed; what each found, in their order. @throws SetupFault */
export async function verifyRestore(options: VerifyOptions): Promise<readonly (Finding & { readonly name: string })[]> {
  const keys = createKeyring(readKeysFile(options.keysFile));
  const files = await openFileStore(options, keys);
  const manifest = options.backup === undefined ? undefined : (await openBackup(options.backup)).manifest;
  return asSuperuser(options.superuserUrl, async (client) => {
    await client.query('set default_transaction_read_only = on');
    const found = [];
    for (const [name, check] of Object.entries(checks)) {
      const { headsDir, all, keysFile } = options;
      found.push({ name, ...(await check({ client, keys, keysFile, files, manifest, headsDir, all })) });
    }
    return found;
  });
}

const words = { true: 'ok', false: 'FAULT', undefined: '–' } as const;

/** A line for each check. */
export const formatFindings = (found: Awaited<ReturnType<typeof verifyRestore>>): string[] =>
  found.map(({ name, ok, said }) => `${name.padEnd(14)}${words[`${ok}`].padEnd(6)}${said}`);
