import { type Figure, figure } from '@beian/domain/metrics';
import type pg from 'pg';
import { watchWaits } from '../connection/connections.ts';
import type { AppContext } from '../transaction/context-type.ts';
import type { Metrics } from './metrics.ts';

/** Measures the pools of a context: connections, and how long a transaction waits for one. */
export function measurePools(metrics: Metrics, { pools, replica }: AppContext): void {
  const named = Object.entries({ ...pools, ...replica?.pools }) as [string, pg.Pool][];
  for (const [pool, of] of named)
    watchWaits(of, (seconds) => metrics.observe('beian_pool_wait_seconds', { pool }, seconds));
  metrics.readPart('pools', async () => {
    const lag = replica?.lag() ?? null;
    return [
      ...named.flatMap(([pool, of]) => figuresOf(pool, of)),
      ...(lag === null ? [] : [figure('beian_replica_lag_seconds', {}, lag)]),
    ];
  });
}

const figuresOf = (pool: string, { options, totalCount, idleCount, waitingCount }: pg.Pool): Figure[] => [
  figure('beian_pool_size_connections', { pool }, options.max),
  figure('beian_pool_connections', { pool, state: 'idle' }, idleCount),
  figure('beian_pool_connections', { pool, state: 'used' }, totalCount - idleCount),
  figure('beian_pool_waiting', { pool }, waitingCount),
];
