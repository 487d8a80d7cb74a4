import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { SetupFault } from '../programs/program.ts';
import { isBefore } from '../programs/release.ts';
import { sha256 } from '../sealing/seal.ts';
import { type LockTimes, retryForLock, setLockTimeout } from './lock-retry.ts';
import { migrationNames } from './migration-names.ts';
import { contractSince, type Statement, statementsOf } from './statements.ts';

/** A program of this release stops at the column `contract`, and does not know `contract_since`. */
const FIRST_RELEASE = '0.1.0';

/**
 * Runs each migration file that has not run, in name order: in one transaction, or statement by statement if it says `-- no-transaction`.
 * A file is recorded as applied with or after its last statement.
 * @returns how many ran
 * @throws SetupFault when a file was changed after it ran, or a later release has migrated the database
 */
export async function applyMigrations(client: pg.Client, folder: URL, times: LockTimes): Promise<number> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations.applied');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const names = await migrationNames(folder);
  const later = rows.map(({ name }) => name).filter((name) => !names.includes(name));
  if (later.length > 0)
    throw new SetupFault(
      `DATABASE_URL: the database was migrated by a later release (${later.sort().at(-1)}); run the migration of that release, or restore a backup of before.`,
    );
  let applied = 0;
  for (const name of names) {
    const sql = await readFile(new URL(name, folder), 'utf8');
    const hash = sha256(sql);
    const before = known.get(name);
    if (before === hash) continue;
    if (before !== undefined) {
      throw new SetupFault(
        `DATABASE_URL: migrations/${name} was applied and has been changed since; put it back and write the change as a new file.`,
      );
    }
    const what = `migrations/${name}`;
    const since = contractSince(sql) ?? null;
    const record = () =>
      client.query('insert into migrations.applied (name, sha256, contract, contract_since) values ($1, $2, $3, $4)', [
        ...[name, hash],
        ...[since !== null && isBefore(FIRST_RELEASE, since), since],
      ]);
    const statements = statementsOf(sql);
    if (statements === undefined) {
      await retryForLock(what, times, () =>
        withTransaction(client, async () => {
          await client.query(sql);
          if (takesFromCallers.test(sql)) await giveRightsBack(client);
          await record();
        }),
      );
    } else {
      for (const statement of statements) await runAlone(client, statement, what, times);
      await record();
    }
    applied += 1;
  }
  return applied;
}

/** A revoke that names a role of the API's callers. */
const takesFromCallers = /\brevoke\b[^;]*\bapp_(staff|partner)\b/i;
/** Rights of `app` on tables and columns that the roles of the API's callers lack, as statements. */
const missingRights = `with rights as (
    select a.grantee::regrole::text as role, c.oid::regclass::text as thing, a.privilege_type as may, '' as part
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.grantee <> 0
    union all
    select a.grantee::regrole::text, c.oid::regclass::text, a.privilege_type, format(' (%I)', t.attname)
    from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
    where c.relnamespace = 'app'::regnamespace and a.grantee <> 0)
  select format('grant %s%s on %s to %I', should.may, should.part, should.thing, caller.role) as text
  from rights should, (values ('app_staff'), ('app_partner')) caller(role)
  where should.role = 'app' and to_regrole(caller.role) is not null and not exists (
    select from rights has where has.role = caller.role and (has.thing, has.may, has.part) = (should.thing, should.may, should.part))`;

/**
 * Gives the callers' roles what a revoke has left to `app`, which the running release works with: app.sync_actor_roles() does so at the end, and the
 * migrations until then may take minutes. A grant waits for no lock.
 */
async function giveRightsBack(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ text: string }>(missingRights);
  for (const { text } of rows) await client.query(text);
}

/** Runs one statement of a file without a transaction; it may have run before, wholly or in part. */
async function runAlone(
  client: pg.Client,
  { text, repeats, index }: Statement,
  what: string,
  times: LockTimes,
): Promise<void> {
  if (repeats) {
    const runOnce = () =>
      withTransaction(client, async () => {
        await client.query(`set local app.kind = 'system'; set local app.actor = 'migration'`);
        return (await client.query(text)).rowCount;
      });
    while ((await retryForLock(what, times, runOnce)) !== 0);
    return;
  }
  if (index !== undefined) return buildIndex(client, text, index, times);
  await retryForLock(what, times, () => client.query(text));
}

/**
 * Builds an index concurrently. It waits for the transactions of others as long as these last, since nobody waits for it. What an
 * interrupted build left is dropped first: `if not exists` would take it for the index.
 */
async function buildIndex(
  client: pg.Client,
  text: string,
  [schema, name]: NonNullable<Statement['index']>,
  times: LockTimes,
): Promise<void> {
  const { rows } = await client.query<{ invalid: string }>(
    `select c.oid::regclass::text as invalid from pg_class c join pg_index i on i.indexrelid = c.oid
     where c.relnamespace = to_regnamespace($1) and c.relname = $2 and not i.indisvalid`,
    [schema, name],
  );
  await setLockTimeout(client, 0);
  try {
    for (const { invalid } of rows) await client.query(`drop index concurrently ${invalid}`);
    await client.query(text);
  } finally {
    await setLockTimeout(client, times.timeoutMs);
  }
}

export async function withTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
