import { connectClient, databaseLimits } from '@beian/database/connection';
import { findSchemaFault } from '@beian/database/context';
import { findFirstRun } from '@beian/database/first-run';
import { findForeignKeys, readInstallation } from '@beian/database/installation';
import { explainConnectionError, SetupFault, superuserAdvice } from '@beian/database/programs';
import { readKeysFile } from '@beian/database/sealing';
import { findEdition } from '@beian/database/settings';
import { firstRunRow } from '@beian/domain/first-run';
import { clockLine, isLocal, type Line, linesOf, type Variables } from './line.ts';
import { ask, certificateLine, openTcp, openTls, reasonOf } from './tls.ts';

/** Each address with the role that it must log in as; undefined: any that may do its work. */
const addresses = [
  { name: 'DATABASE_URL', role: undefined },
  { name: 'DATABASE_APP_URL', role: 'app' },
  { name: 'DATABASE_WORKER_URL', role: 'worker' },
] as const;

/** A connection by itself. */
type Client = Awaited<ReturnType<typeof connectClient>>;

export interface Processes {
  readonly api: number;
  readonly workers: number;
}

/** The database by each address that is set. */
export async function checkDatabases(env: Variables, processes: Processes): Promise<Line[]> {
  const named = addresses.filter(({ name }) => env[name] !== undefined);
  if (named.length === 0)
    return [
      linesOf('database').warning(
        'no address of a database is set',
        'Set DATABASE_URL, DATABASE_APP_URL or DATABASE_WORKER_URL, as the program has it (docs/operations.md, Configure)',
      ),
    ];
  const all = await Promise.all(named.map(({ name, role }) => checkOne(name, role, env[name] ?? '')));
  const server = await withClient(env, (client) => checkServer(client, processes, env));
  return [...all.flat(), ...server];
}

async function checkOne(name: string, wanted: string | undefined, url: string): Promise<Line[]> {
  const line = linesOf('database');
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    return [line.fault(`${name} is no address`, 'Write it like postgres://user:password@host:5432/beian')];
  let client: Client | undefined;
  try {
    client = await connectClient(url, databaseLimits);
    return [...(await checkRole(client, name, wanted)), ...(await checkTls(client, name, url))];
  } catch (error) {
    const fault = explainConnectionError(name, url, error);
    // Until the migration has run there are no roles of the programs.
    const isUnmade = wanted !== undefined && error instanceof Error && 'code' in error && error.code === '28P01';
    const says = fault instanceof SetupFault ? fault.message.replace(/\.$/, '') : `${name}: ${reasonOf(error)}`;
    return isUnmade
      ? [
          line.warning(
            says,
            `Before the first migration there is no role ${wanted}: run the migration; else mend the password`,
          ),
        ]
      : [line.fault(says, 'Mend the address, start the server, or let it take this machine (pg_hba.conf)')];
  } finally {
    await client?.end().catch(() => undefined);
  }
}

