import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { actorRoles } from '../connection/actor-roles.ts';
import type { DatabaseClient } from '../connection/client.ts';
import { connectClient, type DatabaseLimits, DatabaseUnavailable, openPool } from '../connection/connections.ts';
import { keepSamples, type Lsn, lagOf, parseLsn, type Sample } from './lag.ts';

/** A replica that is further behind, seconds, is not read. */
export const MOST_LAG_SECONDS = 10;
/** Staff are told how old a list is from so many seconds on. */
export const SHOWN_LAG_SECONDS = 3;
/** How often primary and replica are asked where they stand, ms. */
const LOOK_MS = 500;
/** The same while somebody waits for the replica. */
const CATCH_UP_MS = 50;
/** A server that has not answered for so long, ms, is away. */
const AWAY_MS = 3000;
/** A replica that cannot be reached must not hold a page up for as long as the primary may. */
const CONNECT_MS = 2000;

export type ReplicaFault = 'REPLICA_AWAY' | 'REPLICA_LATE';

/** A streaming replica that lists, boards and downloads of staff are read from. */
export interface Replica {
  /** Pool of the replica for what this person reads; undefined: the primary is to be read. */
  poolFor(kind: 'staff' | 'export', actorId: string): pg.Pool | undefined;
  /** A read failed in a way that only a replica does: it is not used until it answers again. */
  giveUp(): void;
  /** Whether an error can come from a replica alone, so that the primary is asked instead. */
  isReplicaFault(error: unknown): boolean;
  /** Seconds by which it is behind; null: unknown, it does not answer. */
  lag(): number | null;
  fault(): ReplicaFault | undefined;
  /** The person has written up to here, and reads the primary until the replica has it. Text that is no position is ignored. */
  noteWrite(actorId: string, lsn: string): void;
  /** Up to where the person has written what the replica lacks. */
  lastWriteOf(actorId: string): string | undefined;
  /** Waits until the replica has what the primary has now, or is not used. */
  catchUp(): Promise<void>;
  readonly pools: Readonly<Record<'replica_staff' | 'replica_export', pg.Pool>>;
  close(): Promise<void>;
}

export interface ReplicaOptions {
  readonly url: string;
  readonly limits: DatabaseLimits;
  readonly primaryUrl: string;
  readonly staffPoolSize: number;
  readonly exportPoolSize: number;
  readonly idleTimeoutMillis: number;
}

/** Opens the pools and begins to watch; a replica that is away is no fault at the start. */
export function openReplica({ url, limits, primaryUrl, ...sizes }: ReplicaOptions): Replica {
  const own = { ...limits, connect: CONNECT_MS };
  const pools = {
    replica_staff: openPool(
      { connectionString: url, max: sizes.staffPoolSize, idleTimeoutMillis: sizes.idleTimeoutMillis },
      own,
      { session: { role: actorRoles.staff } },
    ),
    replica_export: openPool({ connectionString: url, max: sizes.exportPoolSize, idleTimeoutMillis: 10_000 }, own, {
      statement: 20_000,
      session: { idle_in_transaction_session_timeout: '60000' },
    }),
  };
  let samples: Sample[] = [];
  let replayed: { readonly lsn: Lsn; readonly at: number } | undefined;
  const written = new Map<string, { readonly lsn: Lsn; readonly text: string }>();

  const isAnswering = () => replayed !== undefined && performance.now() - replayed.at < AWAY_MS;
  const lag = () => (replayed === undefined || !isAnswering() ? null : lagOf(samples, replayed.lsn, performance.now()));
  const fault = (): ReplicaFault | undefined => {
    const seconds = lag();
    if (seconds === null) return 'REPLICA_AWAY';
    return seconds > MOST_LAG_SECONDS ? 'REPLICA_LATE' : undefined;
  };
  const forget = () => {
    if (replayed === undefined) return;
    const { lsn: here } = replayed;
    samples = keepSamples(samples, here);
    for (const [id, { lsn }] of written) if (lsn <= here) written.delete(id);
  };

  const primary = watch(primaryUrl, own, 'select pg_current_wal_insert_lsn()::text as lsn', (lsn, at) => {
    samples.push({ at, lsn });
  });
  // A server that is no standby, such as one that was promoted, has no position and counts as away.
  const replica = watch(
    url,
    own,
    'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as lsn',
    (lsn, at) => {
      replayed = { lsn, at };
      forget();
    },
  );

  return {
    pools,
    lag,
    fault,
    poolFor: (kind, actorId) =>
      written.has(actorId) || fault() !== undefined
        ? undefined
        : pools[kind === 'staff' ? 'replica_staff' : 'replica_export'],
    giveUp: () => {
      replayed = undefined;
    },
    isReplicaFault: (error) =>
      error instanceof DatabaseUnavailable || (error instanceof pg.DatabaseError && replicaOnly.has(error.code ?? '')),
    noteWrite: (actorId, text) => {
      const lsn = parseLsn(text);
      if (lsn === undefined || (replayed !== undefined && lsn <= replayed.lsn)) return;
      const before = written.get(actorId);
      if (before === undefined || before.lsn < lsn) written.set(actorId, { lsn, text });
    },
    lastWriteOf: (actorId) => written.get(actorId)?.text,
    catchUp: async () => {
      // An answer that was already on its way may be older than what is waited for.
      await primary.look();
      await primary.look();
      const goal = samples.at(-1)?.lsn ?? 0n;
      while (fault() === undefined && (replayed?.lsn ?? 0n) < goal) {
        await wait(CATCH_UP_MS);
        await replica.look();
      }
    },
    close: async () => {
      await Promise.all([primary.close(), replica.close(), ...Object.values(pools).map((pool) => pool.end())]);
    },
  };
}

/** Asks a server every `LOOK_MS` where it stands, on a connection of its own. `seen` gets the position, and when it was asked. */
function watch(url: string, limits: DatabaseLimits, sql: string, seen: (lsn: Lsn, at: number) => void) {
  let client: DatabaseClient | undefined;
  let looking: Promise<void> | undefined;
  const ask = async () => {
    const at = performance.now();
    try {
      client ??= await connectClient(url, limits, { query_timeout: CONNECT_MS });
      const { rows } = await client.query<{ lsn: string | null }>(sql);
      const lsn = parseLsn(rows[0]?.lsn ?? '');
      if (lsn !== undefined) seen(lsn, at);
    } catch {
      client?.destroy();
      client = undefined;
    }
  };
  const look = (): Promise<void> => {
    looking ??= ask().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  void look();
  return {
    look,
    close: async () => {
      clearInterval(timer);
      await looking;
      await client?.end();
    },
  };
}

/**
 * A statement was ended because it would have kept the replica from replaying, or the replica lacks a table or column of a migration that it has not replayed.
 */
const replicaOnly: ReadonlySet<string> = new Set(['40001', '42P01', '42703', '42883']);
