import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFilesDir, FilesDirFault } from '@beian/database/files';
import { migrationNames, migrationsFolder } from '@beian/database/migrate';
import { readKeysFile } from '@beian/database/sealing';
import type pg from 'pg';
import { type Backup, findDamage } from '../backup-set/index.ts';
import { asSuperuser, serverMajor } from '../snapshot/index.ts';

/** Stands in FILES_DIR while a restore copies files into it, and names its backup. */
export const RESTORING_FILE = '.restoring';

export interface Target {
  readonly backup: Backup;
  /** Address of the database that is to be filled, of a superuser. */
  readonly superuserUrl: string;
  readonly database: string;
  readonly filesDir: string;
  readonly keysFile: string;
}

/** The same server's maintenance database. */
export function maintenanceUrl(url: string): string {
  const address = new URL(url);
  address.pathname = '/postgres';
  return address.href;
}

export const databaseExists = async (client: pg.ClientBase, name: string): Promise<boolean> =>
  (
    await client.query<{ there: boolean }>('select exists (select from pg_database where datname = $1) as there', [
      name,
    ])
  ).rows[0]?.there === true;

/** What stands against restoring: a sentence each. All are asked before anything is written. */
const refusals: readonly ((target: Target) => Promise<readonly string[]>)[] = [
  ({ backup }) => findDamage(backup),

  async ({ backup }) => {
    const known = await migrationNames(migrationsFolder);
    const later = backup.manifest.migrations.filter((name) => !known.includes(name));
    return later.length === 0
      ? []
      : [
          `The backup is of a later release (${later.at(-1)}): restore it with that release, ${backup.manifest.release}.`,
        ];
  },

  async ({ backup, keysFile }) => {
    const { sealing, hash } = readKeysFile(keysFile);
    const lacking = [
      ...backup.manifest.keys.sealing.filter((id) => !(id in sealing.keys)),
      ...backup.manifest.keys.hash.filter((id) => !(id in hash.keys)),
    ];
    return lacking.length === 0
      ? []
      : [
          `KEYS_FILE lacks the keys ${lacking.join(', ')}, without which the backup cannot be read: put back the keys file of that time.`,
        ];
  },

  async ({ backup, filesDir }) => {
    try {
      await checkFilesDir(filesDir);
    } catch (error) {
      if (error instanceof FilesDirFault) return [error.message];
      throw error;
    }
    const there = await readdir(filesDir);
    if (there.includes(RESTORING_FILE)) {
      const begun = (await readFile(path.join(filesDir, RESTORING_FILE), 'utf8')).trim();
      return begun === backup.name
        ? []
        : [
            `FILES_DIR holds a part of backup ${begun}, whose restore was interrupted: restore that one, or empty ${path.resolve(filesDir)}.`,
          ];
    }
    const others = there.filter((name) => name !== 'lost+found');
    return others.length === 0
      ? []
      : [
          `FILES_DIR must be empty: ${path.resolve(filesDir)} holds ${others.length} entries (${others[0]}). Name an empty folder for backup ${backup.name}.`,
        ];
  },

  ({ backup, superuserUrl, database }) =>
    asSuperuser(maintenanceUrl(superuserUrl), async (client) => {
      const { major } = await serverMajor(client);
      const made = Math.floor(backup.manifest.serverVersion / 10_000);
      const older =
        major < made
          ? [`The server is PostgreSQL ${major}, the backup is of ${made}: restore into ${made} or newer.`]
          : [];
      const { rows } = await client.query<{ user: string; count: number }>(
        `select usename as "user", count(*)::int as count from pg_stat_activity
         where datname = $1 and backend_type = 'client backend' group by 1 order by 1`,
        [database],
      );
      if (rows.length > 0)
        return [
          ...older,
          `Programs are connected to the database ${database} (${rows.map(({ user, count }) => `${user}: ${count}`).join(', ')}): stop api and worker first.`,
        ];
      if (!(await databaseExists(client, database))) return older;
      return [...older, ...(await asSuperuser(superuserUrl, (inside) => contentOf(inside, database)))];
    }),
];

async function contentOf(client: pg.ClientBase, database: string): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; tables: number }>(
    `select n.nspname as schema, count(c.oid)::int as tables from pg_namespace n left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p')
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' group by 1 having n.nspname <> 'public' or count(c.oid) > 0 order by 1`,
  );
  return rows.length === 0
    ? []
    : [
        `The database ${database} must be empty: it holds ${rows.map(({ schema, tables }) => `${tables} tables in ${schema}`).join(', ')}. ` +
          `Name another one, or drop it: drop database ${database};`,
      ];
}

export async function findRefusals(target: Target): Promise<string[]> {
  const all: string[] = [];
  for (const refusal of refusals) all.push(...(await refusal(target)));
  return all;
}
