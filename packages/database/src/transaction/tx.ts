import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { WrittenRows } from '../covered-rows/index.ts';
import type { RuleBook } from '../rules/index.ts';
import type { RepeatCounter } from './repeat-counter.ts';

/** What a transaction has written to the audit. */
export interface Trail {
  /** Rows, repeated refusals included. */
  rows: number;
  readonly written: WrittenRows;
  readonly repeats: RepeatCounter;
}

/** An open transaction: Drizzle, and plain SQL by `client.query`. A query after its end is rejected. */
export type Tx = NodePgDatabase & {
  readonly client: Pick<pg.PoolClient, 'query'>;
  readonly trail: Trail;
  readonly ruleBook: RuleBook;
  /** Statements that `leavePending` left to the end of the transaction. */
  readonly pending: Promise<unknown>[];
  /** Of the request that asked for it; null: none did. The jobs that it adds carry it. */
  readonly requestId: string | null;
};

/**
 * Leaves statements that were sent to the end of the transaction: nothing needs their answers, and PostgreSQL runs what is sent later after
 * them. An error of theirs is thrown there.
 */
export function leavePending(tx: Pick<Tx, 'pending'>, ...statements: readonly Promise<unknown>[]): void {
  for (const statement of statements) {
    statement.catch(() => undefined);
    tx.pending.push(statement);
  }
}
