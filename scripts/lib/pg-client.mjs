import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf, Failure } from './failure.mjs';
import { root } from './paths.mjs';

/**
 * The part of `pg` that the scripts use. `pg` is a dependency of packages/database and exists only after the install.
 * @typedef {{ connect(): Promise<void>, end(): Promise<void>, on(event: 'error', listener: () => void): void,
 *   query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>, escapeLiteral(text: string): string }} Client
 */

/**
 * @template T
 * @param {string} url
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const load = createRequire(path.join(root, 'packages/database/package.json'));
  /** @type {{ Client: new (options: object) => Client }} */
  const pg = load('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** SQLSTATE or system error code → what it means for the person who set the address. */
const meanings = /** @type {Record<string, string>} */ ({
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no host has that name',
  EAI_AGAIN: 'the name of the host cannot be resolved',
  ETIMEDOUT: 'no answer within 5 s',
  '28P01': 'the password is wrong',
  28000: 'the user may not log in',
  '3D000': 'the database does not exist',
  53300: 'it has no connection left',
});

/**
 * @param {string} name name of the setting
 * @param {string} url
 * @throws {Failure} a sentence that names setting, user, host and database, never the password
 */
export async function mustReach(name, url) {
  try {
    await withClient(url, (client) => client.query('select 1'));
  } catch (error) {
    const code = codeOf(error) ?? '';
    const why = meanings[code] ?? (error instanceof Error ? error.message : String(error));
    throw new Failure(`${name} cannot be used: ${withoutPassword(url)}: ${why}.`);
  }
}

/** @param {string} url */
export function withoutPassword(url) {
  const parsed = new URL(url);
  parsed.password = '';
  parsed.search = '';
  return parsed.href;
}

/**
 * @param {string} url of the migrator
 * @param {string} user
 * @param {string} password
 * @returns {string} the same database for another role
 */
export function urlFor(url, user, password) {
  const parsed = new URL(url);
  parsed.username = user;
  parsed.password = encodeURIComponent(password);
  return parsed.href;
}
