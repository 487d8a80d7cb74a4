import type { ReadinessFault } from '@beian/domain/readiness';
import type pg from 'pg';
import { acquireClient, releaseClient } from '../connection/connections.ts';
import type { AppContext } from '../transaction/context-type.ts';
import { findSchemaFault, type SchemaFault } from './schema-state.ts';

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

const askSystem = (pool: pg.Pool) => withClient(pool, (client) => findSchemaFault(client, READY_MS));

const askOne = (pool: pg.Pool) =>
  withClient(pool, async (client) => {
    const question = { text: '/* ready */ select 1', query_timeout: READY_MS };
    await client.query(question);
    return undefined;
  });

async function withClient(
  pool: pg.Pool,
  ask: (client: pg.PoolClient) => Promise<SchemaFault | undefined>,
): Promise<SchemaFault | undefined> {
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