async function checkRole(client: Client, name: string, wanted: string | undefined): Promise<Line[]> {
  const line = linesOf('database');
  const { rows } = await client.query<{
    role: string;
    super: boolean;
    bypasses: boolean;
    makes: boolean;
    owns: boolean;
    owner: string;
    tables: number;
  }>(
    `select r.rolname as role, r.rolsuper as super, r.rolbypassrls as bypasses, r.rolcreaterole as makes,
       pg_has_role(d.datdba, 'member') as owns, pg_get_userbyid(d.datdba) as owner,
       (select count(*)::int from pg_tables t where t.schemaname = 'app' and t.tableowner = current_user) as tables
     from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
  );
  const [row] = rows;
  if (row === undefined) return [];
  if (row.super || row.bypasses)
    return [
      line.fault(
        `${name} logs in as ${row.role}, ${row.super ? 'a superuser' : 'a role with BYPASSRLS'}: row-level security does not bind it`,
        superuserAdvice(row.role),
      ),
    ];
  if (wanted !== undefined && row.role !== wanted)
    return [line.fault(`${name} logs in as ${row.role}`, `It must be the role ${wanted}, which the migration makes`)];
  if (wanted !== undefined && row.tables > 0)
    return [line.fault(`${row.role} owns our tables`, superuserAdvice(row.role))];
  if (wanted === undefined && (!row.makes || !row.owns))
    return [
      line.fault(
        `${name} logs in as ${row.role}, which ${row.owns ? 'may not create roles' : `does not own the database (${row.owner} does)`}`,
        `Run as a superuser: alter role ${row.role} createrole; alter database ${row.owns ? '…' : 'beian'} owner to ${row.role};`,
      ),
    ];
  return [line.ok(`${name}: the role ${row.role} is bound by row-level security`)];
}

async function checkTls(client: Client, name: string, url: string): Promise<Line[]> {
  const line = linesOf('database');
  const { rows } = await client.query<{ ssl: boolean; version: string | null }>(
    'select ssl, version from pg_stat_ssl where pid = pg_backend_pid()',
  );
  const { hostname, port, searchParams } = new URL(url);
  if (rows[0]?.ssl !== true)
    return isLocal(url)
      ? [line.ok(`${name}: not encrypted, on this machine`)]
      : [
          line.fault(
            `${name}: the connection is not encrypted`,
            'Add sslmode=verify-full to the address (docs/installing.md, Connections and TLS)',
          ),
        ];
  const mode = searchParams.get('sslmode') ?? '';
  const verified =
    mode === 'verify-full'
      ? line.ok(`${name}: encrypted (${rows[0].version})`)
      : line.warning(
          `${name}: encrypted, but sslmode is ${mode || 'not set'}`,
          'Write sslmode=verify-full, so that the server is known',
        );
  try {
    const socket = await openTcp(hostname, Number(port || 5432));
    // SSLRequest: the server answers S, and TLS begins on the same connection.
    await ask(socket, String.fromCharCode(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f), (got) => got.length > 0);
    socket.removeAllListeners('data');
    const tls = await openTls(hostname, 0, socket);
    const certificate = certificateLine('database', name, tls, !searchParams.has('sslrootcert'));
    tls.destroy();
    return [verified, certificate];
  } catch {
    return [verified];
  }
}

/** Through the first address that opens. */
async function withClient(env: Variables, work: (client: Client) => Promise<Line[]>): Promise<Line[]> {
  for (const name of ['DATABASE_WORKER_URL', 'DATABASE_APP_URL', 'DATABASE_URL']) {
    const url = env[name];
    if (url === undefined) continue;
    const client = await connectClient(url, databaseLimits).catch(() => undefined);
    if (client === undefined) continue;
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return [];
}

const OLDEST = 160_000;
/** docs/installing.md, Connections. */
const connections = { api: 26, worker: 19, workerOnRedis: 14, others: 10 };

async function checkServer(client: Client, { api, workers }: Processes, env: Variables): Promise<Line[]> {
  const line = linesOf('database');
  const before = Date.now();
  const [now] = (
    await client.query<{ at: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as at')
  ).rows;
  const halfMs = (Date.now() - before) / 2;
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('server_version_num', 'server_version', 'max_connections', 'superuser_reserved_connections',
       'reserved_connections', 'fsync', 'full_page_writes', 'synchronous_commit', 'shared_buffers', 'server_encoding')`,
  );
  const of = (name: string) => rows.find((row) => row.name === name)?.setting ?? '0';
  const lines: Line[] = [clockLine('database', 'the database', before + halfMs - (now?.at ?? 0), halfMs)];
  lines.push(
    Number(of('server_version_num')) >= OLDEST
      ? line.ok(`PostgreSQL ${of('server_version')}`)
      : line.fault(`PostgreSQL ${of('server_version')} is too old`, 'It must be 16 or newer'),
  );
  const needed =
    connections.api * api +
    (env.REDIS_URL !== undefined ? connections.workerOnRedis : connections.worker) * workers +
    connections.others;
  const there =
    Number(of('max_connections')) - Number(of('superuser_reserved_connections')) - Number(of('reserved_connections'));
  const counted = `${api} API and ${workers} worker processes need ${needed} connections; there are ${there}`;
  lines.push(
    there >= needed - connections.others
      ? line.ok(counted)
      : line.fault(
          counted,
          `Set max_connections to ${needed} at least, or start fewer processes (--api N --workers N says how many)`,
        ),
  );
  for (const name of ['fsync', 'full_page_writes'])
    if (of(name) !== 'on')
      lines.push(line.fault(`${name} is off`, `Switch ${name} on: after a crash the database may be lost`));
  if (of('synchronous_commit') === 'off')
    lines.push(line.fault('synchronous_commit is off', 'Switch it on: decisions that were answered may be lost'));
  if (of('server_encoding') !== 'UTF8')
    lines.push(line.fault(`the database is encoded in ${of('server_encoding')}`, 'Create it with encoding UTF8'));
  if (Number(of('shared_buffers')) * 8 < 128 * 1024)
    lines.push(
      line.warning(
        'shared_buffers is below 128 MB',
        'Give a quarter of the memory of its machine (docs/installing.md, Sizes)',
      ),
    );
  return [...lines, ...(await checkContent(client, env))];
}

