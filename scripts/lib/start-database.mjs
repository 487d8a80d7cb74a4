import { Failure } from './failure.mjs';
import { mustReach, urlFor, withoutPassword } from './pg-client.mjs';
import { whyNoAnswer } from './ports.mjs';
import { passwordsForOwnDatabase, prepareDatabase, startPostgres } from './postgres.mjs';

/**
 * The database of a start: the user's (DATABASE_URL), else the one of `.data`.
 * @param {Partial<Record<string, string>>} settings
 * @param {(text: string) => void} note
 * @param {(guard: { name: string, pid: number, started: string }) => void} onGuard
 * @returns {Promise<{ url: string, appUrl: string, workerUrl: string }>} database URLs of migrator, app and worker
 */
export async function startDatabase(settings, note, onGuard) {
  if (settings.REDIS_URL) await mustReachRedis(settings.REDIS_URL);
  if (settings.DATABASE_URL) {
    const url = settings.DATABASE_URL;
    await mustReach('DATABASE_URL', url);
    const passwords = passwordsForOwnDatabase();
    note(withoutPassword(url));
    return {
      url,
      appUrl: settings.DATABASE_APP_URL ?? urlFor(url, 'app', passwords.app),
      workerUrl: settings.DATABASE_WORKER_URL ?? urlFor(url, 'worker', passwords.worker),
    };
  }
  const bin = settings.POSTGRES_BIN;
  const postgres = await startPostgres({ onGuard, ...(bin === undefined ? {} : { bin }) });
  const { place, passwords, reused, port } = postgres;
  const url = await prepareDatabase(postgres);
  const where = place.outside ? `, data and programs in ${place.outside}` : '';
  note(`port ${port}${reused ? ', was running' : ''}${where}`);
  return { url, appUrl: urlFor(url, 'app', passwords.app), workerUrl: urlFor(url, 'worker', passwords.worker) };
}

/** @param {string} url */
async function mustReachRedis(url) {
  const { hostname, port } = new URL(url);
  const why = await whyNoAnswer(hostname, Number(port || 6379));
  if (why) throw new Failure(`REDIS_URL cannot be used: ${hostname}:${port || 6379}: ${why}.`);
}
