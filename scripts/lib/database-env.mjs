import path from 'node:path';
import { Failure } from './failure.mjs';
import { dataDir } from './paths.mjs';
import { asObject, readJson } from './store.mjs';

/**
 * Database settings of a command that works on a running installation: the environment variables, else those of the start.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 * @throws {Failure} when neither exists
 */
export function databaseEnv(env) {
  const heads = env.AUDIT_HEADS_DIR ?? path.join(dataDir, 'audit-heads');
  if (env.DATABASE_AUDITOR_URL || env.DATABASE_URL) return env;
  const { port, migrator } = asObject(readJson(path.join(dataDir, 'postgres.json')));
  if (typeof migrator !== 'string')
    throw new Failure(
      'Which database? Set DATABASE_URL (to verify: DATABASE_AUDITOR_URL), or run npm start once in this checkout.',
    );
  return { ...env, DATABASE_URL: `postgres://migrator:${migrator}@127.0.0.1:${port}/beian`, AUDIT_HEADS_DIR: heads };
}
