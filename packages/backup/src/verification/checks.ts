import { openHeadsFolder, readPublicKeys } from '@beian/audit/chain';
import { type TrustedHeads, verifyAudit } from '@beian/audit/verification';
import { type FileStore, UnreadableFile } from '@beian/database/files';
import { findForeignKeys, readInstallation } from '@beian/database/installation';
import { migrationNames, migrationsFolder } from '@beian/database/migrate';
import { SetupFault } from '@beian/database/programs';
import { type Keyring, readKeysFile, sha256 } from '@beian/database/sealing';
import pLimit from 'p-limit';
import type pg from 'pg';
import type { Manifest } from '../backup-set/index.ts';
import { countRows, neededFiles } from '../snapshot/index.ts';
import { openSealedValues } from './sealed-values.ts';

export interface VerifyContext {
  /** A superuser's connection. */
  readonly client: pg.ClientBase;
  readonly keys: Keyring;
  readonly keysFile: string;
  readonly files: FileStore;
  /** The backup that was restored; undefined: rows are compared with nothing. */
  readonly manifest: Manifest | undefined;
  /** The folder of heads outside of the database, AUDIT_HEADS_DIR. */
  readonly headsDir: string | undefined;
  /** Opens every sealed value instead of a sample. */
  readonly all: boolean;
}

/** What a check found, in a sentence; `ok` undefined: there was nothing to compare with. */
export interface Finding {
  readonly ok: boolean | undefined;
  readonly said: string;
}

/** Files opened at a time. */
const PARALLEL = 4;
/** Names in a sentence; the others are counted. */
const MAX_NAMED = 5;

const named = (all: readonly string[]): string =>
  `${all.slice(0, MAX_NAMED).join(', ')}${all.length > MAX_NAMED ? ` and ${all.length - MAX_NAMED} more` : ''}`;

