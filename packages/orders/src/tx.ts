import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { RepeatCounter } from './audit/repeat-counter.ts';

/** What a transaction says of itself in the audit. */
export interface Trail {
  /** Rows that it wrote, repeated refusals included. */
  rows: number;
  readonly repeats: RepeatCounter;
}

/** One transaction: Drizzle over one connection whose actor is set. */
export type Tx = NodePgDatabase & {
  readonly client: pg.PoolClient;
  readonly trail: Trail;
  /** What is waited for when the transaction ends (`leaveUnderWay`). */
  readonly underWay: Promise<unknown>[];
};
