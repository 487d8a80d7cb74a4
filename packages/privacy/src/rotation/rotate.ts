import { setTimeout as wait } from 'node:timers/promises';
import { commandSettings } from '@beian/database/connection';
import { type FileSettings, type FileStore, openFileStore } from '@beian/database/files';
import { joinInstallation } from '@beian/database/installation';
import {
  createKeyring,
  generateKey,
  KEYS_RELOAD_MS,
  type KeyPart,
  type KeySet,
  type KeysFile,
  readKeysFile,
  updateKeysFile,
} from '@beian/database/sealing';
import type { WithKeys } from '@beian/database/transaction';
import { sealVersions } from '@beian/records/record';
import pg from 'pg';

import { addBlackListCopies, removeBlackListCopies } from './black-list-copies.ts';
import { renewFiles } from './files.ts';
import { Progress } from './progress.ts';
import { asSystem, countStale, renewTable } from './renew.ts';
import { countKeyUses, protectedTables } from './uses.ts';

export interface RotateOptions extends FileSettings {
  /** The migrator's URL: the tables' owner, to whom row-level security applies. */
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly say?: (line: string) => void;
  /** Time for processes to reload the key file, ms; more than KEYS_RELOAD_MS. */
  readonly reloadWaitMs?: number;
}

export interface RotationResult {
  /** Whether the keys of an earlier run were continued, and no new ones made. */
  readonly resumed: boolean;
  readonly current: { readonly sealing: string; readonly hash: string };
  /** Number of renewed rows by table; `files`: stored files. */
  readonly changed: Readonly<Record<string, number>>;
  /** What stays under another key: it cannot be decrypted, or is not sufficient to compute its hash. */
  readonly stuck: readonly string[];
  /** Ids of keys that nothing is stored under, with their part. */
  readonly idle: readonly { readonly part: KeyPart; readonly id: string; readonly removableFrom: string }[];
}

/** Key of the advisory lock: one rotation at a time in a database. */
const LOCK = 7_302_111_858;
/** By then all processes have reloaded the file, even if their clocks differ by up to a second. */
const RELOAD_WAIT_MS = 2 * KEYS_RELOAD_MS + 500;
/** How long to wait for transactions that began under an earlier key. */
const OPEN_TRANSACTION_TIMEOUT_MS = 120_000;
const MAX_PASSES = 50;

/**
 * Minutes that an unused key is kept: upload tickets are valid for 15 minutes under a data key, and saved answers of
 * idempotent calls (`findAnswer`) may hold a keyed hash for a day.
 */
const keyRetentionMinutes: Readonly<Record<KeyPart, number>> = { sealing: 15, hash: 24 * 60 };

/**
 * 密钥轮换: makes new data and hash keys, which running processes load within a second, and seals and hashes everything
 * stored again under them, without downtime. After a crash the next run continues. Throws if another run is in
 * progress.
 */
export async function rotate(options: RotateOptions): Promise<RotationResult> {
  const { databaseUrl, keysFile, say = () => undefined, reloadWaitMs = RELOAD_WAIT_MS } = options;
  // Before any key is made: a folder that is not mounted is refused.
  const stored = await openFileStore(options, contextOf(keysFile).keys);
  const client = await connect(databaseUrl);
  try {
    await acquireRotationLock(client);
    await assertSeesAllRows(client);
    const installation = await joinAsSystem(client, keysFile, stored);
    const resumed = await isUnfinished(client, keysFile, stored);
    if (!resumed)
      updateKeysFile(keysFile, (keys) => ({
        installation,
        sealing: addNextKey(keys.sealing, 'k'),
        hash: addNextKey(keys.hash, 'h'),
      }));
    // The check values of the new keys.
    await joinAsSystem(client, keysFile, stored);
    await activateKeys(client, keysFile, say, reloadWaitMs);
    const ctx = contextOf(keysFile);
    const files = await openFileStore(options, ctx.keys);
    const done = await renewAll(client, ctx, { files, say });
    await removeBlackListCopies(client, ctx);
    const idle = await findIdleKeys(client, readKeysFile(keysFile), files);
    return { resumed, current: ctx.keys.current(), ...done, idle };
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, ...commandSettings });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Makes sure that the keys and the store are those of the database. @returns the id of the installation @throws ForeignPart */
export const joinAsSystem = (client: pg.Client, keysFile: string, files: FileStore): Promise<string> =>
  asSystem(client, () => joinInstallation({ client, keys: readKeysFile(keysFile), keysFile, files }));

class Busy extends Error {}

/** Released when the connection ends. */
export async function acquireRotationLock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
  if (rows[0]?.mine !== true)
    throw new Busy('Keys of this database are being changed by another run; wait for its end.');
}

/**
 * Row-level security limits members of the programs' roles to one realm; such a run would leave the other realm under
 * keys that are then removed.
 */
export async function assertSeesAllRows(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ bound: boolean }>(
    `select pg_has_role(current_user, 'worker', 'usage') or pg_has_role(current_user, 'app', 'usage') as bound`,
  );
  if (rows[0]?.bound !== false)
    throw new Busy(
      'DATABASE_URL names a role that inherits from app or worker and does not see every row: run the migration first.',
    );
}

const contextOf = (keysFile: string): WithKeys => ({ keys: createKeyring(readKeysFile(keysFile)) });