/** Whether the schema is of this release, and the first-run list. */
async function checkContent(client: Client, env: Variables): Promise<Line[]> {
  const line = linesOf('database');
  const { rows } = await client
    .query<{ there: boolean }>(`select to_regclass('migrations.applied') is not null as there`)
    .catch(() => ({ rows: [] }));
  if (rows[0]?.there !== true)
    return [
      line.warning('it is not migrated yet', 'Run node packages/database/dist/migrate.js before the programs start'),
    ];
  const fault = await findSchemaFault(client);
  if (fault !== undefined)
    return [
      line.fault(
        fault === 'SCHEMA_BEHIND' ? 'it was not migrated for this release' : 'a later release has changed it',
        fault === 'SCHEMA_BEHIND' ? 'Run the migration of this release' : 'Start the later release',
      ),
    ];
  const lines = [line.ok('it is migrated for this release')];
  await client.query(`select set_config('app.kind', 'system', false), set_config('app.actor', 'clock', false)`);
  lines.push(...(await checkKeys(client, env.KEYS_FILE)));
  lines.push(...(await checkEdition(client)));
  const list = await findFirstRun(client).catch(() => undefined);
  if (list === undefined) return lines;
  const first = linesOf('first run');
  const isConfirmed = list.confirmed !== null;
  return [
    ...lines,
    list.demonstration
      ? first.ok('a demonstration: counts as confirmed')
      : isConfirmed
        ? first.ok('the list is confirmed: orders are pushed')
        : first.warning(
            'the list is not confirmed: nothing is pushed to a bureau',
            'An administrator confirms it on the SLA board, once all below is done',
          ),
    ...list.rows.map(({ item, done, confirmed }) => {
      const { label, checked, todo } = firstRunRow(item);
      const name = `${label.en} ${label.zh}`;
      return done
        ? first.ok(
            `${name}: ${confirmed === null ? checked.en : `confirmed by ${confirmed.by ?? 'nobody'}, ${confirmed.at}`}`,
          )
        : first.warning(`${name}: open`, `${todo.en} ${todo.zh}`);
    }),
  ];
}

/** An old edition is no fault: a person may want it, and should know in what it differs from today. */
async function checkEdition(client: Client): Promise<Line[]> {
  const line = linesOf('rules');
  const edition = await findEdition(client, 'en').catch(() => undefined);
  if (edition === undefined) return [];
  if (edition.isCurrent) return [line.ok(`${edition.label}: what holds today`)];
  const differences = edition.differences.map(({ here, today }) => `${here} (today: ${today})`).join('; ');
  const says = `${edition.label} is in force, not the rules of today: ${differences}`;
  return [edition.isDemonstration ? line.ok(says) : line.warning(says, 'Choose “Rules of the day” under Settings')];
}

/** Whether database and keys are those of one installation; writes nothing, as the programs would at their first start. */
async function checkKeys(client: Client, file: string | undefined): Promise<Line[]> {
  if (file === undefined) return [];
  const line = linesOf('keys');
  try {
    const foreign = await findForeignKeys(client, await readInstallation(client), readKeysFile(file), file);
    if (foreign !== undefined) return [line.fault(foreign, 'Put the keys file of this database back')];
    return [line.ok('keys and database belong together')];
  } catch {
    // What is wrong with the file is said where it is looked at by itself.
    return [];
  }
}
