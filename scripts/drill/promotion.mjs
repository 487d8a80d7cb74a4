// The step in which a standby that lags takes the place of the database, and nobody migrates: docs/backup.md, A standby is promoted.
import { Failure } from '../lib/failure.mjs';
import { withClient } from '../lib/pg-client.mjs';
import { changeAllBureaus, settleAndResume } from './restore.mjs';
import { startStandby } from './standby.mjs';

/** Orders that are at their bureau, and wait for a file on the standby. */
const LOST = 2;

/** @typedef {import('./installation.mjs').Drill} Drill */

/** @param {Drill} drill @param {boolean} holdDecisions */
const holdDecisions = ({ clients }, holdDecisions) =>
  clients.callSandbox('control/faults', { province: 'all', holdDecisions });

/** @param {Drill} drill @returns {Promise<number>} */
const waiting = async ({ query }) =>
  Number((await query(`select count(*) from app.orders where state = 'SUBMITTING' and not test`))[0].count);

/**
 * Orders go to their bureaus while the standby gets nothing any more; then the primary dies, and the standby is promoted. What else was confirmed in these
 * seconds is lost with a primary that waits for no standby, so no note is written, and no bureau decides.
 * @param {Drill} drill
 */
export async function promoteLagging(drill) {
  await drill.pushing;
  await drill.quiet();
  await holdDecisions(drill, true);
  await changeAllBureaus(drill, 'pauseBureau');
  await drill.pushNext(LOST);
  const standby = await startStandby(drill.postgres);
  const release = await drill.load.holdNotes();
  await standby.catchUp();
  standby.lag();
  await changeAllBureaus(drill, 'resumeBureau');
  await drill.until('what was pushed is at its bureau', async () => (await waiting(drill)) === 0);

  drill.brokeAt = performance.now();
  await drill.stopDatabase();
  await standby.promote();
  const { database, filesDir } = drill.place();
  const { DATABASE_URL, DATABASE_APP_URL, DATABASE_WORKER_URL } = database;
  const superuserUrl = standby.on(
    Object.assign(new URL(drill.superuserUrl), { pathname: new URL(DATABASE_URL).pathname }).href,
  );
  drill.moveTo({
    database: {
      DATABASE_URL: standby.on(DATABASE_URL),
      DATABASE_APP_URL: standby.on(DATABASE_APP_URL),
      DATABASE_WORKER_URL: standby.on(DATABASE_WORKER_URL),
    },
    filesDir,
    query: (sql, values) => withClient(superuserUrl, async (client) => (await client.query(sql, values)).rows),
  });
  for (const network of drill.networks.values()) {
    network.moveTo(superuserUrl);
    network.cut();
  }
  release();
}

/** @param {Drill} drill @returns {Promise<string>} */
export async function standbyLacksFiles(drill) {
  const found = await waiting(drill);
  if (found !== LOST) throw new Failure(`${found} orders wait on the standby, not ${LOST}`);
  return `${LOST} orders wait here that their bureaus have; nobody ran migrate`;
}

/** @param {Drill} drill @returns {Promise<string>} */
export async function settlePromotion(drill) {
  const { database, filesDir } = drill.place();
  const settled = await settleAndResume(drill, { ...database, KEYS_FILE: drill.keysFile, FILES_DIR: filesDir });
  await holdDecisions(drill, false);
  await drill.pushNext(1);
  return `${settled}; an order pushed after it`;
}
