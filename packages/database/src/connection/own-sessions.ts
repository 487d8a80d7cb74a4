import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { SetupFault } from '../programs/program.ts';
import { acquireClient, connectClient, type DatabaseLimits, releaseClient } from './connections.ts';

/** A pooler with other traffic may give one session twice to the same connection by chance, hardly so often in a row. */
const ROUNDS = 3;

/**
 * Settings, locks of bureaus and LISTEN belong to a session, so each connection needs its own for as long as it is open. A pooler in
 * transaction or statement mode (PgBouncer's `pool_mode`) gives the session to the next connection: a setting then appears on the other
 * connection, or is missing on its own.
 * @throws SetupFault with what to do
 */
export async function requireOwnSessions(pool: pg.Pool, url: string, limits: DatabaseLimits): Promise<void> {
  const one = await acquireClient(pool);
  let other: pg.Client | undefined;
  try {
    other = await connectClient(url, limits);
    for (let round = 0; round < ROUNDS; round += 1) {
      const given = randomUUID();
      await one.query(`select set_config('app.probe', $1, false)`, [given]);
      const onOther = await readProbe(other);
      if (onOther === given || (await readProbe(one)) !== given) throw new SetupFault(SHARED);
    }
  } finally {
    releaseClient(one);
    await other?.end();
  }
}

const SHARED =
  'The database address leads through a pooler in transaction or statement mode, where connections lose their settings and locks. Set `pool_mode = session` for this database in PgBouncer, or give the address of PostgreSQL itself.';

async function readProbe(client: pg.ClientBase): Promise<string | null | undefined> {
  const { rows } = await client.query<{ probe: string | null }>(`select current_setting('app.probe', true) as probe`);
  return rows[0]?.probe;
}
