import type pg from 'pg';
import { SetupFault } from '../programs/program.ts';

/**
 * The oldest supported PostgreSQL. Reason: roles granted without inheritance (`with inherit false, set true`) need
 * version 16.
 */
const OLDEST_POSTGRES = 16;

/**
 * `what`: how the message names the server.
 * @throws SetupFault with the server's version and the oldest supported one
 */
export async function requireSupportedPostgres(client: pg.Client | pg.Pool, what: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version >= OLDEST_POSTGRES * 10_000) return;
  const shown = `${Math.floor(version / 10_000)}.${version % 10_000}`;
  throw new SetupFault(`${what} a PostgreSQL ${shown}; it must be ${OLDEST_POSTGRES} or newer.`);
}