/** What is verified of a restored database, in this order. Every check only reads. */
export const checks: Readonly<Record<string, (context: VerifyContext) => Promise<Finding>>> = {
  schema: async ({ client }) => {
    const { rows } = await client.query<{ name: string }>('select name from migrations.applied order by name');
    const known = await migrationNames(migrationsFolder);
    const applied = rows.map(({ name }) => name);
    const lacking = known.filter((name) => !applied.includes(name));
    const unknown = applied.filter((name) => !known.includes(name));
    const { rows: invalid } = await client.query<{ name: string }>(
      `select indexrelid::regclass::text as name from pg_index where not indisvalid
       union select conname from pg_constraint where not convalidated and connamespace = 'app'::regnamespace`,
    );
    if (lacking.length + unknown.length + invalid.length === 0)
      return { ok: true, said: `${applied.length} migrations, as this release knows them` };
    return {
      ok: false,
      said: [
        ...(lacking.length === 0 ? [] : [`not run: ${named(lacking)}`]),
        ...(unknown.length === 0 ? [] : [`of a later release: ${named(unknown)}`]),
        ...(invalid.length === 0 ? [] : [`not valid: ${named(invalid.map(({ name }) => name))}`]),
      ].join('; '),
    };
  },

  location: async ({ client }) => {
    const { rows } = await client.query<{ here: boolean }>(
      'select exists (select from migrations.home) and not app.has_moved() as here',
    );
    return rows[0]?.here === true
      ? { ok: true, said: 'the migration has found where the database stands' }
      : { ok: false, said: 'the migration has not run since the restore: connections to bureaus may be in use' };
  },

  installation: async ({ client, keysFile, files }) => {
    const known = await readInstallation(client);
    if (known.id === undefined)
      return { ok: undefined, said: 'the database is of before there was an id: the first start writes it' };
    const foreign = await findForeignKeys(client, known, readKeysFile(keysFile), keysFile);
    if (foreign !== undefined) return { ok: false, said: foreign };
    const marked = await files.installationId();
    return marked === known.id
      ? { ok: true, said: `database, keys and ${files.place} are those of ${known.id}` }
      : {
          ok: false,
          said: `${files.place} belongs to ${marked ?? 'no installation'}, and the database to ${known.id}`,
        };
  },

  rows: async ({ client, manifest }) => {
    if (manifest === undefined) return { ok: undefined, said: 'no backup was named to compare with' };
    const now = await countRows(client);
    const differing = Object.entries(manifest.counts).flatMap(([table, count]) =>
      now[table] === count ? [] : [{ table, count, now: now[table] ?? 0 }],
    );
    const fewer = differing.filter((one) => one.now < one.count);
    const sum = Object.values(manifest.counts).reduce((all, count) => all + count, 0);
    const shown = (list: typeof differing) =>
      named(list.map((one) => `${one.table} ${one.now} instead of ${one.count}`));
    if (fewer.length > 0) return { ok: false, said: `fewer than in the backup: ${shown(fewer)}` };
    const more = differing.length === 0 ? '' : `; more since: ${shown(differing)}`;
    return { ok: true, said: `${sum} rows of ${Object.keys(manifest.counts).length} tables${more}` };
  },

  files: async ({ client, files, manifest }) => {
    const gone = new Set([...(manifest?.files.deletedMeanwhile ?? []), ...(manifest?.files.missing ?? [])]);
    const { rows: sent } = await client.query<{ file: string; hash: string }>(
      'select stored as file, file_hash as hash from app.submissions where stored is not null',
    );
    const hashes = new Map(sent.map(({ file, hash }) => [file, hash]));
    const bad: string[] = [];
    let [opened, absent] = [0, 0];
    const limit = pLimit(PARALLEL);
    await limit.map([...(await neededFiles(client))], async (name) => {
      try {
        const content = await files.get(name);
        const hash = hashes.get(name);
        if (hash !== undefined && hash !== sha256(content)) bad.push(`${name} (another hash than its row)`);
        else opened += 1;
      } catch (error) {
        if (!(error instanceof UnreadableFile && error.isMissing)) bad.push(`${name} (does not open)`);
        else if (gone.has(name)) absent += 1;
        else bad.push(`${name} (missing)`);
      }
    });
    const known = absent === 0 ? '' : `; ${absent} were gone when the backup was made`;
    return bad.length === 0
      ? { ok: true, said: `all ${opened} open${known}` }
      : { ok: false, said: `${bad.length} of ${opened + bad.length}: ${named(bad)}${known}` };
  },

  'sealed values': async ({ client, keys, all }) => {
    const { opened, closed } = await openSealedValues(client, keys, all);
    return closed.length === 0
      ? { ok: true, said: `${opened} opened${all ? ', all of them' : ', a sample; --all opens all'}` }
      : { ok: false, said: `${closed.length} of ${opened + closed.length} do not open: ${named(closed)}` };
  },

  audit: async ({ client, manifest, headsDir }) => {
    const kept = manifest?.heads;
    for (const realm of ['live', 'test'] as const) {
      const head = kept?.[realm];
      if (head === null || head === undefined) continue;
      const { rows } = await client.query<{ same: boolean }>(
        'select exists (select from app.audit_heads where test = $1 and seq = $2 and said = $3 and signature = $4) as same',
        [realm === 'test', head.seq, head.said, head.signature],
      );
      if (rows[0]?.same !== true)
        return { ok: false, said: `head ${head.seq} (${realm}) is not the one of the backup` };
    }
    const heads = headsDir === undefined ? undefined : await headsUntilNow(client, headsDir);
    const { faults, links, events, notes, head } = await verifyAudit(client, heads === undefined ? {} : { heads });
    if (faults.length > 0)
      return { ok: false, said: named(faults.map(({ table, id, what }) => `app.${table} ${id}: ${what}`)) };
    const until = head === null ? '' : `, up to head ${head}`;
    return { ok: true, said: [`${links} rows of the audit${until}, ${events} events of orders`, ...notes].join('; ') };
  },

  sequences: async ({ client }) => {
    const { rows: columns } = await client.query<{ table: string; column: string; sequence: string }>(
      `select c.oid::regclass::text as "table", a.attname as "column", pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped and a.attnum > 0
         and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
    );
    const used = columns.map(({ table, column, sequence }) => ({
      sequence,
      sql: `select max(${column}) from ${table}`,
    }));
    used.push({
      sequence: 'app.provider_ids',
      sql: 'select max(v::bigint) from app.order_contents c, jsonb_each_text(c.provider_ids) p(k, v)',
    });
    const behind: string[] = [];
    for (const { sequence, sql } of used) {
      const { rows } = await client.query<{ behind: boolean }>(
        `select coalesce((${sql}), 0) > last_value as behind from ${sequence}`,
      );
      if (rows[0]?.behind === true) behind.push(sequence);
    }
    return behind.length === 0
      ? { ok: true, said: `all ${used.length} are ahead of what was given` }
      : { ok: false, said: `behind what was given: ${named(behind)}` };
  },

  bureaus: async ({ client }) => {
    const { rows } = await client.query<{ all: number; running: number }>(
      `select count(*)::int as "all", count(*) filter (where stopped is null and paused is null)::int as running from app.bureaus where not test`,
    );
    const { all = 0, running = 0 } = rows[0] ?? {};
    // No fault: after the numbers were compared they are resumed one by one.
    return { ok: true, said: `${all - running} of ${all} connections are stopped` };
  },
};

/** The heads outside up to the last one of the database: those of after the backup are proof of what it lacks. */
async function headsUntilNow(client: pg.ClientBase, dir: string): Promise<TrustedHeads> {
  const { rows } = await client.query<{ live: number; test: number }>(
    `select count(*) filter (where not test)::int as live, count(*) filter (where test)::int as test from app.audit_heads`,
  );
  const { live = 0, test = 0 } = rows[0] ?? {};
  try {
    const folder = openHeadsFolder(dir);
    const heads = { live: folder.read('live').slice(0, live), test: folder.read('test').slice(0, test) };
    return { heads, keys: readPublicKeys(dir) };
  } catch (error) {
    throw new SetupFault(`--heads: ${dir} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