/** An earlier run was interrupted: its keys are not in force yet, or something is still under another key. */
async function isUnfinished(client: pg.Client, keysFile: string, files: FileStore): Promise<boolean> {
  const { sealing, hash } = readKeysFile(keysFile);
  if (sealing.next !== undefined || hash.next !== undefined) return true;
  if (Object.keys(sealing.keys).length === 1 && Object.keys(hash.keys).length === 1) return false;
  const ctx = contextOf(keysFile);
  for (const table of protectedTables) if ((await countStale(client, ctx, table)) > 0) return true;
  for await (const { keyId } of files.keyIds()) if (keyId !== sealing.current) return true;
  return false;
}

function addNextKey(set: KeySet, letter: string): KeySet {
  const taken = Object.keys(set.keys).map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  const id = `${letter}${Math.max(...taken) + 1}`;
  return { ...set, next: id, keys: { ...set.keys, [id]: generateKey() } };
}

/**
 * Processes must know the new keys before any of them is used, so that every process can decrypt new values and
 * search for new hashes.
 */
async function activateKeys(
  client: pg.Client,
  keysFile: string,
  say: (line: string) => void,
  reloadWaitMs: number,
): Promise<void> {
  const { sealing, hash } = readKeysFile(keysFile);
  if (sealing.next === undefined && hash.next === undefined) return;
  say(`keys ${[sealing.next, hash.next].filter((one) => one !== undefined).join(' and ')} are in ${keysFile}`);
  await wait(reloadWaitMs);
  await addBlackListCopies(client, contextOf(keysFile));
  const since = await databaseNow(client);
  const inForce = (set: KeySet): KeySet => {
    const { next, ...rest } = set;
    return next === undefined ? set : { ...rest, current: next, since };
  };
  const keys = updateKeysFile(keysFile, (one) => ({
    ...one,
    sealing: inForce(one.sealing),
    hash: inForce(one.hash),
  }));
  await wait(reloadWaitMs);
  say(`what is written from now on is sealed with ${keys.sealing.current} and hashed with ${keys.hash.current}`);
}

export async function databaseNow(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ now: string }>('select app.iso(app.now()) as now');
  return rows[0]?.now ?? '';
}

interface RenewOptions {
  readonly files: FileStore;
  readonly say: (line: string) => void;
}

/** Repeats passes until one finds nothing and began after every transaction with the earlier keys had ended. */
async function renewAll(client: pg.Client, ctx: WithKeys, { files, say }: RenewOptions) {
  const changed: Record<string, number> = {};
  const begun = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const giveUpAt = Date.now() + OPEN_TRANSACTION_TIMEOUT_MS;
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const settled = await isSettled(client, begun.rows[0]?.xid ?? '0');
    const found = await renewPass(client, ctx, { files, say }, changed);
    if (found.left === 0 && settled) return { changed, stuck: found.stuck };
    if (Date.now() > giveUpAt)
      throw new Busy(
        'A transaction of before the new keys is still open, or rows are held: run it again, it goes on from here.',
      );
    if (!settled || found.changed === 0) await wait(KEYS_RELOAD_MS);
  }
  throw new Busy(
    'Values are written under an earlier key again and again: is a program running with another keys file?',
  );
}

async function renewPass(client: pg.Client, ctx: WithKeys, options: RenewOptions, changed: Record<string, number>) {
  const stuck: string[] = [];
  let [sum, left] = [0, 0];
  await sealOldVersions(client, ctx);
  for (const table of protectedTables) {
    const total = await countStale(client, ctx, table);
    if (total === 0) continue;
    const progress = new Progress(table, total, options.say);
    const done = await renewTable(client, ctx, table, (rows) => progress.add(rows));
    progress.end();
    changed[table] = (changed[table] ?? 0) + done.changed;
    sum += done.changed;
    stuck.push(...done.stuck);
    left += Math.max(0, (await countStale(client, ctx, table)) - done.stuck.length);
  }
  const progress = new Progress('files', undefined, options.say);
  const done = await renewFiles(options.files, ctx.keys.current().sealing, (one) => progress.add(one));
  progress.end();
  if (done.changed > 0) changed.files = (changed.files ?? 0) + done.changed;
  return { stuck: [...stuck, ...done.stuck], changed: sum + done.changed, left: left + done.changed };
}

async function sealOldVersions(client: pg.Client, ctx: WithKeys): Promise<void> {
  while ((await asSystem(client, () => sealVersions(ctx, { client }))) > 0);
}

/** Whether every transaction that wrote before this one has ended. */
async function isSettled(client: pg.Client, xid: string): Promise<boolean> {
  const { rows } = await client.query<{ settled: boolean }>(
    'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as settled',
    [xid],
  );
  return rows[0]?.settled === true;
}

/** When an unused key may be removed from the file, ISO. */
export const removableFrom = (part: KeyPart, since: string | undefined): string =>
  new Date((since === undefined ? 0 : Date.parse(since)) + keyRetentionMinutes[part] * 60_000).toISOString();

async function findIdleKeys(client: pg.Client, keys: KeysFile, files: FileStore): Promise<RotationResult['idle']> {
  const idle: RotationResult['idle'][number][] = [];
  for (const part of ['sealing', 'hash'] as const) {
    const { current, since, keys: all } = keys[part];
    for (const id of Object.keys(all)) {
      if (id === current || Object.keys(await countKeyUses(client, files, part, id)).length > 0) continue;
      idle.push({ part, id, removableFrom: removableFrom(part, since) });
    }
  }
  return idle;
}
