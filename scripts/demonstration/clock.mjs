import { Failure } from '../lib/failure.mjs';
import { withClient } from '../lib/pg-client.mjs';

/**
 * Sets the time of a demonstration. The sandbox comes first, because the desk calls its bureaus. This also marks the database as a
 * demonstration: no other database accepts a time offset.
 * @param {{ databaseUrl: string, sandboxUrl: string }} world `databaseUrl`: of the migrator
 * @param {number} ago time before now, ms; 0: the present
 */
export async function setTime({ databaseUrl, sandboxUrl }, ago) {
  const answer = await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(Date.now() - ago).toISOString() }),
  });
  if (!answer.ok) throw new Failure(`The sandbox answers ${answer.status} to control/clock`);
  await withClient(databaseUrl, (client) => client.query('select app.set_time($1)', [-ago]));
}
