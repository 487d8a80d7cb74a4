import type { ReadinessFault } from '@beian/domain/readiness';
import type pg from 'pg';
import { acquireClient, releaseClient } from '../connection/connections.ts';
import type { AppContext } from '../transaction/context-type.ts';
import { findSchemaFault } from './schema-state.ts';

/** Everything must answer within this time, ms. */
const READY_MS = 2000;

/**
 * What is wrong with this process now, asked through the pools in use: each answers within two seconds (a connection that does not is
 * closed), the schema is known, files can be stored, the key file can be read. What each fault takes away: `@beian/domain/readiness`.
 */
export async function findReadinessFaults(ctx: AppContext): Promise<ReadinessFault[]> {
  const { system, staff, partner } = ctx.pools;
  const others = [staff, partner].filter((pool) => pool !== undefined);
  const found = await Promise.all<ReadinessFault | undefined>([
    within(askSystem(system), 'DATABASE_SILENT'),
    ...others.map((pool) => within(askOne(pool), 'DATABASE_SILENT')),
    within(ctx.files.fault(), 'FILES_UNREACHABLE'),
    ctx.keys.fault(),
    ctx.replica?.fault(),
  ]);
  return [...new Set(found.filter((fault) => fault !== undefined))];
}

/** The fault that a check names; `otherwise` when it fails or is late. */
function within(
  check: Promise<ReadinessFault | undefined>,
  otherwise: ReadinessFault,
): Promise<ReadinessFault | undefined> {
  const late = new Promise<ReadinessFault>((resolve) => setTimeout(resolve, READY_MS, otherwise).unref());
  return Promise.race([check.catch(() => otherwise), late]);
}

const askSystem = (pool: pg.Pool) =>
  withClient(pool, async (client) => (await findSchemaFault(client, READY_MS)) ?? (await findCrowd(client)));

/** Whether the server has no connection left that a program may open; those that are open go on. */
async function findCrowd(client: pg.PoolClient): Promise<'DATABASE_CROWDED' | undefined> {
  const question = {
    text: `/* crowd */ select count(*) >= (select sum(case name when 'max_connections' then setting::int else -setting::int end)
        from pg_settings where name in ('max_connections', 'superuser_reserved_connections', 'reserved_connections')) as crowded
      from pg_stat_activity where datid is not null and usesysid is not null`,
    query_timeout: READY_MS,
  };
  const { rows } = await client.query<{ crowded: boolean }>(question);
  return rows[0]?.crowded === true ? 'DATABASE_CROWDED' : undefined;
}

const askOne = (pool: pg.Pool) =>
  withClient(pool, async (client) => {
    const question = { text: '/* ready */ select 1', query_timeout: READY_MS };
    await client.query(question);
    return undefined;
  });

async function withClient(
  pool: pg.Pool,
  ask: (client: pg.PoolClient) => Promise<ReadinessFault | undefined>,
): Promise<ReadinessFault | undefined> {
  const client = await acquireClient(pool);
  try {
    const answer = await ask(client);
    releaseClient(client);
    return answer;
  } catch (error) {
    releaseClient(client, true);
    throw error;
  }
}
